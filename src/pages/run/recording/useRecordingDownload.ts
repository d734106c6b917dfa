import { useState } from 'react';
import { asApiError } from '~/api/apiError';
import { artifactBlob } from '~/api/artifacts/content';
import type { Recording } from '~/model/run/recordings';
import { sayError } from '~/pages/words';
import { downloadBlob } from '~/ui/download';
import { useToast } from '~/ui/Toasts';
import { useRunData } from '../workspace/RunContext';

export interface RecordingDownload {
  /** Part that has come, 0 to 1; null while nothing is being downloaded. */
  part: number | null;
  start: () => void;
}

interface Wanted {
  recording: Recording;
  /** 1-based place among several; null when it is the only one. */
  number: number | null;
  /** Where it is played from: asked where the recording has no artifact. */
  url: string;
}

/** Saves a recording under its run's id with the ending of what it is: `wr_…-recording.mp4`. */
export function useRecordingDownload({ recording, number, url }: Wanted): RecordingDownload {
  const { run } = useRunData();
  const toast = useToast();
  const [part, setPart] = useState<number | null>(null);
  const save = async () => {
    setPart(0);
    try {
      const bytes =
        recording.artifactId === null
          ? await bytesAt(url)
          : await artifactBlob(recording.artifactId, undefined, (loaded, all) =>
              setPart(all ? Math.floor((loaded / all) * 100) / 100 : 0),
            );
      const ending = bytes.type === 'video/webm' ? 'webm' : 'mp4';
      downloadBlob(`${run.run_id}-recording${number === null ? '' : `-${number}`}.${ending}`, bytes);
    } catch (thrown) {
      const { sentence } = sayError(asApiError(thrown));
      toast({ tone: 'bad', text: `The recording was not downloaded. ${sentence}` });
    }
    setPart(null);
  };
  return { part, start: () => void save() };
}

async function bytesAt(url: string): Promise<Blob> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The address of the recording answered ${answer.status}.`);
  return answer.blob();
}
