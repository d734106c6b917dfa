import { Outcome } from '../outcome/Outcome';
import { RunDataProvider, useRunData, type RunData } from '../workspace/RunContext';
import { waitingBlock } from './lately';
import { useCalm } from './useCalm';

/** What decides which lines stand in the outcome of a run that is watched. */
const linesOf = ({ run, final, timeline }: RunData) =>
  [run.status, final, run.retry_pending, waitingBlock(timeline)?.workflow_run_block_id].join(' ');

/**
 * The outcome, which pushes everything under it down when a run ends, waits for somebody or goes on: not under hands
 * that are at work. Badge, rows and pictures change at once.
 */
export function CalmOutcome() {
  const data = useRunData();
  const shown = useCalm(
    data,
    (now, next) => linesOf(now) !== linesOf(next),
    (now) => !now.final,
  );
  return (
    <RunDataProvider value={shown}>
      <Outcome />
    </RunDataProvider>
  );
}
