import { keepPreviousData, queryOptions, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { reader } from '~/skyvern/badShape';
import { CacheKeyValues, FallbackEpisodes, ScriptBlocks, ScriptList, ScriptVersions } from '~/skyvern/script';
import { isMissing } from './apiError';
import { getJson, sendJson } from './http';
import { watched } from './pollBook';
import { pollOptions } from './pollOptions';

const readBlocks = reader(ScriptBlocks);
const readValues = reader(CacheKeyValues);
const readVersions = reader(ScriptVersions);
const readList = reader(ScriptList);
const readEpisodes = reader(FallbackEpisodes);

/** null where this server has no generated code at all, or the agent is gone. */
const orNull = async <T>(asked: Promise<T>): Promise<T | null> => {
  try {
    return await asked;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

/** Which generated code: that of a run (`runId`), or that which a cache key value selects. */
export interface ScriptBlocksArgs {
  agentId: string;
  /** With it the server answers the code of this run and looks at nothing else: leave it out to choose by value. */
  runId?: string | null;
  cacheKey?: string | null;
  /** May be empty. */
  cacheKeyValue: string;
  /** `pending`: code that is being written while a run is active. */
  status?: 'published' | 'pending';
}

/** Generated code by block. No code yet: `blocks` is empty. null: this server generates none. */
export const scriptBlocksQuery = ({ agentId, runId, cacheKey, cacheKeyValue, status }: ScriptBlocksArgs) =>
  queryOptions({
    queryKey: ['scripts', agentId, 'blocks', runId ?? null, cacheKey ?? null, cacheKeyValue, status ?? null],
    queryFn: (context) =>
      watched<ScriptBlocks | null>(context, () =>
        orNull(
          sendJson(
            'POST',
            `/v1/scripts/${encodeURIComponent(agentId)}/blocks`,
            {
              cache_key_value: cacheKeyValue,
              ...(cacheKey ? { cache_key: cacheKey } : {}),
              ...(status ? { status } : {}),
              ...(runId ? { workflow_run_id: runId } : {}),
            },
            readBlocks,
            { signal: context.signal },
          ),
        ),
      ),
  });

/**
 * Generated code; null asks nothing. With a `runId` it is asked again while that run may still leave code behind, and what
 * was there stays while the same run's code is asked for in another way.
 */
export function useScriptBlocks(args: ScriptBlocksArgs | null) {
  const client = useQueryClient();
  return useQuery({
    ...scriptBlocksQuery(args ?? { agentId: '', cacheKeyValue: '' }),
    placeholderData: (before, query) =>
      args?.runId && query?.queryKey[1] === args.agentId && query.queryKey[3] === args.runId
        ? before
        : undefined,
    ...(args?.runId ? pollOptions(client, args.runId, { atLeastMs: 3_000 }) : {}),
    ...(args === null ? { queryFn: skipToken } : {}),
  });
}

/** The scripts of an agent; null asks nothing. `data` null: this server generates none. */
export const useScriptList = (agentId: string | null) =>
  useQuery({
    queryKey: ['scripts', agentId, 'list'],
    queryFn:
      agentId === null
        ? skipToken
        : async ({ signal }) =>
            (await orNull(getJson(`/v1/scripts/workflows/${encodeURIComponent(agentId)}`, readList, signal)))
              ?.scripts ?? null,
  });

/** The values that a cache key has taken, those that hold `filter` only; null asks nothing. `data` null: no such route. */
export const useCacheKeyValues = (args: { agentId: string; cacheKey: string; filter?: string } | null) =>
  useQuery({
    queryKey: ['scripts', args?.agentId, 'values', args?.cacheKey, args?.filter ?? ''],
    placeholderData: keepPreviousData,
    queryFn: args
      ? ({ signal }) =>
          orNull(
            getJson(
              `/v1/scripts/${encodeURIComponent(args.agentId)}/${encodeURIComponent(args.cacheKey)}/values?page=1&page_size=100${
                args.filter ? `&filter=${encodeURIComponent(args.filter)}` : ''
              }`,
              readValues,
              signal,
            ),
          )
      : skipToken,
  });

/** The versions of a script, newest first; null asks nothing. `data` null: no such route. */
export const useScriptVersions = (scriptId: string | null) =>
  useQuery({
    queryKey: ['script', scriptId, 'versions'],
    queryFn:
      scriptId === null
        ? skipToken
        : async ({ signal }) => {
            const answer = await orNull(
              getJson(`/v1/scripts/${encodeURIComponent(scriptId)}/versions`, readVersions, signal),
            );
            return answer?.versions.toSorted((a, b) => b.version - a.version) ?? null;
          },
  });

/** One version of a script; null asks nothing. `data` null: there is none. It never changes. */
export const useScriptVersion = (args: { scriptId: string; version: number } | null) =>
  useQuery({
    queryKey: ['script', args?.scriptId, 'version', args?.version],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: args
      ? ({ signal }) =>
          orNull(
            getJson(
              `/v1/scripts/${encodeURIComponent(args.scriptId)}/versions/${args.version}`,
              readBlocks,
              signal,
            ),
          )
      : skipToken,
  });

/** Where generated code of a run fell back to the AI; null asks nothing. `data` null: no such route. */
export const useFallbackEpisodes = (args: { agentId: string; runId: string } | null) =>
  useQuery({
    queryKey: ['scripts', args?.agentId, 'episodes', args?.runId],
    queryFn: args
      ? async ({ signal }) => {
          const path = `/v1/workflows/${encodeURIComponent(args.agentId)}/fallback-episodes?workflow_run_id=${encodeURIComponent(args.runId)}&page=1&page_size=100`;
          return (await orNull(getJson(path, readEpisodes, signal)))?.episodes ?? null;
        }
      : skipToken,
  });
