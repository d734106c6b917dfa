import { useState } from 'react';
import { artifactBlob } from '~/api/artifacts/content';
import { asApiError } from '~/api/apiError';
import type { Recording } from '~/model/run/recordings';
import { sayError } from '~/pages/words';
import { Button } from '~/ui/Button';
import { downloadBlob } from '~/ui/download';
import { formatBytes, formatDuration } from '~/ui/format';
import { useToast } from '~/ui/Toasts';
import { useRunData } from '../workspace/RunContext';
import { TabControls } from '../workspace/TabControls';
import type { PlayerState } from './usePlayer';
import css from './Recording.module.css';

/** Length, size and download of the recording, at the right end of the tab row. */
export function RecordingFacts({
  recording,
  state,
  url,
}: {
  recording: Recording;
  state: PlayerState;
  url: string;
}) {
  const { run } = useRunData();
  const toast = useToast();
  const [part, setPart] = useState<number | null>(null);
  const facts = [
    state.duration > 0 ? formatDuration(state.duration * 1000) : null,
    state.width > 0 ? `${state.width} × ${state.height}` : null,
    recording.size === null ? null : formatBytes(recording.size),
  ].filter(Boolean);
  const download = async () => {
    setPart(0);
    try {
      const bytes =
        recording.artifactId === null
          ? await (await fetch(url)).blob()
          : await artifactBlob(recording.artifactId, undefined, (loaded, all) =>
              setPart(all ? loaded / all : 0),
            );
      const ending = bytes.type === 'video/webm' ? 'webm' : 'mp4';
      downloadBlob(`${run.run_id}-recording.${ending}`, bytes);
    } catch (thrown) {
      toast({
        tone: 'bad',
        text: `The recording was not downloaded. ${sayError(asApiError(thrown)).sentence}`,
      });
    }
    setPart(null);
  };
  return (
    <TabControls>
      <span className={css.facts}>{facts.join(' · ')}</span>
      <Button kind="quiet" size="small" icon="download" busy={part !== null} onClick={() => void download()}>
        {part === null || part === 0 ? 'Download' : `${Math.round(part * 100)} %`}
      </Button>
    </TabControls>
  );
}
