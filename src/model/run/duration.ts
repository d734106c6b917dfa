import type { Run } from '~/skyvern/run';
import { isFinal } from '~/skyvern/status';

/**
 * How long the run took, in milliseconds; while it is not over, how long it has been going on at `nowMs`.
 * Null before it started, and where a run that is over does not say when it ended. A clock that went back gives 0.
 */
export function runDuration(run: Run, nowMs: number): number | null {
  if (run.started_at === null) return null;
  const end = isFinal(run) ? run.finished_at : nowMs;
  return end === null ? null : Math.max(0, end - run.started_at);
}
