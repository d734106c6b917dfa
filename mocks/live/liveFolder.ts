import type { RunRow } from '../recorded/index';
import { moveTimes, recordedId, renameText, writeTime } from '../scene/rename';
import type { RunFolder } from '../scene/runFolder';
import { fileNow } from './liveFiles';
import { placeOf, renameOf, toldTime, type LiveState } from './liveState';
import { presentOf, type Present } from './present';
import type { RunFacts, Series } from './series';

/** Files that say nothing of time, or of a time before the run. */
const TIMELESS = new Set(['agent.json', 'workflow.json', 'requests.json', 'media.json']);
/** Files that exist only when the run is over. */
const LATE = new Set(['scripts.json', 'scripts-list.json', 'scripts-values.json', 'fallback-episodes.json']);

interface Parts {
  state: LiveState;
  /** The id that this folder answers to: the state's, or that of the run which a planner's task drives. */
  runId: string;
  listed: boolean;
  base: RunFolder;
  series: () => Promise<Series>;
  now: () => number;
  /** Called before anything of the run is told. */
  onAsked: () => void;
}

/** A run that happens now: the recorded one, as it stood at its present place. */
export function liveFolder({ state, runId, listed, base, series, now, onAsked }: Parts): RunFolder {
  const present = async (): Promise<Present> => {
    onAsked();
    const found = await series();
    return presentOf(state, found, placeOf(state, found, now()));
  };
  const told = async (text: string): Promise<string> => {
    const { createdAt } = await series();
    return moveTimes(renameText(text, renameOf(state)), (recorded) => toldTime(state, createdAt, recorded));
  };

  return {
    slug: state.slug,
    recordedSlug: state.slug,
    runId,
    searchText: `${runId} ${base.searchText}`,
    holds(id) {
      if (id === runId) return true;
      const recorded = recordedId(id, renameOf(state));
      return recorded !== id && base.holds(recorded);
    },
    async row() {
      const row = listed ? await base.row() : null;
      if (!row) return null;
      const isAsked = state.bends.length > 0;
      const run = isAsked
        ? (JSON.parse(await told(JSON.stringify((await present()).run))) as RunFacts)
        : null;
      return rowNow(row, state, runId, run);
    },
    async text(file) {
      if (TIMELESS.has(file)) {
        const text = await base.text(file);
        await present();
        return text === null ? null : renameText(text, renameOf(state));
      }
      const moment = await present();
      if (LATE.has(file) && !moment.isSettled) return null;
      const text = await fileNow(file, base, moment, state);
      return text === null ? null : told(text);
    },
    async content(artifactId) {
      const id = recordedId(artifactId, renameOf(state));
      const { isSettled } = await present();
      // A recording cannot be read before its run is over.
      if (!isSettled && (await isRecording(base, id))) return null;
      return base.content(id);
    },
  };
}

async function isRecording(base: RunFolder, artifactId: string): Promise<boolean> {
  const text = (await base.text('artifacts-recording.json')) ?? '[]';
  return (JSON.parse(text) as { artifact_id: string }[]).some((row) => row.artifact_id === artifactId);
}

function rowNow(row: RunRow, state: LiveState, runId: string, run: RunFacts | null): RunRow {
  const digits = runId.slice(runId.lastIndexOf('_') + 1);
  return {
    ...row,
    run_id: runId,
    task_run_id: `tr_${BigInt(digits) + 2n}`,
    title: state.title ?? row.title,
    status: run?.status ?? 'queued',
    created_at: run?.created_at ?? writeTime(state.createdAt),
    started_at: run?.started_at ?? null,
    finished_at: run?.finished_at ?? null,
  };
}
