import type { Recording } from '~/model/run/recordings';
import { formatBytes, formatDuration } from '~/ui/format';
import { TabControls } from '../workspace/TabControls';
import { DownloadButton } from './DownloadButton';
import type { PlayerState } from './usePlayer';
import type { RecordingDownload } from './useRecordingDownload';
import css from './Recording.module.css';

interface RecordingFactsProps {
  recording: Recording;
  state: PlayerState;
  download: RecordingDownload;
}

/** Length, size and download of the recording, at the right end of the tab row. */
export function RecordingFacts({ recording, state, download }: RecordingFactsProps) {
  const facts = [
    state.ready && state.duration > 0 ? formatDuration(state.duration * 1000) : null,
    state.width > 0 ? `${state.width} × ${state.height}` : null,
    recording.size === null ? null : formatBytes(recording.size),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <TabControls>
      <span className={css.facts}>{facts}</span>
      <DownloadButton download={download} facts={facts} />
    </TabControls>
  );
}
