import type { Block } from '~/skyvern/timeline';

/** The run that a block started and that has a page of its own. */
export interface ChildRun {
  runId: string;
  /** The agent it runs (`wpid_…`). */
  agentId: string | null;
  /** As the block recorded it; the run itself may have gone on. */
  status: string | null;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value : null);

/** The run a `workflow_trigger` block started, or null. It stands in the block's output; only some servers link it. */
export function childRunOf(block: Block | null): ChildRun | null {
  if (!block || block.block_type !== 'workflow_trigger') return null;
  const output =
    typeof block.output === 'object' && block.output !== null
      ? (block.output as Record<string, unknown>)
      : {};
  const runId = text(output['workflow_run_id']) ?? block.block_workflow_run_id;
  return runId === null
    ? null
    : { runId, agentId: text(output['workflow_permanent_id']), status: text(output['status']) };
}
