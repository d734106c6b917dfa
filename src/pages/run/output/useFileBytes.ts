import { useQueryClient } from '@tanstack/react-query';
import { artifactBlob } from '~/api/artifacts/content';
import { ApiError } from '~/api/apiError';
import { reachableUrl } from '~/api/reach';
import { runQuery } from '~/api/run';
import { downloadedFiles, type DownloadedFile } from '~/model/run/downloadedFiles';
import { useRunData } from '../workspace/RunContext';
import { fileReach } from './fileReach';

export type OnProgress = (part: number) => void;
/** The bytes of a file; rejects with an `ApiError` where they cannot be had. `onProgress` gets 0 to 1. */
export type FileBytes = (file: DownloadedFile, onProgress: OnProgress) => Promise<Blob>;

/**
 * How files are fetched: through the artifact, whose address never ends; else by the address in the answer, and where that
 * has run out by a fresh one, which the server writes into each answer about the run.
 */
export function useFileBytes(): FileBytes {
  const client = useQueryClient();
  const { askedId } = useRunData();
  return async (file, onProgress) => {
    if (file.artifactId !== null)
      return artifactBlob(file.artifactId, undefined, (loaded, all) => onProgress(all ? loaded / all : 0));
    const reach = fileReach(file, Date.now());
    const known = reach.by === 'asked' && !reach.expired ? reach.url : null;
    const bytes = known === null ? null : await bytesAt(known);
    if (bytes) return bytes;
    const run = await client.fetchQuery({ ...runQuery(askedId), staleTime: 0 });
    const again = downloadedFiles(run, null, []).find((one) => isSame(one, file));
    const fresh = reachableUrl(again?.url);
    const renewed = fresh === null || fresh === known ? null : await bytesAt(fresh);
    if (renewed) return renewed;
    throw new ApiError({
      kind: 'missing',
      method: 'GET',
      path: file.name,
      status: 403,
      detail: 'Link expired. The server gives no other address for this file.',
    });
  };
}

const isSame = (one: DownloadedFile, other: DownloadedFile): boolean =>
  one.name === other.name && one.checksum === other.checksum;

/** null where the address is refused. */
async function bytesAt(url: string): Promise<Blob | null> {
  const answer = await fetch(url).catch(() => null);
  return answer?.ok ? answer.blob() : null;
}
