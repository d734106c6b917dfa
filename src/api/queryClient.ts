import { QueryClient, replaceEqualDeep } from '@tanstack/react-query';
import { asApiError, isTransient } from './apiError';
import { onConnectionChange } from './connection';
import { fingerprintFor, markFingerprint } from './fingerprint';
import { pollBook } from './pollBook';

/** Keeps the identity of what did not change, and remembers of which bytes the result was read. */
function share(before: unknown, after: unknown): unknown {
  const shared: unknown = replaceEqualDeep(before, after);
  const fingerprint = fingerprintFor(after);
  if (fingerprint !== undefined) markFingerprint(shared, fingerprint);
  return shared;
}

const RETRIES = 3;

/**
 * The cache of answers. Questions that are asked once are repeated three times when that may help;
 * polled ones are not (their next poll is the repeat), changes never. Another server, or another key, starts with nothing.
 */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        // `navigator.onLine` says nothing about a server on this machine or in this network.
        networkMode: 'always',
        retry: (count, error) => count < RETRIES && isTransient(error),
        retryDelay: (count, error) => Math.max(asApiError(error).waitMs ?? 0, 1_000 * 2 ** count),
        staleTime: 30_000,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        structuralSharing: share,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  onConnectionChange(({ server }) => {
    if (!server) return;
    pollBook(client).clear();
    void client.resetQueries();
  });
  return client;
}
