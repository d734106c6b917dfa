import { useMemo, useState } from 'react';
import { useRecordingArtifacts } from '~/api/artifacts/lists';
import { reachableUrl } from '~/api/reach';
import { workflowRunIdOf } from '~/api/workflowRunId';
import { recordings, type Recording } from '~/model/run/recordings';
import { Segments } from '~/ui/Segments';
import { useNow } from '~/ui/useNow';
import { useRunData } from '../workspace/RunContext';
import { NoRecording } from './NoRecording';
import { OneRecording } from './OneRecording';
import { RecordingSkeleton } from './RecordingSkeleton';
import css from './Recording.module.css';

const TICK_MS = 5_000;
/** So long after the end of a run its recording may still be on its way. */
const WRITTEN_WITHIN_MS = 120_000;

/** The replay of the browser session, or why there is none. */
export function RecordingTab() {
  const { run, rich, richState } = useRunData();
  const artifacts = useRecordingArtifacts(workflowRunIdOf(run) ?? run.run_id);
  const [openedMs] = useState(() => Date.now());
  const settled = run.finished_at !== null && openedMs - run.finished_at > WRITTEN_WITHIN_MS;
  const nowMs = useNow(settled ? null : TICK_MS) || openedMs;
  const recent = run.finished_at !== null && nowMs - run.finished_at < WRITTEN_WITHIN_MS;
  const listed = artifacts.data;
  const { list, absence, lengthMs } = useMemo(
    () => recordings(run, rich, listed ?? [], nowMs),
    [run, rich, listed, nowMs],
  );
  const [chosen, setChosen] = useState<number | null>(null);
  const playable = list.findLastIndex(canBeAskedFor);
  const at = chosen ?? (playable >= 0 ? playable : list.findLastIndex(({ archived }) => !archived));
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
            onChange={(value) => setChosen(Number(value))}
          />
          <span className={css.note}>The run made several, one for each page or try. Oldest first.</span>
        </div>
      )}
      {shown && (absence === null || chosen !== null) ? (
        <OneRecording
          key={`${shown.artifactId ?? shown.url} ${shown.uri ?? ''}`}
          recording={shown}
          number={list.length > 1 ? at + 1 : null}
          artifacts={listed ?? []}
          lengthS={lengthMs === null ? null : lengthMs / 1000}
          recent={recent}
        />
      ) : asking && absence !== 'live' ? (
        <RecordingSkeleton />
      ) : (
        <NoRecording problem={absence ?? 'none'} />
      )}
    </section>
  );
}

/** A server can name the film of a session by a file on its disk and still keep one of the run that can be had. */
const canBeAskedFor = ({ archived, artifactId, url }: Recording): boolean =>
  !archived && (artifactId !== null || reachableUrl(url) !== null);
