import { useEffect, useMemo, useRef, useState } from 'react';
import type { Suspicion } from '~/model/failure/suspicions';
import type { Timeline } from '~/model/timeline/timeline';
import { laterParts } from '../../../workspace/later';
import { useUnchangedPages } from './useUnchangedPages';

export type Suspicions = ReadonlyMap<string, readonly Suspicion[]>;

const NONE: Suspicions = new Map();

/** A hint whose code did not come is a hint less. */
const ignore = () => {};

const same = (a: readonly Suspicion[], b: readonly Suspicion[]) =>
  a.length === b.length && a.every(({ kind, reason }, at) => kind === b[at]?.kind && reason === b[at].reason);

/** `next` with the lists of `before` where they say the same, so that an unchanged row is not drawn again. */
function keepSame(next: Suspicions, before: Suspicions): Suspicions {
  return new Map(
    [...next].map(([id, list]) => {
      const known = before.get(id);
      return [id, known && same(known, list) ? known : list];
    }),
  );
}

/** What is worth a look, by item. It comes after the rows: nobody waits for a hint. */
export function useSuspicions(timeline: Timeline, selectedId: string | null): Suspicions {
  const found = useFoundInTimeline(timeline);
  const unchanged = useUnchangedPages(timeline, selectedId);
  return useMemo(() => {
    if (unchanged.size === 0) return found;
    const all = new Map(found);
    for (const [id, suspicion] of unchanged) all.set(id, [...(found.get(id) ?? []), suspicion]);
    return all;
  }, [found, unchanged]);
}

/** What the items themselves tell. */
function useFoundInTimeline(timeline: Timeline): Suspicions {
  const [found, setFound] = useState(NONE);
  const last = useRef(NONE);
  useEffect(() => {
    let gone = false;
    const look = () => {
      void laterParts().then(({ suspicionsOf }) => {
        if (gone) return;
        last.current = keepSame(suspicionsOf(timeline), last.current);
        setFound(last.current);
      }, ignore);
    };
    if (typeof requestIdleCallback === 'function') {
      const idle = requestIdleCallback(look, { timeout: 2_000 });
      return () => {
        gone = true;
        cancelIdleCallback(idle);
      };
    }
    const timer = setTimeout(look);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [timeline]);
  return found;
}
