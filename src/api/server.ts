import { queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { reader } from '~/skyvern/badShape';
import { BrowserSession, RuntimeConfig, Version } from '~/skyvern/server';
import { asApiError } from './apiError';
import { getJson } from './http';

const readVersion = reader(Version);
const readRuntimeConfig = reader(RuntimeConfig);
const readSession = reader(BrowserSession);

/** null where this server does not have the route, or does not open it to this key. */
const orNull = async <T>(asked: Promise<T>): Promise<T | null> => {
  try {
    return await asked;
  } catch (error) {
    const { kind } = asApiError(error);
    if (kind === 'missing' || kind === 'refused' || kind === 'invalid') return null;
    throw error;
  }
};

/** Version of the server; null where it does not say (old servers). */
export const serverVersionQuery = queryOptions({
  queryKey: ['server', 'version'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }) => (await orNull(getJson('/v1/version', readVersion, signal)))?.version ?? null,
});

/** How this server streams live pictures; null where it does not say. */
const runtimeConfigQuery = queryOptions({
  queryKey: ['server', 'runtime'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }): Promise<RuntimeConfig | null> =>
    orNull(getJson('/v1/config/runtime', readRuntimeConfig, signal)),
});

export const useRuntimeConfig = (enabled = true) => useQuery({ ...runtimeConfigQuery, enabled });

/** A browser session; null when it is gone. */
export const browserSessionQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['session', sessionId],
    queryFn: ({ signal }): Promise<BrowserSession | null> =>
      orNull(getJson(`/v1/browser_sessions/${encodeURIComponent(sessionId)}`, readSession, signal)),
  });

/** The browser session of a run (`pbs_`); null asks nothing. */
export const useBrowserSession = (sessionId: string | null) =>
  useQuery({
    ...browserSessionQuery(sessionId ?? ''),
    ...(sessionId === null ? { queryFn: skipToken } : {}),
  });
