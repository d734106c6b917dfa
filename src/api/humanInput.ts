import { useMutation, useQueryClient } from '@tanstack/react-query';
import { reader } from '~/skyvern/badShape';
import { TotpCode } from '~/skyvern/server';
import { isMissing } from './apiError';
import { refreshRun } from './changes';
import { sendJson } from './http';

const readCode = reader(TotpCode);

/** `continued`, or `no-longer-waiting`: the run had left its pause already. */
export type Continued = 'continued' | 'no-longer-waiting';

/** Approves what a paused run waits for. `runId` is the run of the waiting block, which may be an inner run of the page's. */
export async function continueRun(runId: string): Promise<Continued> {
  try {
    await sendJson('POST', `/v1/workflows/runs/${encodeURIComponent(runId)}/continue`);
    return 'continued';
  } catch (error) {
    if (isMissing(error)) return 'no-longer-waiting';
    throw error;
  }
}

/** Approve. Rejecting is canceling. `pageRunId`: the run that the page shows, read again afterwards. */
export function useContinueRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ runId }: { runId: string; pageRunId?: string }) => continueRun(runId),
    onSettled: (_result, _error, { runId, pageRunId }) => refreshRun(client, runId, pageRunId),
  });
}

/** A verification code, or the text that holds one (a message, a magic link). */
export interface CodeMessage {
  /** Whom the code is for, as the run names it. */
  identifier: string;
  /** Up to 10 characters are the code itself; a longer text is read by the server's AI. */
  content: string;
  /** The `wr_` run that waits. */
  runId?: string | null;
  /** The task that waits, where a `tsk_` run does. */
  taskId?: string | null;
}

/** Hands a code to the server; a waiting run picks it up by itself. */
export const sendCode = ({ identifier, content, runId, taskId }: CodeMessage): Promise<TotpCode> =>
  sendJson(
    'POST',
    '/v1/credentials/totp',
    {
      totp_identifier: identifier,
      content: content.trim(),
      // The agent's id is left out: the server takes the id of a version there, which the page need not know.
      ...(runId ? { workflow_run_id: runId } : {}),
      ...(taskId ? { task_id: taskId } : {}),
    },
    readCode,
  );

export function useSendCode() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (message: CodeMessage) => sendCode(message),
    onSettled: (_result, _error, { runId, taskId }) =>
      refreshRun(client, runId ?? undefined, taskId ?? undefined),
  });
}
