import { useCallback, useEffect, useRef } from 'react';

/** A function that stays the same while what it does follows the last render: rows given it need no new drawing. */
export function useStable(latest: (line: number) => void): (line: number) => void {
  const ref = useRef(latest);
  useEffect(() => {
    ref.current = latest;
  });
  return useCallback((line: number) => ref.current(line), []);
}
