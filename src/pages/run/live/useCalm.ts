import { useEffect, useState } from 'react';
import { useHandsMove } from './useHandsMove';

/** Longer than this nothing is held back, however busy the hands are. */
const LONGEST_MS = 8_000;

/**
 * The value to draw by something that stands above what the reader works with. A value that makes it another size
 * (`resizes`) waits under moving hands until they rest, so that no click lands on what was not there a moment ago.
 * While `watch` says no of what is drawn, nothing is held back.
 */
export function useCalm<Value>(
  value: Value,
  resizes: (shown: Value, next: Value) => boolean,
  watch: (shown: Value) => boolean = always,
): Value {
  const [shown, setShown] = useState(value);
  const [late, setLate] = useState(false);
  const watched = watch(shown);
  const waits = watched && shown !== value && resizes(shown, value);
  const moves = useHandsMove(watched);
  const held = waits && moves && !late;
  if (!held && shown !== value) setShown(value);
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => setLate(true), LONGEST_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waits]);
  return held ? shown : value;
}

const always = () => true;
