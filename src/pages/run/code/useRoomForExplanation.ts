import { useEffect, type RefObject } from 'react';
import { getPreferences, setPreferences } from '~/pages/preferences';

/** Code and its explanation stand side by side from this width on, in pixels. */
const BOTH = 1_080;

/**
 * Folds the timeline while the explanation is open where both do not fit beside it, and unfolds it afterwards: also when
 * the tab or the page is left. A timeline that the reader folded stays as it is.
 */
export function useRoomForExplanation(open: boolean, pane: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const width = pane.current?.clientWidth ?? BOTH;
    if (!open || width >= BOTH || getPreferences().timelineFolded) return;
    setPreferences({ timelineFolded: true });
    const restore = () => setPreferences({ timelineFolded: false });
    window.addEventListener('pagehide', restore);
    return () => {
      window.removeEventListener('pagehide', restore);
      restore();
    };
  }, [open, pane]);
}
