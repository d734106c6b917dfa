import { BadShape, describeJson, listReader, reader } from '~/skyvern/badShape';
import { Step, TaskV1 } from '~/skyvern/task';
import { taskTimeline } from '~/skyvern/taskTimeline';
import type { TimelineItem } from '~/skyvern/timeline';
import { isMissing } from './apiError';
import { getJson } from './http';

const readTask = reader(TaskV1);
const readSteps = listReader(Step);

const readList = (answer: unknown): unknown[] => {
  if (Array.isArray(answer)) return answer;
  throw new BadShape('', `Expected a list of actions, and ${describeJson(answer)} came.`);
};

/**
 * The items of a standalone task v1, made of the task and its actions, or of its steps where the server keeps no actions.
 * Fails with an `ApiError`: `missing` when the server does not know the task.
 */
export async function askTask(taskId: string, signal: AbortSignal): Promise<TimelineItem[]> {
  const path = `/api/v1/tasks/${encodeURIComponent(taskId)}`;
  const [task, actions] = await Promise.all([
    getJson(path, readTask, signal),
    getJson(`${path}/actions`, readList, signal).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    }),
  ]);
  const steps = actions ? [] : await getJson(`${path}/steps`, readSteps, signal);
  return taskTimeline(task, actions, steps);
}
