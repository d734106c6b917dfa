import { queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { BadShape, describeJson, listReader } from '~/skyvern/badShape';
import { readAction } from '~/skyvern/readTimeline';
import { TaskV1 } from '~/skyvern/task';
import { type Action, isUnreadableAction } from '~/skyvern/timeline';
import { isMissing } from './apiError';
import { getJson } from './http';

const readTasks = listReader(TaskV1);

/** A try of a block that a later one replaced. */
export interface EarlierTry {
  task: TaskV1;
  /** What it did, in the order as sent; what cannot be read is left out. */
  actions: Action[];
}

/** A block of a run, by the task of its last try. */
interface TriedBlock {
  workflowRunId: string;
  taskId: string;
}

/**
 * The tries of a block that its run's timeline no longer holds, oldest first: a retry replaces the task of its block.
 * Empty where there was none, and on servers that do not list tasks.
 */
export const earlierTriesQuery = ({ workflowRunId, taskId }: TriedBlock) =>
  queryOptions({
    queryKey: ['run', workflowRunId, 'earlier tries', taskId],
    queryFn: async ({ signal }): Promise<EarlierTry[]> => {
      try {
        const path = `/api/v1/tasks?workflow_run_id=${encodeURIComponent(workflowRunId)}&page_size=100`;
        const tries = earlierOf(await getJson(path, readTasks, signal), taskId);
        return await Promise.all(
          tries.map(async (task) => ({ task, actions: await askActions(task.task_id, signal) })),
        );
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
  });

/** The tries of one block share its place (`order`) and are counted by `retry`. */
function earlierOf(tasks: readonly TaskV1[], taskId: string): TaskV1[] {
  const last = tasks.find((task) => task.task_id === taskId);
  if (!last || last.order === null || !last.retry) return [];
  const { order, retry } = last;
  return tasks
    .filter((task) => task.order === order && task.retry !== null && task.retry < retry)
    .toSorted((a, b) => (a.retry ?? 0) - (b.retry ?? 0));
}

const askActions = (taskId: string, signal: AbortSignal): Promise<Action[]> =>
  getJson(`/api/v1/tasks/${encodeURIComponent(taskId)}/actions`, readActions, signal);

function readActions(answer: unknown): Action[] {
  if (!Array.isArray(answer))
    throw new BadShape('', `Expected a list of actions, and ${describeJson(answer)} came.`);
  return answer.flatMap((raw: unknown, index) => {
    const action = readAction(raw, `actions[${index}]`);
    return isUnreadableAction(action) ? [] : action;
  });
}

/** The earlier tries of a block; null asks nothing. */
export const useEarlierTries = (block: TriedBlock | null) =>
  useQuery(
    block ? earlierTriesQuery(block) : { queryKey: ['run', '', 'earlier tries', ''], queryFn: skipToken },
  );
