import { useCallback, useContext, useLayoutEffect, useRef } from 'react';
import { UNSAFE_NavigationContext, useLocation, useNavigate } from 'react-router-dom';

/** The router's history knows where it stands; the type that the router gives it leaves that out. */
function placeOf(history: object): { pathname: string; search: string } | null {
  return 'location' in history ? (history.location as { pathname: string; search: string }) : null;
}

/**
 * Changes values of the query, and replaces the history entry by the result: choosing is no step that Back should undo.
 *
 * The change starts from the address as it is, not as it was last rendered: what is typed and what is chosen are written
 * after a rest, and two changes of one moment must not undo each other.
 */
export function useSetParams(): (change: (params: URLSearchParams) => void) => void {
  const { navigator: history } = useContext(UNSAFE_NavigationContext);
  const latest = { navigate: useNavigate(), location: useLocation() };
  const rendered = useRef(latest);
  useLayoutEffect(() => {
    rendered.current = latest;
  });
  return useCallback(
    (change) => {
      const { pathname, search } = placeOf(history) ?? rendered.current.location;
      const params = new URLSearchParams(search);
      change(params);
      void rendered.current.navigate(
        { pathname, search: params.toString() },
        { replace: true, preventScrollReset: true },
      );
    },
    [history],
  );
}
