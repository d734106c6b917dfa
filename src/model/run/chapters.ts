import type { Timeline, TimelineNode } from '../timeline/timeline';

/** A part of a recording: a block of the run, or an iteration of a loop. */
export interface Chapter {
  itemId: string;
  /** Seconds into the recording, where it starts and where the next one does. */
  from: number;
  to: number;
  /** Seconds into the recording at which something in it failed, in order; empty when nothing did. */
  failedAt: readonly number[];
}

/** A moment of a recording that an item happened at. */
export interface Moment {
  itemId: string;
  /** Seconds into the recording. */
  at: number;
}

/** More chapters than these are no longer told apart on a bar. */
const MOST = 60;

/**
 * The chapters of a recording that starts at `startMs` and lasts `length` seconds: the run's blocks in order, a loop cut
 * into its iterations. What had ended before it starts, what began after its end, ghosts and blocks without a time make
 * none. With more than 60 the loops are left whole.
 */
export function chaptersOf(timeline: Timeline, startMs: number, length: number): Chapter[] {
  const cut = starts(timeline, startMs, length, true);
  const sorted = cut.length > MOST ? starts(timeline, startMs, length, false).slice(0, MOST) : cut;
  return sorted.map(({ node, index, from }, at) => ({
    itemId: node.id,
    from,
    to: sorted[at + 1]?.from ?? length,
    failedAt: failuresIn(timeline, index, startMs, length),
  }));
}

interface Start {
  node: TimelineNode;
  index: number;
  from: number;
}

function starts({ nodes }: Timeline, startMs: number, length: number, cutLoops: boolean): Start[] {
  const found: Start[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    const inside = nodes[index + 1]?.kind;
    // What a conditional leads to and what a loop repeats are parts of their own; anything else is one part whole.
    if (!node || node.kind === 'branch' || inside === 'branch' || (cutLoops && inside === 'iteration'))
      continue;
    const start = { node, index, from: 0 };
    index = node.end - 1;
    if ((node.kind !== 'block' && node.kind !== 'iteration') || node.status === 'ghost') continue;
    if (node.startMs === null || (node.endMs !== null && node.endMs < startMs)) continue;
    start.from = Math.max(0, (node.startMs - startMs) / 1000);
    if (start.from < length) found.push(start);
  }
  return found.toSorted((a, b) => a.from - b.from);
}

/** How far a recording's start can be off, and so the moments in it. */
const OFF_S = 6;

/** When what failed inside a node did: at its end, as far as that is known. What failed after the recording is left out. */
function failuresIn({ nodes, totals }: Timeline, index: number, startMs: number, length: number): number[] {
  const end = nodes[index]?.end ?? index;
  return totals.failures.flatMap((at) => {
    const failed = at >= index && at < end ? nodes[at] : undefined;
    const ms = failed?.endMs ?? failed?.startMs ?? null;
    const seconds = ms === null ? Infinity : (ms - startMs) / 1000;
    return seconds > length + OFF_S ? [] : [Math.min(length, Math.max(0, seconds))];
  });
}

/**
 * Every item with its moment in a recording that starts at `startMs`, oldest first, what stands inside another after it.
 * Ghosts, branches, what could not be read and what had begun before the recording have none.
 */
export function momentsOf({ nodes }: Timeline, startMs: number): Moment[] {
  return nodes
    .flatMap((node): Moment[] => {
      if (node.startMs === null || node.startMs < startMs || node.status === 'ghost') return [];
      if (node.kind === 'branch' || node.kind === 'unreadable') return [];
      return [{ itemId: node.id, at: (node.startMs - startMs) / 1000 }];
    })
    .toSorted((a, b) => a.at - b.at);
}

/** What went on at a moment: the last item that had started; null before the first. */
export function momentAt(moments: readonly Moment[], seconds: number): Moment | null {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle]?.at ?? 0) <= seconds) low = middle + 1;
    else high = middle;
  }
  return moments[low - 1] ?? null;
}
