import { useEffect, useRef, type RefObject } from 'react';

/** The page that the browser opened begins at its beginning by itself; those that follow in its place do not. */
let opened = false;

/**
 * Gives the focus to where a page begins when it came in place of another one, whose focused link or button is gone with
 * it. A focus that is somewhere stays there. The element needs `tabIndex={-1}`.
 */
export function useArrival<E extends HTMLElement>(): RefObject<E | null> {
  const start = useRef<E>(null);
  useEffect(() => {
    const first = !opened;
    opened = true;
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (!first && lost) start.current?.focus({ preventScroll: true });
  }, []);
  return start;
}
