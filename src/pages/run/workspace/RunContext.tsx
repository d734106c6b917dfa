import { createContext, useContext } from 'react';
import type { ApiError } from '~/api/apiError';
import type { Analysis } from '~/model/failure/analysis';
import type { PictureBook } from '~/model/pictures';
import type { Timeline } from '~/model/timeline/timeline';
import type { Artifact } from '~/skyvern/artifact';
import type { Agent, BlockDefinition } from '~/skyvern/agent';
import type { RichRun, TaskV2 } from '~/skyvern/richRun';
import type { Run } from '~/skyvern/run';
import type { Step, TaskV1 } from '~/skyvern/task';

/** Everything the run page knows, computed once and read by every panel. Absent parts are null, never invented. */
export interface RunData {
  /** The id in the address; `run.run_id` may differ from it (a task v2 asked by its `wr_` id). */
  askedId: string;
  run: Run;
  /** The richest answer; null while loading and where this server or kind of run has none. */
  rich: RichRun | null;
  richState: 'loading' | 'ready' | 'absent';
  taskV1: TaskV1 | null;
  taskV2: TaskV2 | null;
  /** The agent in the version of this run where the server gives it, else its latest version. */
  agent: Agent | null;
  definition: readonly BlockDefinition[] | null;
  final: boolean;
  timeline: Timeline | null;
  timelineState: 'loading' | 'ready' | 'error' | 'unsupported';
  timelineError: ApiError | null;
  retryTimeline: () => void;
  pictures: PictureBook | null;
  /** The run's pictures as listed, by artifact id. */
  artifacts: ReadonlyMap<string, Artifact>;
  analysis: Analysis | null;
  /** Zero of the times shown beside rows: start of the run, else of its first item. */
  startMs: number | null;
  /** Steps of the tasks that the failure analysis looked at, by task id. */
  steps: ReadonlyMap<string, readonly Step[]>;
}

const Context = createContext<RunData | null>(null);

export const RunDataProvider = Context.Provider;

/** The run this page shows. Only inside `RunPage`. */
export function useRunData(): RunData {
  const data = useContext(Context);
  if (!data) throw new Error('useRunData stands outside of a run page');
  return data;
}
