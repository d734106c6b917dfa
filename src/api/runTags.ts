import { queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { reader } from '~/skyvern/badShape';
import { type RunTag, RunTags } from '~/skyvern/runTags';
import { asApiError } from './apiError';
import { getJson } from './http';

const readTags = reader(RunTags);

/** Tags of a run; null where the server has none, or the plan does not allow them. */
export const runTagsQuery = (runId: string) =>
  queryOptions({
    queryKey: ['run', runId, 'tags'],
    queryFn: async ({ signal }): Promise<RunTag[] | null> => {
      try {
        return (await getJson(`/v1/runs/${encodeURIComponent(runId)}/tags`, readTags, signal)).tags;
      } catch (error) {
        const { kind } = asApiError(error);
        if (kind === 'missing' || kind === 'refused' || kind === 'invalid') return null;
        throw error;
      }
    },
  });

/** Tags of an agent run; null asks nothing. */
export const useRunTags = (runId: string | null) =>
  useQuery({ ...runTagsQuery(runId ?? ''), ...(runId === null ? { queryFn: skipToken } : {}) });
