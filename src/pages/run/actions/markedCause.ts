import { useSyncExternalStore } from 'react';
import { keep, loadKept } from '~/pages/preferences';

const listeners = new Set<() => void>();
const known = new Map<string, string | null>();

const readId = (stored: unknown): string | null => (typeof stored === 'string' && stored ? stored : null);

function read(runId: string): string | null {
  const kept = known.get(runId);
  if (kept !== undefined) return kept;
  const stored = loadKept(`cause:${runId}`, readId, null);
  known.set(runId, stored);
  return stored;
}

/** Marks an item as the cause of a run's failure, against the page's own verdict; null takes it back. Kept in this browser. */
export function markCause(runId: string, itemId: string | null): void {
  known.set(runId, itemId);
  keep(`cause:${runId}`, itemId);
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** The item that the reader marked as the cause of this run's failure; null where the page's verdict stands. */
export const useMarkedCause = (runId: string): string | null =>
  useSyncExternalStore(
    subscribe,
    () => read(runId),
    () => null,
  );
