import { useSyncExternalStore } from 'react';

/** The dialogs of a run. */
export type RunDialog = 'api' | 'rerun' | 'cancel' | 'artifacts';

let open: RunDialog | null = null;
const stopping = new Set<string>();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

const tell = () => {
  for (const listener of listeners) listener();
};

/** Opens one of the run's dialogs, closing another; null closes. Any panel calls it, `RunDialogs` draws it. */
export function openRunDialog(dialog: RunDialog | null): void {
  open = dialog;
  tell();
}

/** The run's dialog that is open now. */
export const useRunDialog = (): RunDialog | null =>
  useSyncExternalStore(
    subscribe,
    () => open,
    () => null,
  );

/** Takes down that the server took the wish to stop a run, whose status has yet to say so. */
export function askedToStop(runId: string): void {
  stopping.add(runId);
  tell();
}

/** Whether the run was asked to stop from here. Its own status says when it did. */
export const useAskedToStop = (runId: string): boolean =>
  useSyncExternalStore(
    subscribe,
    () => stopping.has(runId),
    () => false,
  );
