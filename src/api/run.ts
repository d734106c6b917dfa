import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { reader } from '~/skyvern/badShape';
import { kindOfId } from '~/skyvern/ids';
import { Run } from '~/skyvern/run';
import { getJson } from './http';
import { watched } from './pollBook';
import { pollOptions, sawRun } from './pollOptions';
import { askRoutes, type Route } from './routes';

const readRun = reader(Run);

/**
 * The run with an id of any kind. Runs that the public route does not give (children of other runs, tasks inside blocks,
 * runs that the server cannot describe any more) are read by the internal routes and look the same.
 * `run.run_id` may differ from the asked id: a task v2 answers to its `wr_` id too.
 *
 * Fails with an `ApiError`: `missing` when no route knows the id.
 */
export const runQuery = (runId: string) =>
  queryOptions({
    queryKey: ['run', runId],
    retry: false,
    queryFn: (context) =>
      watched<Run>(context, async (last) => {
        const run = await askRoutes(context.client, `run ${runId}`, runRoutes(runId, context.signal, last));
        sawRun(context.client, runId, run);
        return run;
      }),
  });

type ReadRun = (answer: unknown) => Run;
// Few runs are read by these: their readers are loaded for them.
const internalReader = async () => (await import('~/skyvern/internalRun')).readInternalRun;
const taskReader = async () => (await import('~/skyvern/internalRun')).readTaskRun;

function runRoutes(runId: string, signal: AbortSignal, last: Run | undefined): Route<Run>[] {
  const id = encodeURIComponent(runId);
  const route = (name: string, path: string, reading: () => ReadRun | Promise<ReadRun>): Route<Run> => ({
    name,
    ask: async () => getJson(path, await reading(), signal, { asUi: true, unlessChanged: last }),
  });
  const kind = kindOfId(runId);
  return [
    route('public', `/v1/runs/${id}`, () => readRun),
    ...(kind === 'workflow_run'
      ? [
          route('internal', `/v1/workflows/runs/${id}`, internalReader),
          route('internal, old', `/api/v1/workflows/runs/${id}`, internalReader),
        ]
      : []),
    ...(kind === 'task_v1' ? [route('task', `/api/v1/tasks/${id}`, taskReader)] : []),
  ];
}

/** The run as last answered; asked again while it may change. */
export function useRun(runId: string) {
  const client = useQueryClient();
  return useQuery({ ...runQuery(runId), ...pollOptions(client, runId) });
}

/** The run with every value whole, however large: without the header that makes the server cut values at 2 MiB. */
export const fullRunQuery = (runId: string) =>
  queryOptions({
    queryKey: ['run', runId, 'full'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      getJson(`/v1/runs/${encodeURIComponent(runId)}`, readRun, signal, { silenceMs: 120_000 }),
  });

/** Asks for the whole values of a run once `enabled`. */
export const useFullRun = (runId: string, enabled: boolean) => useQuery({ ...fullRunQuery(runId), enabled });
