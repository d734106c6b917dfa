import { useCallback } from 'react';
import { usePreferences } from '../../preferences';
import { useMediaQuery } from './useMediaQuery';

/** Width of the folded strip and the least width of the open timeline, in pixels. */
const STRIP = 40;
const LEAST = 320;

export interface TimelineWidth {
  folded: boolean;
  /** The width as CSS. */
  css: string;
  /** The width in pixels while it is open. */
  px: number;
  min: number;
  max: number;
  set: (px: number) => void;
  reset: () => void;
  fold: (folded: boolean) => void;
}

/** How wide the timeline's column is: what the reader dragged, else what the window's width asks for. */
export function useTimelineWidth(): TimelineWidth {
  const [{ timelineWidth, timelineFolded }, setPreferences] = usePreferences();
  const wide = useMediaQuery('(min-width: 1200px)');
  const middle = useMediaQuery('(min-width: 1024px)');
  const standard = wide ? 496 : middle ? 392 : 348;
  const max = Math.max(LEAST, Math.round(window.innerWidth * 0.6));
  const px = Math.min(max, Math.max(LEAST, timelineWidth ?? standard));
  const set = useCallback(
    (width: number) => setPreferences({ timelineWidth: Math.round(width) }),
    [setPreferences],
  );
  const reset = useCallback(() => setPreferences({ timelineWidth: null }), [setPreferences]);
  const fold = useCallback((folded: boolean) => setPreferences({ timelineFolded: folded }), [setPreferences]);
  return {
    folded: timelineFolded,
    css: `${timelineFolded ? STRIP : px}px`,
    px,
    min: LEAST,
    max,
    set,
    reset,
    fold,
  };
}
