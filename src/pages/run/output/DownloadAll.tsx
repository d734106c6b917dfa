import { useState } from 'react';
import type { DownloadedFile } from '~/model/run/downloadedFiles';
import { Button } from '~/ui/Button';
import { downloadBlob } from '~/ui/download';
import { useToast } from '~/ui/Toasts';
import { useRunData } from '../workspace/RunContext';
import { fileReach } from './fileReach';
import { uniqueNames } from './uniqueNames';
import { useFileBytes } from './useFileBytes';

/** Saves every file that can be had in one ZIP, and says how many could not. Nothing where there are fewer than two. */
export function DownloadAll({ files, nowMs }: { files: readonly DownloadedFile[]; nowMs: number }) {
  const { run } = useRunData();
  const bytesOf = useFileBytes();
  const toast = useToast();
  const [done, setDone] = useState<number | null>(null);
  const wanted = files.filter((file) => fileReach(file, nowMs).by === 'asked');
  if (wanted.length < 2) return null;

  const save = async () => {
    setDone(0);
    const names = uniqueNames(wanted.map(({ name }) => name));
    const parts: Record<string, Uint8Array> = {};
    for (const [at, file] of wanted.entries()) {
      // One after the other: the server reads each whole into its memory.
      // oxlint-disable-next-line no-await-in-loop
      const bytes = await bytesOf(file, () => undefined).catch(() => null);
      // oxlint-disable-next-line no-await-in-loop
      if (bytes) parts[names[at] ?? file.name] = new Uint8Array(await bytes.arrayBuffer());
      setDone(at + 1);
    }
    const had = Object.keys(parts).length;
    if (had > 0) {
      const { zipSync } = await import('fflate');
      const zip = zipSync(parts, { level: 0 }) as Uint8Array<ArrayBuffer>;
      downloadBlob(`${run.run_id}-files.zip`, new Blob([zip], { type: 'application/zip' }));
    }
    if (had < wanted.length)
      toast({ tone: 'bad', text: `${wanted.length - had} of ${wanted.length} files could not be had.` });
    setDone(null);
  };
  return (
    <Button kind="quiet" size="small" icon="download" busy={done !== null} onClick={() => void save()}>
      {done === null ? 'Download all' : `${done} of ${wanted.length}`}
    </Button>
  );
}
