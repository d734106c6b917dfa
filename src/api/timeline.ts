import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { BadShape } from '~/skyvern/badShape';
import { kindOfId } from '~/skyvern/ids';
import { readTimeline } from '~/skyvern/readTimeline';
import { isFinal } from '~/skyvern/status';
import type { Run } from '~/skyvern/run';
import type { TimelineItem } from '~/skyvern/timeline';
import { getJson } from './http';
import { watched } from './pollBook';
import { pollOptions } from './pollOptions';
import { askRoutes, type Route } from './routes';
import { runQuery } from './run';
import { shareTimeline } from './shareTimeline';
import { workflowRunIdOf } from './workflowRunId';

/**
 * The items of a run's timeline in the order as sent, each validated by itself.
 *
 * A run without a public timeline answers by its internal twin; a task v1 has none at all and gets one that is made
 * of its actions. Fails with an `ApiError`: `missing` when no route knows the id, `invalid` when this kind of run has no timeline.
 */
export const timelineQuery = (runId: string) =>
  queryOptions({
    queryKey: ['run', runId, 'timeline'],
    retry: false,
    structuralSharing: shareTimeline,
    queryFn: (context) =>
      watched<TimelineItem[]>(context, (last) =>
        askRoutes(
          context.client,
          `timeline ${runId}`,
          timelineRoutes(context.client, runId, context.signal, last),
        ),
      ),
  });

function timelineRoutes(
  client: QueryClient,
  runId: string,
  signal: AbortSignal,
  last: TimelineItem[] | undefined,
): Route<TimelineItem[]>[] {
  const ask = (path: string) => getJson(path, readTimeline, signal, { asUi: true, unlessChanged: last });
  const routes = itemRoutes(client, runId, ask);
  // The public route refuses every task v1: it is asked only where the task itself is not to be had.
  return kindOfId(runId) === 'task_v1'
    ? [
        { name: 'task', ask: async () => (await import('./askTask')).askTask(runId, signal) },
        ...routes.slice(0, 1),
      ]
    : routes;
}

type Ask<T> = (path: string) => Promise<T>;

/** The routes that may answer with the items of a run; `ask` asks one and reads its answer. */
export const itemRoutes = <T>(client: QueryClient, runId: string, ask: Ask<T>): Route<T>[] => [
  { name: 'public', ask: () => ask(`/v1/runs/${encodeURIComponent(runId)}/timeline`) },
  { name: 'run id', ask: () => askByRunId(client, runId, ask) },
  { name: 'internal', ask: () => askTwin(client, runId, ask) },
];

/** Old servers know the timeline of a task v2 only by its `tsk_v2_` id, which the run's answer gives. */
async function askByRunId<T>(client: QueryClient, runId: string, ask: Ask<T>): Promise<T> {
  const run = await theRun(client, runId);
  if (run.run_id === runId) return noRoute();
  return ask(`/v1/runs/${encodeURIComponent(run.run_id)}/timeline`);
}

/** The internal twin answers an unknown id with an empty list, so the run has to exist first. It ignores the agent's id. */
async function askTwin<T>(client: QueryClient, runId: string, ask: Ask<T>): Promise<T> {
  const run = await theRun(client, runId);
  const workflowRunId = runId.startsWith('wr_') ? runId : workflowRunIdOf(run);
  if (!workflowRunId) return noRoute();
  const agentId = run.run_request?.workflow_id ?? 'wpid_0';
  return ask(
    `/api/v1/workflows/${encodeURIComponent(agentId)}/runs/${encodeURIComponent(workflowRunId)}/timeline`,
  );
}

const theRun = (client: QueryClient, runId: string): Promise<Run> => client.ensureQueryData(runQuery(runId));

const noRoute = (): never => {
  throw new BadShape('', 'This run has no other id to ask by.');
};

/** The timeline as last answered; asked again while the run may change. */
export function useTimeline(runId: string) {
  const client = useQueryClient();
  // When the run turns final (or goes on after that), the pace of this question changes too.
  useQuery({ ...runQuery(runId), enabled: false, select: isFinal, notifyOnChangeProps: ['data'] });
  return useQuery({ ...timelineQuery(runId), ...pollOptions(client, runId) });
}
