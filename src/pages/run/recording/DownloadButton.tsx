import { Button } from '~/ui/Button';
import { Tooltip } from '~/ui/Tooltip';
import type { RecordingDownload } from './useRecordingDownload';
import css from './Recording.module.css';

interface DownloadButtonProps {
  download: RecordingDownload;
  /** What is downloaded: shown on hover, where a narrow window has no room for it. */
  facts?: string;
}

/** “Download”, or how much of it has come. */
export function DownloadButton({ download: { part, start }, facts = '' }: DownloadButtonProps) {
  return (
    <Tooltip text={facts || null} describes={false}>
      <Button
        kind="quiet"
        size="small"
        icon="download"
        aria-label="Download"
        busy={part !== null}
        onClick={start}
      >
        <span className={css.word}>
          {part === null || part === 0 ? 'Download' : `${Math.round(part * 100)} %`}
        </span>
      </Button>
    </Tooltip>
  );
}
