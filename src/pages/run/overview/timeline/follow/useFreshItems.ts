import { useEffect, useRef, useState } from 'react';
import type { Timeline } from '~/model/timeline/timeline';

const NONE: ReadonlySet<string> = new Set();
const FLASH_MS = 700;

/** Ids that a live run's last answer added: their rows flash once. Empty again after that. */
export function useFreshItems(timeline: Timeline | null, live: boolean): ReadonlySet<string> {
  const [fresh, setFresh] = useState(NONE);
  const before = useRef(timeline);
  useEffect(() => {
    const last = before.current;
    before.current = timeline;
    if (!live || !last || !timeline || last === timeline) return;
    const added = timeline.nodes.filter(({ id, status }) => status !== 'ghost' && !last.byId.has(id));
    setFresh(added.length ? new Set(added.map(({ id }) => id)) : NONE);
    if (!added.length) return;
    const timer = setTimeout(() => setFresh(NONE), FLASH_MS);
    return () => clearTimeout(timer);
  }, [timeline, live]);
  return fresh;
}
