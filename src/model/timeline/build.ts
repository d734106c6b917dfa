import type { TimelineItem } from '~/skyvern/timeline';
import { keepUnchanged } from './keep';
import { markRetried } from './retried';
import { settle } from './settle';
import type { Timeline, TimelineContext } from './timeline';
import { totalsOf } from './totals';
import { unfold } from './unfold';

/**
 * The run's Timeline from the server's nested items (newest first, as they come).
 *
 * Every item becomes exactly one node, whatever its ids, order or depth; iterations, branches and blocks that were not
 * reached are added. Fails on nothing: what is missing in an item is null in its node.
 */
export function buildTimeline(items: readonly TimelineItem[], context: TimelineContext): Timeline {
  const { nodes, byId } = unfold(items, context);
  settle(nodes, context);
  markRetried(nodes);
  if (context.previous) keepUnchanged(nodes, context.previous);
  return { nodes, byId, totals: totalsOf(nodes), final: context.final };
}
