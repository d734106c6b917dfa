import { rowOf, type RowText } from '~/model/timeline/rowText';
import type { Timeline, TimelineNode } from '~/model/timeline/timeline';

interface Kept {
  text: RowText;
  /** What the text was made from, beside the node itself: the item before it and whether the run was over. */
  before: TimelineNode | undefined;
  final: boolean;
}

const kept = new WeakMap<TimelineNode, Kept>();

/** What the row of a node says; the same object as long as it says the same, so that an unchanged row is not drawn again. */
export function rowText(timeline: Timeline, index: number): RowText | null {
  const node = timeline.nodes[index];
  if (!node) return null;
  const before = timeline.nodes[index - 1];
  const known = kept.get(node);
  if (known && known.before === before && known.final === timeline.final) return known.text;
  const text = rowOf(node, timeline);
  kept.set(node, { text, before, final: timeline.final });
  return text;
}

const FAILED: ReadonlySet<string> = new Set(['failed', 'terminated', 'timed_out']);

/**
 * “12 of 400 failed” for each loop that went on past failed iterations, by node index: its own mark does not say it.
 * One pass over the run.
 */
export function failedIterations({ nodes }: Timeline): ReadonlyMap<number, string> {
  const counts = new Map<number, { failed: number; all: number }>();
  for (const node of nodes) {
    if (node.kind !== 'iteration') continue;
    const count = counts.get(node.parent) ?? { failed: 0, all: 0 };
    counts.set(node.parent, {
      failed: count.failed + (FAILED.has(node.status ?? '') ? 1 : 0),
      all: Math.max(node.of ?? 0, count.all + (node.of === null ? 1 : 0)),
    });
  }
  const said = new Map<number, string>();
  for (const [index, { failed, all }] of counts) {
    if (failed > 0 && nodes[index]?.status === 'completed') said.set(index, `${failed} of ${all} failed`);
  }
  return said;
}
