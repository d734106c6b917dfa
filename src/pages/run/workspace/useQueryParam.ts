import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useSetParams } from './useSetParams';

/** The parts of a run's address that a reader would want to send or return to. */
export type RunParam = 'item' | 'iteration' | 'q' | 'show' | 't';

/**
 * One value of the query and its setter; null where it is absent, and null removes it. Setting replaces the history
 * entry: choosing is not a step that Back should undo.
 */
export function useQueryParam(name: RunParam): [string | null, (value: string | null) => void] {
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const set = useCallback(
    (value: string | null) => {
      setParams((next) => {
        if (value === null || value === '') next.delete(name);
        else next.set(name, value);
      });
    },
    [name, setParams],
  );
  return [params.get(name), set];
}
