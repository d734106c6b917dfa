import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { reader } from '~/skyvern/badShape';
import { Run } from '~/skyvern/run';
import { isMissing } from './apiError';
import { refreshRun } from './changes';
import { sendJson } from './http';
import { rememberRerun } from './reruns';

const readRun = reader(Run);

/** A run that starts another. `originId`: the run it repeats, remembered because the server does not. */
interface FromRun {
  originId?: string;
}

/** Runs the same agent version with the same inputs again, and gives the new run. Final agent runs only. */
export async function retryRun(runId: string): Promise<Run> {
  const id = encodeURIComponent(runId);
  return eitherPath([`/v1/agents/runs/${id}/retry`, `/v1/workflows/runs/${id}/retry`], undefined, {});
}

/** What an agent run is started with: `POST /v1/run/agents` as documented, null members left out. `agent_id` names the agent. */
export type AgentRunBody = Readonly<Record<string, unknown>>;

/** What a task is started with: `POST /v1/run/tasks` as documented, null members left out. */
export type TaskRunBody = Readonly<Record<string, unknown>> & { prompt: string };

/** Starts the latest version of an agent. */
export const startAgentRun = (body: AgentRunBody, maxSteps: number | null = null): Promise<Run> =>
  eitherPath(
    ['/v1/run/agents', '/v1/run/workflows'],
    body,
    maxSteps === null ? {} : { 'x-max-steps-override': String(maxSteps) },
  );

/** Starts a task of any engine. */
export const startTaskRun = (body: TaskRunBody): Promise<Run> => eitherPath(['/v1/run/tasks'], body, {});

/** A route that does not exist started nothing, so its older spelling can be asked; any other failure is final. */
async function eitherPath(
  paths: readonly string[],
  body: unknown,
  headers: Record<string, string>,
): Promise<Run> {
  const [path = '', older] = paths;
  try {
    return await sendJson('POST', path, body, readRun, { asUi: true, headers });
  } catch (error) {
    if (older && isMissing(error) && isNoRoute(error))
      return sendJson('POST', older, inOldWords(body), readRun, { asUi: true, headers });
    throw error;
  }
}

/** Servers without the newer path call an agent a workflow. */
function inOldWords(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('agent_id' in body)) return body;
  const { agent_id: workflowId, ...rest } = body;
  return { workflow_id: workflowId, ...rest };
}

const isNoRoute = (error: unknown): boolean =>
  error instanceof Error && /^(not found|method not allowed)$/i.test(error.message.trim());

function started(client: QueryClient, run: Run, originId: string | undefined): void {
  if (originId) rememberRerun(run.run_id, originId);
  refreshRun(client, run.run_id);
}

/** `POST …/retry`: "run again exactly". Never repeated by itself: a lost answer may hide a run that started. */
export function useRetryRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ runId }: { runId: string }) => retryRun(runId),
    onSuccess: (run, { runId }) => started(client, run, runId),
  });
}

/** Starts an agent with edited inputs; the data is the new run. */
export function useStartAgentRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, maxSteps }: { body: AgentRunBody; maxSteps?: number | null } & FromRun) =>
      startAgentRun(body, maxSteps),
    onSuccess: (run, { originId }) => started(client, run, originId),
  });
}

/** Starts a task with edited inputs; the data is the new run. */
export function useStartTaskRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body }: { body: TaskRunBody } & FromRun) => startTaskRun(body),
    onSuccess: (run, { originId }) => started(client, run, originId),
  });
}
