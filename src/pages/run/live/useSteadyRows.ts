import { useEffect, type RefObject } from 'react';

/**
 * Keeps the timeline's rows where they stand on screen while what is above the workspace grows or goes: the result of a
 * run that ends, a question that it asks. Nothing moves in a list that does not scroll, nor in one that stands at its
 * end to follow, whose end stays in view the same way. Only in a run that was watched (`watched`).
 */
export function useSteadyRows(workspace: RefObject<HTMLElement | null>, watched: boolean): void {
  useEffect(() => {
    const work = workspace.current;
    if (!work || !watched || typeof ResizeObserver === 'undefined') return;
    let top = work.getBoundingClientRect().top + window.scrollY;
    const observer = new ResizeObserver(() => {
      const now = work.getBoundingClientRect().top + window.scrollY;
      const by = now - top;
      top = now;
      if (by === 0) return;
      // Where the document scrolls, the browser itself holds on to what is seen.
      const list = work.querySelector('[role="tree"]');
      if (list && list.scrollHeight > list.clientHeight) list.scrollTop += by;
    });
    observer.observe(work);
    return () => observer.disconnect();
  }, [workspace, watched]);
}
