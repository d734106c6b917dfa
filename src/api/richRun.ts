import { type QueryClient, queryOptions, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { reader } from '~/skyvern/badShape';
import { RichRun } from '~/skyvern/richRun';
import type { Run } from '~/skyvern/run';
import { asApiError, isMissing } from './apiError';
import { getJson } from './http';
import { watched } from './pollBook';
import { pollOptions } from './pollOptions';
import { askRoutes } from './routes';
import { findWorkflowRunId } from './findWorkflowRunId';

const readRichRun = reader(RichRun);

/**
 * The richest answer about an agent run or a task v2's run: parameters, headers, settings, all recordings, the agent in
 * the version that ran. null where this kind of run has none, and where the server keeps these routes closed.
 */
export const richRunQuery = (run: Run) =>
  queryOptions({
    queryKey: ['run', run.run_id, 'rich'],
    queryFn: (context) =>
      watched<RichRun | null>(context, async (last) => {
        const id = await findWorkflowRunId(context.client, run.run_id);
        return id ? askRichRun(context.client, id, run, last ?? undefined, context.signal) : null;
      }),
  });

async function askRichRun(
  client: QueryClient,
  workflowRunId: string,
  run: Run,
  last: RichRun | undefined,
  signal: AbortSignal,
): Promise<RichRun | null> {
  const id = encodeURIComponent(workflowRunId);
  const agentId = run.run_request?.workflow_id;
  const route = (name: string, path: string) => ({
    name,
    ask: () => getJson(path, readRichRun, signal, { asUi: true, unlessChanged: last }),
  });
  try {
    return await askRoutes(client, `rich ${workflowRunId}`, [
      route('public', `/v1/workflows/runs/${id}`),
      ...(agentId ? [route('agent', `/api/v1/workflows/${encodeURIComponent(agentId)}/runs/${id}`)] : []),
      route('old', `/api/v1/workflows/runs/${id}`),
    ]);
  } catch (thrown) {
    const { kind } = asApiError(thrown);
    // A key that stopped working is no closed route: what is known stays, and the failure is said.
    if (isMissing(thrown) || kind === 'invalid' || (kind === 'refused' && !last)) return null;
    throw thrown;
  }
}

/** The rich answer of a run, asked again while the run may change; null asks nothing. `data` null: there is none. */
export function useRichRun(run: Run | null) {
  const client = useQueryClient();
  const id = run?.run_id ?? '';
  return useQuery({
    ...(run ? richRunQuery(run) : { queryKey: ['run', '', 'rich'], queryFn: skipToken }),
    ...pollOptions(client, id, { atLeastMs: 8_000 }),
  });
}
