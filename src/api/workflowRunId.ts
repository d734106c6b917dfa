import type { Run } from '~/skyvern/run';

/** The `wr_` id that a run's internal answers and artifacts go by, as far as its answer tells; null: it has none, or does not tell. */
export function workflowRunIdOf(run: Run): string | null {
  if (run.run_id.startsWith('wr_')) return run.run_id;
  return /\/(wr_\w+)\/?(?:[?#].*)?$/.exec(run.app_url ?? '')?.[1] ?? null;
}
