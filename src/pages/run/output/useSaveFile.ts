import { useState } from 'react';
import { asApiError } from '~/api/apiError';
import type { DownloadedFile } from '~/model/run/downloadedFiles';
import { sayError } from '~/pages/words';
import { downloadBlob } from '~/ui/download';
import { useFileBytes } from './useFileBytes';

export interface SaveFile {
  save: () => void;
  /** Part that has come, 0 to 1; null while nothing is being fetched. */
  part: number | null;
  /** Why the last try came to nothing. */
  failed: string | null;
}

/** Saves one file under its own name. */
export function useSaveFile(file: DownloadedFile): SaveFile {
  const bytesOf = useFileBytes();
  const [part, setPart] = useState<number | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const save = async () => {
    if (part !== null) return;
    setFailed(null);
    setPart(0);
    try {
      downloadBlob(file.name, await bytesOf(file, (now) => setPart(Math.floor(now * 100) / 100)));
    } catch (thrown) {
      setFailed(sayNoFile(thrown));
    }
    setPart(null);
  };
  return { save: () => void save(), part, failed };
}

function sayNoFile(thrown: unknown): string {
  const error = asApiError(thrown);
  if (error.kind !== 'missing') return sayError(error).sentence;
  return error.detail?.startsWith('Link expired')
    ? error.detail
    : 'The server has no bytes of this file any more.';
}
