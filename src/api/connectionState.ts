import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { pollBook, type PollRecord } from './pollBook';

/** How the page is connected, for the bar that says so. */
export interface ConnectionState {
  /** `refused`: the key stopped working · `offline`: this computer has no network · `reconnecting`: the server does not answer as it should. */
  state: 'ok' | 'offline' | 'reconnecting' | 'refused';
  /** What the server answers instead of what was asked for, as of the newest failure; null where it does not answer. */
  status: number | null;
  /** When the last answer came, in milliseconds since 1970; null while all is well. */
  lastUpdateMs: number | null;
  /** When it is asked again, in milliseconds since 1970; null when it is not, or asks right now. */
  retryAtMs: number | null;
  /** Asks everything that failed again, now. */
  retryNow: () => void;
}

type Facts = Omit<ConnectionState, 'retryNow'>;

const OK: Facts = { state: 'ok', status: null, lastUpdateMs: null, retryAtMs: null };

/**
 * Whether what is on screen still gets its updates. Only questions that have been answered before count:
 * where nothing was ever loaded the page itself says what happened.
 */
export function useConnectionState(): ConnectionState {
  const client = useQueryClient();
  const subscribe = useCallback((listener: () => void) => subscribeTo(client, listener), [client]);
  // A text, so that an unchanged state renders nothing.
  const facts = useSyncExternalStore(subscribe, () => JSON.stringify(connectionFacts(client)));
  return useMemo(
    () => ({ ...(JSON.parse(facts) as Facts), retryNow: () => retryFailed(client) }),
    [facts, client],
  );
}

function subscribeTo(client: QueryClient, listener: () => void): () => void {
  const stops = [pollBook(client).subscribe(listener), client.getQueryCache().subscribe(listener)];
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    for (const stop of stops) stop();
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** The state by what failed last among the questions that the page is asking. */
export function connectionFacts(client: QueryClient): Facts {
  const failing = pollBook(client)
    .failing()
    .filter(([hash, { okAtMs }]) => okAtMs !== null && client.getQueryCache().get(hash)?.isActive());
  if (!failing.length) return OK;
  const records = failing.map(([, record]) => record);
  return {
    state: stateOf(records),
    status: statusOf(records),
    lastUpdateMs: Math.min(...records.map(({ okAtMs }) => okAtMs ?? Number.POSITIVE_INFINITY)),
    retryAtMs: nextRetry(client, failing),
  };
}

function stateOf(records: readonly PollRecord[]): ConnectionState['state'] {
  if (records.some(({ error }) => error?.kind === 'refused')) return 'refused';
  return navigator.onLine ? 'reconnecting' : 'offline';
}

function statusOf(records: readonly PollRecord[]): number | null {
  const newest = records.toSorted((a, b) => (b.failedAtMs ?? 0) - (a.failedAtMs ?? 0))[0]?.error;
  return newest?.kind === 'timeout' ? null : (newest?.status ?? null);
}

function nextRetry(client: QueryClient, failing: readonly [string, PollRecord][]): number | null {
  const cache = client.getQueryCache();
  const times = failing.flatMap(([hash, { failedAtMs }]) => {
    const query = cache.get(hash);
    const waits = query?.observers.flatMap(({ options }) => {
      const wait =
        typeof options.refetchInterval === 'function'
          ? options.refetchInterval(query)
          : options.refetchInterval;
      return typeof wait === 'number' ? wait : [];
    });
    return failedAtMs !== null && waits?.length ? failedAtMs + Math.min(...waits) : [];
  });
  return times.length ? Math.min(...times) : null;
}

function retryFailed(client: QueryClient): void {
  const failing = new Set(
    pollBook(client)
      .failing()
      .map(([hash]) => hash),
  );
  void client.refetchQueries({ type: 'active', predicate: (query) => failing.has(query.queryHash) });
}
