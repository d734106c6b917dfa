import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds, and again whenever that changes; false where the browser has no media queries. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia?.(query);
      list?.addEventListener('change', listener);
      return () => list?.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia?.(query).matches ?? false,
    () => false,
  );
}

/** One column, the document scrolls: a phone, or a window too low for panels of their own. */
export const PHONE = '(max-width: 639px), (max-width: 899px) and (max-height: 559px)';
export const usePhone = (): boolean => useMediaQuery(PHONE);
