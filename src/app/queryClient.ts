import { QueryClient } from '@tanstack/react-query';

/**
 * The one cache of server answers. Nothing is retried or refetched behind the back of the polling policy: what is asked
 * again, and when, is decided in `api/polling` and by the reader.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, staleTime: Infinity },
    mutations: { retry: false },
  },
});
