import { useEffect, useState } from 'react';

/** When a lost connection kept the code away, it is asked for again after so long. */
const AGAIN_MS = 5_000;

/**
 * A hook that gives code once it was wanted anywhere and is here, and null until then.
 *
 * For functions; a component that loads later is `lazy`.
 */
export function codeForLater<T>(load: () => Promise<T>): (wanted?: boolean) => T | null {
  let here: T | null = null;
  return function useCode(wanted = true) {
    const [attempt, setAttempt] = useState(0);
    const missing = wanted && here === null;
    useEffect(() => {
      if (!missing) return;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let gone = false;
      const next = () => {
        if (!gone) setAttempt((count) => count + 1);
      };
      load().then(
        (code) => {
          here = code;
          next();
        },
        () => {
          timer = setTimeout(next, AGAIN_MS);
        },
      );
      return () => {
        gone = true;
        clearTimeout(timer);
      };
    }, [missing, attempt]);
    return here;
  };
}
