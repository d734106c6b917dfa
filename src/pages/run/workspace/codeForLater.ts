import { useEffect, useState } from 'react';

/**
 * A hook that gives code once it was wanted anywhere and is here, and null until then. Code that does not come stays
 * null: a browser does not ask for it again.
 *
 * For functions; a component that loads later is `lazy`.
 */
export function codeForLater<T>(load: () => Promise<T>): (wanted?: boolean) => T | null {
  let here: T | null = null;
  return function useCode(wanted = true) {
    const [, draw] = useState(false);
    const missing = wanted && here === null;
    useEffect(() => {
      if (!missing) return;
      let gone = false;
      load().then(
        (code) => {
          here = code;
          if (!gone) draw(true);
        },
        () => {},
      );
      return () => {
        gone = true;
      };
    }, [missing]);
    return here;
  };
}
