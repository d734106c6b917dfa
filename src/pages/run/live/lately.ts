import type { BlockNode, Timeline, TimelineNode } from '~/model/timeline/timeline';
import type { Block } from '~/skyvern/timeline';

const whenOf = (node: TimelineNode): number => node.endMs ?? node.startMs ?? 0;

/** The newest action or thought: an action is listed once it has ended, so this is what came last, never what goes on. */
export function lastItem({ nodes }: Timeline): TimelineNode | null {
  let last: TimelineNode | null = null;
  for (const node of nodes) {
    if (node.kind !== 'action' && node.kind !== 'thought') continue;
    if (!last || whenOf(node) >= whenOf(last)) last = node;
  }
  return last;
}

/** The innermost block that runs, the newest where several do. */
export function runningBlock({ nodes }: Timeline): BlockNode | null {
  let found: BlockNode | null = null;
  for (const node of nodes)
    if (node.kind === 'block' && node.status === 'running' && (!found || node.depth >= found.depth))
      found = node;
  return found;
}

/** The block that waits for a person; null where the timeline does not show it (yet). */
export function waitingBlock(timeline: Timeline | null): Block | null {
  const nodes = timeline?.nodes ?? [];
  const node = nodes.findLast(
    (one) => one.kind === 'block' && one.blockType === 'human_interaction' && one.status === 'running',
  );
  return node?.kind === 'block' ? node.block : null;
}
