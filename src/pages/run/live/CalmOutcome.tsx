import { useEffect, useState } from 'react';
import { Outcome } from '../outcome/Outcome';
import { RunDataProvider, useRunData } from '../workspace/RunContext';
import { useHandsMove } from './useHandsMove';

/** Longer than this the result is not held back, however busy the hands are. */
const LONGEST_MS = 8_000;

/**
 * The outcome, which pushes everything under it down when a run ends: under moving hands it waits until they rest, so
 * that no click lands on what was not there a moment ago. Badge, rows and pictures change at once.
 */
export function CalmOutcome() {
  const data = useRunData();
  const [shown, setShown] = useState(data);
  const [late, setLate] = useState(false);
  const ends = data.final && !shown.final;
  const moves = useHandsMove(!shown.final);
  const held = ends && moves && !late;
  if (!held && shown !== data) setShown(data);
  useEffect(() => {
    if (!ends) return;
    const timer = setTimeout(() => setLate(true), LONGEST_MS);
    return () => clearTimeout(timer);
  }, [ends]);
  return (
    <RunDataProvider value={held ? shown : data}>
      <Outcome />
    </RunDataProvider>
  );
}
