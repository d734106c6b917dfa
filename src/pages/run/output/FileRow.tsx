import type { DownloadedFile } from '~/model/run/downloadedFiles';
import { Button, buttonClass } from '~/ui/Button';
import { CopyButton } from '~/ui/CopyButton';
import { formatBytes } from '~/ui/format';
import { Icon } from '~/ui/Icon';
import { RelativeTime } from '~/ui/RelativeTime';
import { useSelection } from '../workspace/selection';
import { fileIcon } from './fileIcon';
import { fileReach, type FileReach } from './fileReach';
import { useSaveFile } from './useSaveFile';
import { visibleName } from './visibleName';
import css from './Files.module.css';

/** One downloaded file: its name saves it where its bytes can be had; else the row says why not. */
export function FileRow({ file, nowMs }: { file: DownloadedFile; nowMs: number }) {
  const { save, part, failed } = useSaveFile(file);
  const { select } = useSelection();
  const { from, checksum } = file;
  return (
    <tr>
      <td>
        <div className={css.file}>
          <FileName file={file} reach={fileReach(file, nowMs)} busy={part !== null} save={save} />
          {failed !== null && (
            <span className={css.absent} role="alert">
              {failed}{' '}
              <Button kind="quiet" size="small" onClick={save}>
                Try again
              </Button>
            </span>
          )}
        </div>
      </td>
      <td data-mono>
        {from ? (
          <button type="button" className={css.from} onClick={() => select(from.itemId, 'link')}>
            {from.label ?? 'a block'}
          </button>
        ) : (
          <span className={css.unknown}>not known</span>
        )}
      </td>
      <td>{file.extension?.toUpperCase() ?? <span className={css.unknown}>not known</span>}</td>
      <td data-numeric>
        {part !== null && part > 0 ? (
          `${Math.round(part * 100)} %`
        ) : file.size === null ? (
          <span className={css.unknown}>not known</span>
        ) : (
          formatBytes(file.size)
        )}
      </td>
      <td className={css.time}>
        {file.modifiedMs === null ? (
          <span className={css.unknown}>not known</span>
        ) : (
          <RelativeTime at={file.modifiedMs} />
        )}
      </td>
      <td data-mono>
        {checksum === null ? (
          <span className={css.unknown}>not given</span>
        ) : (
          <span className={css.checksum}>
            <span title={checksum}>{shortened(checksum)}</span>
            <CopyButton
              iconOnly
              kind="quiet"
              size="small"
              label={`Copy checksum of ${file.name}`}
              text={checksum}
            />
          </span>
        )}
      </td>
    </tr>
  );
}

interface FileNameProps {
  file: DownloadedFile;
  reach: FileReach;
  busy: boolean;
  save: () => void;
}

function FileName({ file, reach, busy, save }: FileNameProps) {
  const name = <bdi className={css.name}>{visibleName(file.name)}</bdi>;
  switch (reach.by) {
    case 'asked':
      return (
        <>
          <Button kind="quiet" size="small" icon={fileIcon(file.extension)} busy={busy} onClick={save}>
            {name}
          </Button>
          {reach.expired && (
            <span className={css.absent}>
              Link expired.{' '}
              <Button kind="quiet" size="small" aria-label={`Renew ${file.name}`} onClick={save}>
                Renew
              </Button>
            </span>
          )}
        </>
      );
    case 'link':
      return (
        <>
          <a
            className={buttonClass({ kind: 'quiet', size: 'small' })}
            href={reach.href}
            target="_blank"
            rel="noreferrer noopener"
          >
            <Icon name={fileIcon(file.extension)} size={14} />
            {name}
          </a>
          <span className={css.absent}>The browser fetches it from {reach.host}.</span>
        </>
      );
    case 'none':
      return (
        <>
          <span className={css.dead}>
            <Icon name={fileIcon(file.extension)} size={14} />
            {name}
          </span>
          <span className={css.absent}>{reach.why}</span>
        </>
      );
  }
}

const shortened = (checksum: string): string =>
  checksum.length > 12 ? `${checksum.slice(0, 4)}…${checksum.slice(-4)}` : checksum;
