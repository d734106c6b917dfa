import { useEffect, useState } from 'react';
import { afterFirstCard } from './firstCard';

type Conclusions = typeof import('./conclusions');

/** When a lost connection kept the code away, it is asked for again after so long. */
const AGAIN_MS = 5_000;

const load = afterFirstCard(() => import('./conclusions'));
let loaded: Conclusions | null = null;

/** How pictures and causes are found; null until that code is here. */
export function useConclusions(): Conclusions | null {
  const [conclusions, setConclusions] = useState(loaded);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (conclusions) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    load().then(
      (found) => {
        loaded = found;
        if (!gone) setConclusions(found);
      },
      () => {
        if (!gone) timer = setTimeout(() => setAttempt((count) => count + 1), AGAIN_MS);
      },
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [conclusions, attempt]);
  return conclusions;
}
