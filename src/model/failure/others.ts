import type { Timeline } from '../timeline/timeline';
import { isInside } from '../timeline/walk';
import type { Other } from './analysis';
import { isCascade } from './noise';
import { ran } from './scene';

/** How a failure stands to what ended the run. */
function standing(timeline: Timeline, index: number, ended: number | null): string {
  const node = timeline.nodes[index];
  if (ran(node) && isCascade(node.block.failure_reason)) return 'Closed by the end of the run.';
  if (ended === null || index < ended) return 'The run went on after it.';
  return isInside(timeline, index, ended) ? 'Part of the same failure.' : 'It came after the failure.';
}

/**
 * The run's failures in order of execution, with the item of the verdict among them: it takes the place of a failure
 * that is itself, holds it, or stands in it.
 */
export function failuresAround(
  timeline: Timeline,
  item: number,
  rule: string | null,
  ended: number | null,
): Other[] {
  const same = (index: number) =>
    index === item || isInside(timeline, index, item) || isInside(timeline, item, index);
  const others = timeline.totals.failures.filter((index) => !same(index));
  return [...others, item]
    .sort((a, b) => a - b)
    .map((index) => ({
      itemId: timeline.nodes[index]?.id ?? '',
      rule: index === item ? rule : standing(timeline, index, ended),
    }));
}
