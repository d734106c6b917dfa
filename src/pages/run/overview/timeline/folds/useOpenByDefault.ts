import { useMemo, useState } from 'react';
import type { Timeline } from '~/model/timeline/timeline';
import { chainIds } from './foldedIds';
import { newestItem } from '../follow/useFollow';

const NONE: ReadonlySet<string> = new Set();

/**
 * What stands unfolded where the reader chose nothing: the chain to the item that the run opens on and, in a live run,
 * to its newest item. While the reader looks at something else (`follows` is false) the latter stays as it was.
 */
export function useOpenByDefault(
  timeline: Timeline | null,
  opensOn: string | null,
  live: boolean,
  follows: boolean,
): ReadonlySet<string> {
  const newestId = timeline && live && follows ? (timeline.nodes[newestItem(timeline)]?.id ?? null) : null;
  const [held, setHeld] = useState(newestId);
  if (newestId !== null && newestId !== held) setHeld(newestId);
  const newest = newestId ?? held;
  return useMemo(() => {
    if (!timeline) return NONE;
    const open = new Set<string>();
    for (const id of [opensOn, newest]) {
      const index = id === null ? undefined : timeline.byId.get(id);
      if (index !== undefined) for (const one of chainIds(timeline, index)) open.add(one);
    }
    return open;
  }, [timeline, opensOn, newest]);
}
