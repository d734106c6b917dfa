import type { BlockItem, TimelineItem } from '~/skyvern/timeline';

/** The items of one iteration, in order. */
export interface IterationItems {
  type: 'iteration';
  /** 0-based, as `current_index`. */
  index: number;
  items: TimelineItem[];
}

export const isLoop = (blockType: string): boolean => blockType === 'for_loop' || blockType === 'while_loop';

/**
 * What a loop holds, in order: its iterations, and the items that name none.
 *
 * The server sends the blocks of all iterations in one flat list; `current_index` tells them apart. What an iteration
 * put in by a run of its own (a task v2 block is replaced by that run's items) has no index: where nothing in the loop
 * has one, the first such run is the first iteration, and so on.
 */
export function iterationsOf(
  loop: BlockItem,
  children: readonly TimelineItem[],
): (IterationItems | TimelineItem)[] {
  const indexOf = children.some((item) => indexSent(item) !== null)
    ? indexSent
    : indexByRun(loop.block.workflow_run_id, children);
  const found = new Map<number, IterationItems>();
  const inside: (IterationItems | TimelineItem)[] = [];
  for (const item of children) {
    const index = indexOf(item);
    if (index === null) {
      inside.push(item);
      continue;
    }
    let iteration = found.get(index);
    if (!iteration) {
      iteration = { type: 'iteration', index, items: [] };
      found.set(index, iteration);
      inside.push(iteration);
    }
    iteration.items.push(item);
  }
  return numbersRise(inside) ? inside : byNumber(inside, found);
}

const indexSent = (item: TimelineItem): number | null =>
  item.type === 'block' ? item.block.current_index : null;

const runOf = (item: TimelineItem): string | null =>
  item.type === 'block'
    ? item.block.workflow_run_id
    : item.type === 'thought'
      ? item.thought.workflow_run_id
      : null;

function indexByRun(
  loopRun: string | null,
  children: readonly TimelineItem[],
): (item: TimelineItem) => number | null {
  const order = new Map<string | null, number>();
  for (const item of children) {
    const run = runOf(item);
    if (loopRun === null || run === null || run === loopRun) return () => null;
    if (!order.has(run)) order.set(run, order.size);
  }
  return (item) => order.get(runOf(item)) ?? null;
}

function numbersRise(inside: readonly (IterationItems | TimelineItem)[]): boolean {
  let last = -1;
  for (const entry of inside) {
    if (entry.type !== 'iteration') continue;
    if (entry.index < last) return false;
    last = entry.index;
  }
  return true;
}

/** Times that disagree with the numbers (a clock that went back): the numbers win, other items keep their place. */
function byNumber(
  inside: readonly (IterationItems | TimelineItem)[],
  found: ReadonlyMap<number, IterationItems>,
): (IterationItems | TimelineItem)[] {
  const rising = [...found.values()].sort((a, b) => a.index - b.index).values();
  return inside.map((entry) => (entry.type === 'iteration' ? (rising.next().value ?? entry) : entry));
}
