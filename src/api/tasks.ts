import { queryOptions, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { listReader, reader } from '~/skyvern/badShape';
import { TaskV2 } from '~/skyvern/richRun';
import { Step, TaskV1 } from '~/skyvern/task';
import { getJson } from './http';
import { watched } from './pollBook';
import { pollOptions } from './pollOptions';

const readTaskV1 = reader(TaskV1);
const readTaskV2 = reader(TaskV2);
const readSteps = listReader(Step);

/** A task v1: standalone (`tsk_` run) or the inner task of a block. */
export const taskV1Query = (taskId: string) =>
  queryOptions({
    queryKey: ['run', taskId, 'task'],
    queryFn: (context) =>
      watched<TaskV1>(context, (last) =>
        getJson(`/api/v1/tasks/${encodeURIComponent(taskId)}`, readTaskV1, context.signal, {
          unlessChanged: last,
        }),
      ),
  });

/** Inputs and results of a standalone task v1; polled while it runs. null asks nothing. */
export function useTaskV1(taskId: string | null) {
  const client = useQueryClient();
  return useQuery({
    ...taskV1Query(taskId ?? ''),
    ...pollOptions(client, taskId ?? '', { atLeastMs: 5_000 }),
    ...(taskId === null ? { queryFn: skipToken } : {}),
  });
}

/** A task v2 (the planner's task), with the id of the workflow run that it drives. */
export const taskV2Query = (taskId: string) =>
  queryOptions({
    queryKey: ['run', taskId, 'task v2'],
    queryFn: (context) =>
      watched<TaskV2>(context, (last) =>
        getJson(`/api/v2/tasks/${encodeURIComponent(taskId)}`, readTaskV2, context.signal, {
          unlessChanged: last,
        }),
      ),
  });

/** Prompt, summary and output of a task v2; polled while it runs. null asks nothing. */
export function useTaskV2(taskId: string | null) {
  const client = useQueryClient();
  return useQuery({
    ...taskV2Query(taskId ?? ''),
    ...pollOptions(client, taskId ?? '', { atLeastMs: 5_000 }),
    ...(taskId === null ? { queryFn: skipToken } : {}),
  });
}

/** All steps of a task, tries included, oldest first. A task that the server does not know has none. */
export const taskStepsQuery = (taskId: string) =>
  queryOptions({
    queryKey: ['task', taskId, 'steps'],
    queryFn: ({ signal }) => getJson(`/api/v1/tasks/${encodeURIComponent(taskId)}/steps`, readSteps, signal),
  });

/** The steps of a task; null asks nothing. */
export const useTaskSteps = (taskId: string | null) =>
  useQuery({ ...taskStepsQuery(taskId ?? ''), ...(taskId === null ? { queryFn: skipToken } : {}) });
