import type { QueryClient } from '@tanstack/react-query';

/** Asks again for everything about a run under its ids, and for the lists that show it. Resolves at once: the page need not wait. */
export function refreshRun(client: QueryClient, ...runIds: readonly (string | undefined)[]): void {
  for (const runId of new Set(runIds)) if (runId) void client.invalidateQueries({ queryKey: ['run', runId] });
  void client.invalidateQueries({ queryKey: ['runs'] });
}
