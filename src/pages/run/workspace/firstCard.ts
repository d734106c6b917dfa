import { useEffect } from 'react';

/** Without a timeline for so long, the rest of the page is no longer held back for it. */
const LONGEST_MS = 2_000;
/** Frames do not come to a window that is not looked at. */
const FRAME_MS = 200;

let stand: () => void = () => {};
const standing = new Promise<void>((done) => {
  stand = done;
});

/**
 * Loads what a reader looks at second, once the first cards of a run's timeline are drawn: until then it would compete
 * with them for the line and for the processor. Where no timeline is asked for, it waits no longer than for a slow one.
 */
export function afterFirstCard<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => {
    const timer = setTimeout(stand, LONGEST_MS);
    await standing;
    clearTimeout(timer);
    return load();
  };
}

/** Lets go of what waits for the first card, in the frame after `ready` was drawn. */
export function useFirstCard(ready: boolean): void {
  useEffect(() => {
    if (!ready) return;
    const frame = requestAnimationFrame(() => setTimeout(stand));
    const timer = setTimeout(stand, FRAME_MS);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [ready]);
}
