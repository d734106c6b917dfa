import { useEffect, useState } from 'react';

const GESTURES = ['pointermove', 'pointerdown', 'wheel', 'keydown', 'touchmove'] as const;
/** So long after the last gesture the reader's hands are at rest. */
const REST_MS = 1_000;

/** Whether the reader moves, presses, scrolls or types just now; false while not asked to watch. */
export function useHandsMove(watch: boolean): boolean {
  const [move, setMove] = useState(false);
  useEffect(() => {
    if (!watch) return;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const onGesture = () => {
      clearTimeout(rest);
      rest = setTimeout(() => setMove(false), REST_MS);
      setMove(true);
    };
    for (const name of GESTURES) window.addEventListener(name, onGesture, { capture: true, passive: true });
    return () => {
      clearTimeout(rest);
      setMove(false);
      for (const name of GESTURES) window.removeEventListener(name, onGesture, { capture: true });
    };
  }, [watch]);
  return move;
}
