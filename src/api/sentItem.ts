import { queryOptions, skipToken, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { kindOfId } from '~/skyvern/ids';
import { sentItem } from '~/skyvern/sentItem';
import { getJson } from './http';
import { askRoutes } from './routes';
import { itemRoutes } from './timeline';

/** An item of the timeline as this page knows it. */
export interface KnownItem {
  /** Its own id in the timeline. */
  nodeId: string;
  /** The id under which the server sends it, which others may have too. */
  sentId: string;
  /** What was read of it. */
  read: unknown;
}

/**
 * One item of a run as the server sends it, asked for again: what is kept of a timeline is what was read of it. Undefined
 * where the answer does not hold the item (any more). Fails with an `ApiError`.
 */
const sentItemQuery = (client: QueryClient, runId: string, { nodeId, sentId, read }: KnownItem) =>
  queryOptions({
    queryKey: ['run', runId, 'sent', nodeId],
    // The whole answer is read for it; the item alone is kept, and not for long.
    gcTime: 60_000,
    retry: false,
    queryFn: async ({ signal }) => {
      const ask = (path: string) =>
        getJson(path, (answer) => ({ item: sentItem(answer, sentId, read) }), signal, { asUi: true });
      return kindOfId(runId) === 'task_v1'
        ? ask(`/api/v1/tasks/${encodeURIComponent(runId)}/actions`)
        : askRoutes(client, `timeline ${runId}`, itemRoutes(client, runId, ask));
    },
  });

const NONE: KnownItem = { nodeId: '', sentId: '', read: null };

/** The item as sent, once it is given; null asks nothing. */
export function useSentItem(runId: string, item: KnownItem | null) {
  const client = useQueryClient();
  return useQuery({
    ...sentItemQuery(client, runId, item ?? NONE),
    ...(item === null ? { queryFn: skipToken } : {}),
  });
}
