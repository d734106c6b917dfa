import { useEffect, useRef, useState } from 'react';
import { artifactBlob } from '~/api/artifacts/content';
import { downloadBlob } from '~/ui/download';
import { artifactFileName, type ArtifactGroup } from './artifactFiles';

/** How far a download has come. */
export interface DownloadProgress {
  kind: ArtifactGroup['kind'];
  done: number;
  all: number;
  /** Files that the server did not give. */
  failed: number;
}

interface ArtifactDownload {
  progress: DownloadProgress | null;
  /** Saves all of a group: one file as it is, several as a ZIP. */
  start: (group: ArtifactGroup) => void;
  stop: () => void;
}

/** Downloads groups of a run's artifacts, one file after the other: the server reads each one whole into its memory. */
export function useArtifactDownload(runId: string): ArtifactDownload {
  const [progress, setProgress] = useState<DownloadProgress | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async ({ kind, artifacts }: ArtifactGroup, controller: AbortController) => {
    const files = new Map<string, Blob>();
    const state = { kind, done: 0, all: artifacts.length, failed: 0 };
    setProgress({ ...state });
    for (const [at, { artifact_id: id }] of artifacts.entries()) {
      try {
        const blob = await artifactBlob(id, controller.signal);
        files.set(artifactFileName(runId, kind, at, blob.type), blob);
        state.done += 1;
      } catch {
        if (controller.signal.aborted) return;
        state.failed += 1;
      }
      setProgress({ ...state });
    }
    const [first] = files;
    if (first && files.size === 1) downloadBlob(...first);
    else if (first) downloadBlob(`${runId}-${kind}s.zip`, await zipOf(files));
  };

  return {
    progress,
    start: (group) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      void run(group, controller);
    },
    stop: () => {
      running.current?.abort();
      setProgress(null);
    },
  };
}

async function zipOf(files: ReadonlyMap<string, Blob>): Promise<Blob> {
  const { zipSync } = await import('fflate');
  const parts: Record<string, Uint8Array> = {};
  for (const [name, blob] of files) parts[name] = new Uint8Array(await blob.arrayBuffer());
  // Pictures and videos are packed already.
  return new Blob([zipSync(parts, { level: 0 }) as Uint8Array<ArrayBuffer>], { type: 'application/zip' });
}
