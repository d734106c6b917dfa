import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueryParam } from '../workspace/useQueryParam';
import type { Player } from './usePlayer';

/** How long the player stands before the address takes its moment over. */
const REST_MS = 300;

export interface AddressedMoment {
  /** The address named a moment when the recording was opened. */
  named: boolean;
  /** Takes the moment out of the address: something else says where the player stands. */
  forget: () => void;
}

/**
 * The moment in the address (`t`, in seconds): the player goes to it once it can, and where the reader pauses or scrubs
 * to is written back, in place of the history entry.
 */
export function useAddressedMoment({ state, show }: Player): AddressedMoment {
  const [t, setT] = useQueryParam('t');
  const gone = useRef<string | null>(null);
  const [named] = useState(t !== null);
  const { ready, playing, time, byReader } = state;

  useEffect(() => {
    if (!ready || t === null || gone.current === t) return;
    gone.current = t;
    const seconds = Number(t);
    if (Number.isFinite(seconds) && seconds >= 0) show(seconds);
  }, [ready, t, show]);

  useEffect(() => {
    if (!ready || playing || !byReader) return;
    const timer = setTimeout(() => {
      const text = String(Math.round(time * 10) / 10);
      gone.current = text;
      setT(text);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [ready, playing, byReader, time, setT]);

  const forget = useCallback(() => {
    gone.current = null;
    setT(null);
  }, [setT]);
  return { named, forget };
}
