import { queryOptions, skipToken, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { kindOfId } from '~/skyvern/ids';
import { sentItem } from '~/skyvern/sentItem';
import { getJson } from './http';
import { askRoutes } from './routes';
import { itemRoutes } from './timeline';

/**
 * One item of a run as the server sends it, asked for again: what is kept of a timeline is what was read of it. Undefined
 * where the answer does not hold the item (any more). Fails with an `ApiError`.
 */
export const sentItemQuery = (client: QueryClient, runId: string, itemId: string) =>
  queryOptions({
    queryKey: ['run', runId, 'sent', itemId],
    // The whole answer is read for it; the item alone is kept, and not for long.
    gcTime: 60_000,
    retry: false,
    queryFn: async ({ signal }) => {
      const ask = (path: string) =>
        getJson(path, (answer) => ({ item: sentItem(answer, itemId) }), signal, { asUi: true });
      return kindOfId(runId) === 'task_v1'
        ? ask(`/api/v1/tasks/${encodeURIComponent(runId)}/actions`)
        : askRoutes(client, `timeline ${runId}`, itemRoutes(client, runId, ask));
    },
  });

/** The item as sent, once `itemId` is given; null asks nothing. */
export function useSentItem(runId: string, itemId: string | null) {
  const client = useQueryClient();
  return useQuery({
    ...sentItemQuery(client, runId, itemId ?? ''),
    ...(itemId === null ? { queryFn: skipToken } : {}),
  });
}
