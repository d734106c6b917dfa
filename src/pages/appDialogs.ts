import { useSyncExternalStore } from 'react';

/** The dialogs that belong to no single page. */
export type AppDialog = 'settings' | 'keyboard' | 'palette';

let open: AppDialog | null = null;
const listeners = new Set<() => void>();

/** Opens one of the app's dialogs, closing another; null closes. Pages call it, the app draws it. */
export function openAppDialog(dialog: AppDialog | null): void {
  open = dialog;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** The app's dialog that is open now. */
export const useAppDialog = (): AppDialog | null =>
  useSyncExternalStore(
    subscribe,
    () => open,
    () => null,
  );
