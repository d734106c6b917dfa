import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { isFinal } from '~/skyvern/status';
import type { Run } from '~/skyvern/run';
import { ApiError, asApiError } from './apiError';
import { refreshRun } from './changes';
import { sendJson } from './http';
import { runQuery } from './run';

/** `sent`: the server took it, the status follows · `already-final`: nothing was sent, or it came too late · `gone`: this id cannot be canceled. */
export interface Canceled {
  outcome: 'sent' | 'already-final' | 'gone';
  /** The run as read just before. */
  run: Run;
}

/**
 * Cancels a run after reading its status again: a server overwrites the status of a finished task v2 with "canceled",
 * and sends the webhook of a finished agent run once more.
 */
export async function cancelRun(client: QueryClient, runId: string): Promise<Canceled> {
  const query = runQuery(runId);
  // A poll under way was asked before the reader decided: its answer may be older than the end of the run.
  await client.cancelQueries({ queryKey: query.queryKey, exact: true });
  const run = await client.fetchQuery({ ...query, staleTime: 0 });
  if (isFinal(run)) return { outcome: 'already-final', run };
  try {
    await sendCancel(run);
    return { outcome: 'sent', run };
  } catch (thrown) {
    const error = asApiError(thrown);
    if (error.status === 400 && /status transition/i.test(error.detail ?? ''))
      return { outcome: 'already-final', run };
    if (error.kind === 'missing') return { outcome: 'gone', run };
    throw error;
  }
}

/** The public route first; runs that it does not know (children of other runs, tasks inside blocks) have internal ones. */
async function sendCancel({ run_id: id }: Run): Promise<void> {
  const internal = id.startsWith('wr_')
    ? `/api/v1/workflows/runs/${encodeURIComponent(id)}/cancel`
    : id.startsWith('tsk_') && !id.startsWith('tsk_v2_')
      ? `/api/v1/tasks/${encodeURIComponent(id)}/cancel`
      : null;
  try {
    await sendJson('POST', `/v1/runs/${encodeURIComponent(id)}/cancel`);
  } catch (error) {
    if (!internal || !(error instanceof ApiError) || error.kind !== 'missing') throw error;
    await sendJson('POST', internal);
  }
}

/** Cancels a run by the id that the page was opened with. Whatever came of it, the run is read again. */
export function useCancelRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ runId }: { runId: string }) => cancelRun(client, runId),
    onSettled: (result, _error, { runId }) => refreshRun(client, runId, result?.run.run_id),
  });
}
