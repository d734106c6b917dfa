import { useState } from 'react';
import { asApiError } from '~/api/apiError';
import { artifactBlob } from '~/api/artifacts/content';
import { reachableUrl } from '~/api/reach';
import type { DownloadedFile } from '~/model/run/downloadedFiles';
import { sayError } from '~/pages/words';
import { Button } from '~/ui/Button';
import { CopyButton } from '~/ui/CopyButton';
import { downloadBlob } from '~/ui/download';
import { formatBytes } from '~/ui/format';
import { RelativeTime } from '~/ui/RelativeTime';
import { safeFileName } from './safeFileName';
import css from './Output.module.css';

/** One downloaded file: its name saves it where the server gives its bytes; else the row says why not. */
export function FileRow({ file }: { file: DownloadedFile }) {
  const [busy, setBusy] = useState<number | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const url = reachableUrl(file.url);
  const absent = whyUnreachable(file, url);

  const save = async () => {
    setFailed(null);
    setBusy(0);
    try {
      downloadBlob(safeFileName(file.name), await bytesOf(file, url, setBusy));
    } catch (thrown) {
      const error = asApiError(thrown);
      setFailed(
        error.kind === 'missing'
          ? 'The server has no bytes of this file any more.'
          : sayError(error).sentence,
      );
    }
    setBusy(null);
  };
  return (
    <tr>
      <td className={css.file}>
        {absent ? (
          <>
            <bdi>{file.name}</bdi>
            <span className={css.absent}>{absent}</span>
          </>
        ) : (
          <Button kind="quiet" size="small" icon="file-down" busy={busy !== null} onClick={() => void save()}>
            <bdi>{file.name}</bdi>
          </Button>
        )}
        {failed && (
          <span className={css.absent} role="alert">
            {failed}{' '}
            <Button kind="quiet" size="small" onClick={() => void save()}>
              Try again
            </Button>
          </span>
        )}
        {file.from && <span className={css.note}>from {file.from.label ?? 'a block'}</span>}
      </td>
      <td>{file.extension?.toUpperCase() ?? 'unknown'}</td>
      <td data-numeric>
        {busy !== null && busy > 0
          ? `${Math.round(busy * 100)} %`
          : file.size === null
            ? 'not known'
            : formatBytes(file.size)}
      </td>
      <td>{file.modifiedMs === null ? 'not known' : <RelativeTime at={file.modifiedMs} />}</td>
      <td>
        {file.checksum ? (
          <span className={css.checksum}>
            <code title={file.checksum}>{file.checksum.slice(0, 12)}…</code>
            <CopyButton
              iconOnly
              kind="quiet"
              size="small"
              label={`Copy checksum of ${file.name}`}
              text={file.checksum}
            />
          </span>
        ) : (
          'not given'
        )}
      </td>
    </tr>
  );
}

/** Why a file cannot be had; null where it can be asked for. */
function whyUnreachable(file: DownloadedFile, url: string | null): string | null {
  if (file.archived) return 'Archived: the server has moved it to storage that this page cannot open.';
  if (file.artifactId !== null || url !== null) return null;
  if (file.url?.startsWith('file:'))
    return `The server keeps it on its own disk and gives no address for it: ${file.url.replace(/^file:\/\//, '')}`;
  return 'The server gives no address for this file.';
}

/** Through the artifact, whose address never expires; else by the address in the answer. */
async function bytesOf(
  file: DownloadedFile,
  url: string | null,
  onProgress: (part: number) => void,
): Promise<Blob> {
  if (file.artifactId !== null)
    return artifactBlob(file.artifactId, undefined, (loaded, all) => onProgress(all ? loaded / all : 0));
  const answer = await fetch(url ?? '');
  if (!answer.ok) throw new Error('Link expired. The server gives no other address for this file.');
  return answer.blob();
}
