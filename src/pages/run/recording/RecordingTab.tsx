import { useMemo, useState } from 'react';
import { useRecordingArtifacts } from '~/api/artifacts/lists';
import { useArtifactUrl } from '~/api/artifacts/useArtifactUrl';
import { workflowRunIdOf } from '~/api/workflowRunId';
import { recordings, type Recording } from '~/model/run/recordings';
import { Button } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { Segments } from '~/ui/Segments';
import { Loading } from '~/ui/Skeleton';
import { useRunData } from '../workspace/RunContext';
import { Player } from './Player';
import { sayNoRecording, type RecordingProblem } from './recordingWords';
import css from './Recording.module.css';

/** The replay of the browser session, or why there is none. */
export function RecordingTab() {
  const { run, rich, richState } = useRunData();
  const artifacts = useRecordingArtifacts(workflowRunIdOf(run) ?? run.run_id);
  const known = useMemo(() => recordings(run, rich, artifacts.data ?? []), [run, rich, artifacts.data]);
  const [chosen, setChosen] = useState<string | null>(null);
  const { list, absence } = known;
  const at = chosen === null ? list.findLastIndex(({ archived }) => !archived) : Number(chosen);
  const shown = list[at];
  const asking = artifacts.isPending || richState === 'loading';
  return (
    <section className={css.tab} aria-label="Recording">
      {list.length > 1 && (
        <div className={css.several}>
          <Segments
            label="Recordings of this run"
            options={list.map((_, index) => ({ value: String(index), label: `Recording ${index + 1}` }))}
            value={String(at)}
            onChange={setChosen}
          />
        </div>
      )}
      {shown && absence === null ? (
        <OneRecording
          key={`${shown.artifactId ?? shown.url} ${shown.uri ?? ''}`}
          recording={shown}
          startMs={known.startMs}
          lengthS={known.lengthMs === null ? null : known.lengthMs / 1000}
        />
      ) : asking && absence !== 'live' ? (
        <Loading label="Loading the recording" />
      ) : (
        <NoRecording problem={absence ?? 'none'} />
      )}
    </section>
  );
}

interface OneRecordingProps {
  recording: Recording;
  startMs: number | null;
  lengthS: number | null;
}

function OneRecording({ recording, startMs, lengthS }: OneRecordingProps) {
  const loaded = useArtifactUrl(recording.artifactId, {
    signedUrl: recording.url,
    uri: recording.uri,
    archived: recording.archived,
  });
  const { url } = loaded;
  if (url)
    return <Player recording={recording} loaded={{ ...loaded, url }} startMs={startMs} lengthS={lengthS} />;
  if (loaded.state === 'loading') return <Loading label="Loading the recording" />;
  const problem =
    loaded.state === 'archived' ? 'archived' : loaded.state === 'missing' ? 'no-bytes' : 'not-loaded';
  return <NoRecording problem={problem} onRetry={loaded.retry} />;
}

function NoRecording({ problem, onRetry }: { problem: RecordingProblem; onRetry?: () => void }) {
  const said = sayNoRecording(problem);
  return (
    <EmptyState
      icon="clapperboard"
      title={said.title}
      actions={onRetry && problem !== 'archived' && <Button onClick={onRetry}>Try again</Button>}
    >
      {said.sentence}
    </EmptyState>
  );
}
