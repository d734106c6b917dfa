import type { TimelineNode, TimelineTotals } from './timeline';

const FAILED: ReadonlySet<string> = new Set(['failed', 'terminated', 'timed_out']);

/** Counts what the timeline's counters show. Nodes have to be settled and marked as retried before. */
export function totalsOf(nodes: readonly TimelineNode[]): TimelineTotals {
  let actions = 0;
  let thoughts = 0;
  let blocksDone = 0;
  let blocksAll = 0;
  for (const node of nodes) {
    if (node.kind === 'thought') thoughts++;
    else if (node.kind === 'block') {
      blocksAll++;
      if (node.status === 'completed') blocksDone++;
    } else if (node.kind === 'action') {
      // The copies of a repeated id have another node id.
      const id = node.action.action_id;
      if (id === null || id === node.id) actions++;
    }
  }
  return {
    actions,
    thoughts,
    blocksDone,
    blocksAll,
    failures: failuresOf(nodes),
  };
}

/** From the end, so that a block knows whether a failure inside it was counted. */
function failuresOf(nodes: readonly TimelineNode[]): number[] {
  const failures: number[] = [];
  const holdsFailure = new Uint8Array(nodes.length);
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index] as TimelineNode;
    const counted = !node.retried && isFailure(node, holdsFailure[index] === 1);
    if (counted) failures.push(index);
    if ((counted || holdsFailure[index]) && node.parent >= 0) holdsFailure[node.parent] = 1;
  }
  return failures.reverse();
}

function isFailure(node: TimelineNode, holdsFailure: boolean): boolean {
  // A wait ends as failed by the server's nature.
  if (node.kind === 'action') return node.status === 'failed' && node.action.action_type !== 'wait';
  return node.kind === 'block' && !holdsFailure && node.status !== null && FAILED.has(node.status);
}
