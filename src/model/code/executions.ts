import type { ActionNode, BlockNode, Timeline } from '../timeline/timeline';
import { childrenOf } from '../timeline/walk';

/** One time that a block ran. */
export interface Execution {
  node: BlockNode & { block: NonNullable<BlockNode['block']> };
  actions: readonly ActionNode[];
  /** Generated code did it, or tried to. */
  byCode: boolean;
}

const FAILED: ReadonlySet<string | null> = new Set(['failed', 'terminated', 'timed_out']);

export const hasFailed = ({ node }: Execution): boolean => FAILED.has(node.status);

/** The times that each block ran, by its label, in order of execution; blocks that never ran are left out. */
export function executionsByLabel(timeline: Timeline): Map<string, Execution[]> {
  const byLabel = new Map<string, Execution[]>();
  timeline.nodes.forEach((node, index) => {
    if (node.kind !== 'block' || !node.block || node.label === null) return;
    const actions = childrenOf(timeline, index).flatMap((at) => {
      const child = timeline.nodes[at];
      return child?.kind === 'action' ? [child] : [];
    });
    const execution: Execution = {
      node: { ...node, block: node.block },
      actions,
      byCode: node.block.script_run !== null || actions.some(({ action }) => action.created_by === 'script'),
    };
    const before = byLabel.get(node.label);
    if (before) before.push(execution);
    else byLabel.set(node.label, [execution]);
  });
  return byLabel;
}

/**
 * The execution that says most about the code: one that the code did, before one of the agent; a failed one, before the
 * last; one that was not done again, before one that was. null without any.
 */
export function tellingExecution(executions: readonly Execution[]): Execution | null {
  const byCode = executions.filter((one) => one.byCode);
  const among = byCode.length > 0 ? byCode : executions.filter(({ node }) => !node.retried);
  return among.find(hasFailed) ?? among.at(-1) ?? executions.at(-1) ?? null;
}
