import type { QueryClient } from '@tanstack/react-query';
import { runQuery } from '~/api/run';
import { timelineQuery } from '~/api/timeline';
import { kindOfId } from '~/skyvern/ids';

/**
 * Asks for the run and its timeline of a run's address together, before React has drawn anything. Failures are left to
 * the page, which asks by the same keys and says them.
 */
export function askAhead(client: QueryClient, pathname: string): void {
  const runId = /^\/runs\/([^/]+)/.exec(pathname)?.[1];
  if (!runId) return;
  const id = decodeURIComponent(runId);
  if (!kindOfId(id)) return;
  void client.prefetchQuery(runQuery(id));
  void client.prefetchQuery(timelineQuery(id));
}
