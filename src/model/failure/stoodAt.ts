import { isLoop } from '../timeline/loops';
import type { Timeline } from '../timeline/timeline';
import type { Analysis } from './analysis';
import { isUnwritten } from './planner';
import { nameOf, sayDuration } from './say';
import { ran, type Finding, type Scene } from './scene';

const OPEN: ReadonlySet<string | null> = new Set(['timed_out', 'interrupted', 'running']);

/** A loop that stood open between two of its blocks stood at the last one. */
function withinLoop(nodes: Timeline['nodes'], index: number): number {
  const node = nodes[index];
  if (node?.kind !== 'block' || !isLoop(node.blockType)) return index;
  const inside = nodes.slice(index + 1, node.end).findLastIndex((one) => ran(one) && !one.retried);
  return inside < 0 ? index : index + 1 + inside;
}

/** Index of what was going on when time ran out: the innermost open block that began last, or a thought after it. */
function standing({ nodes }: Timeline): number | null {
  let found: number | null = null;
  let since = -Infinity;
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    const open = (ran(node) && OPEN.has(node.status)) || (node?.kind === 'thought' && isUnwritten(node));
    // Equal times: what is inside stands after what holds it.
    if (!node || !open || node.retried || (node.startMs ?? -Infinity) < since) continue;
    found = index;
    since = node.startMs ?? since;
  }
  if (found !== null) return withinLoop(nodes, found);
  const last = nodes.findLastIndex((node) => node.status !== 'ghost' && node.kind !== 'branch');
  return last < 0 ? null : last;
}

/** How long each block at the top took, longest first; what was open is counted to the end of the run. */
export function timeByBlock({ timeline, run }: Scene): Analysis['timeByBlock'] {
  const top = timeline.nodes.flatMap((node) => {
    if (!ran(node) || node.depth > 0 || node.retried) return [];
    const open = OPEN.has(node.status) && run.finished_at !== null && node.startMs !== null;
    const ms = open ? (run.finished_at ?? 0) - (node.startMs ?? 0) : node.durationMs;
    return ms === null || ms < 0 ? [] : [{ itemId: node.id, label: nameOf(node, timeline), ms }];
  });
  return top.sort((a, b) => b.ms - a.ms);
}

/** Where a run stood when its time ran out, and where the time had gone. */
export function stoodAt(scene: Scene): Finding {
  const { timeline, run } = scene;
  const index = standing(timeline);
  const node = index === null ? undefined : timeline.nodes[index];
  if (index === null || !node)
    return { verdict: 'none', index: null, rule: 'Time ran out before anything was done.' };
  const spent = run.finished_at !== null && node.startMs !== null ? run.finished_at - node.startMs : null;
  const what = node.kind === 'block' ? 'this block' : 'this item';
  const [longest] = timeByBlock(scene);
  const where =
    spent === null || spent < 0
      ? `Time ran out in ${what}.`
      : `Time ran out in ${what}, ${sayDuration(spent)} after it began.`;
  const other =
    longest &&
    longest.itemId !== node.id &&
    !timeline.nodes.some((one, at) => one.id === longest.itemId && at < index && index < one.end)
      ? ` ${longest.label} took longest, ${sayDuration(longest.ms)}.`
      : '';
  return { verdict: 'stood-at', index, rule: where + other };
}
