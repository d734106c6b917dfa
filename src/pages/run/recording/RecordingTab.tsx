import { useMemo, useState } from 'react';
import { useRecordingArtifacts } from '~/api/artifacts/lists';
import { useArtifactUrl } from '~/api/artifacts/useArtifactUrl';
import { workflowRunIdOf } from '~/api/workflowRunId';
import { recordings, type Recording } from '~/model/run/recordings';
import { EmptyState } from '~/ui/EmptyState';
import { Loading } from '~/ui/Skeleton';
import { Segments } from '~/ui/Segments';
import { useRunData } from '../workspace/RunContext';
import { sayNoRecording } from './recordingWords';
import { VideoPlayer } from './VideoPlayer';
import css from './Recording.module.css';

/** The replay of the browser session, or why there is none. */
export function RecordingTab() {
  const { run, rich } = useRunData();
  const artifacts = useRecordingArtifacts(workflowRunIdOf(run) ?? run.run_id);
  const { list, absence } = useMemo(
    () => recordings(run, rich, artifacts.data ?? []),
    [run, rich, artifacts.data],
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = list[chosen === null ? list.length - 1 : Number(chosen)];
  if (absence !== null || !shown) {
    const said = sayNoRecording(absence ?? 'none');
    return (
      <section className={css.tab} aria-label="Recording">
        <EmptyState icon="clapperboard" title={said.title}>
          {said.sentence}
        </EmptyState>
      </section>
    );
  }
  return (
    <section className={css.tab} aria-label="Recording">
      {list.length > 1 && (
        <Segments
          label="Recordings"
          options={list.map((_, at) => ({ value: String(at), label: `Recording ${at + 1}` }))}
          value={chosen ?? String(list.length - 1)}
          onChange={setChosen}
        />
      )}
      <OneRecording key={shown.artifactId ?? shown.url} recording={shown} />
    </section>
  );
}

function OneRecording({ recording }: { recording: Recording }) {
  const { url, state, onError } = useArtifactUrl(recording.artifactId, {
    signedUrl: recording.url,
    uri: recording.uri,
    archived: recording.archived,
  });
  if (state === 'loading') return <Loading label="Loading the recording" />;
  if (!url) {
    const said = sayNoRecording(state === 'archived' ? 'archived' : 'none');
    return (
      <EmptyState icon="clapperboard" title={said.title}>
        {said.sentence}
      </EmptyState>
    );
  }
  return <VideoPlayer url={url} format={recording.format} onError={onError} />;
}
