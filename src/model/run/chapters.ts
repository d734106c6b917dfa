import type { Timeline, TimelineNode } from '../timeline/timeline';

/** A part of a recording: a block of the run, or an iteration of a loop. */
export interface Chapter {
  itemId: string;
  /** Seconds into the recording, where it starts and where the next one does. */
  from: number;
  to: number;
  failed: boolean;
}

/** A moment of a recording that an item happened at. */
export interface Moment {
  itemId: string;
  /** Seconds into the recording. */
  at: number;
}

const FAILED = new Set(['failed', 'terminated', 'timed_out']);
/** More chapters than these are no longer told apart on a bar. */
const MOST = 60;

/**
 * The chapters of a recording that starts at `startMs` and lasts `length` seconds: the run's blocks in order, a loop cut
 * into its iterations. Blocks outside of the recording, ghosts and blocks without a time make none.
 */
export function chaptersOf({ nodes }: Timeline, startMs: number, length: number): Chapter[] {
  const starts: { node: TimelineNode; from: number }[] = [];
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at];
    if (!node || node.depth > 1 || (node.kind !== 'block' && node.kind !== 'iteration')) continue;
    if (node.depth === 1 && node.kind !== 'iteration') continue;
    const cut = nodes[at + 1]?.kind === 'iteration' && node.depth === 0;
    if (cut || node.startMs === null || node.status === 'ghost') continue;
    const from = Math.max(0, (node.startMs - startMs) / 1000);
    if (from < length) starts.push({ node, from });
  }
  const sorted = starts.toSorted((a, b) => a.from - b.from).slice(0, MOST);
  return sorted.map(({ node, from }, at) => ({
    itemId: node.id,
    from,
    to: sorted[at + 1]?.from ?? length,
    failed: FAILED.has(node.status ?? ''),
  }));
}

/** Every action and thought with its moment in a recording that starts at `startMs`, oldest first. */
export function momentsOf({ nodes }: Timeline, startMs: number): Moment[] {
  const moments = nodes.flatMap((node): Moment[] =>
    (node.kind === 'action' || node.kind === 'thought') && node.startMs !== null && node.startMs >= startMs
      ? [{ itemId: node.id, at: (node.startMs - startMs) / 1000 }]
      : [],
  );
  return moments.toSorted((a, b) => a.at - b.at);
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
