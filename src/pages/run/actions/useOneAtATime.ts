import { useRef } from 'react';

/**
 * Starts `act`, and does nothing while it is under way. A button that is drawn as busy is not enough: the second click
 * of a double click comes before anything is drawn.
 */
export function useOneAtATime(act: () => Promise<void>): () => void {
  const acting = useRef(false);
  return () => {
    if (acting.current) return;
    acting.current = true;
    void act().finally(() => {
      acting.current = false;
    });
  };
}
