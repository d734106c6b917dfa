import { useQueries } from '@tanstack/react-query';
import { taskStepsQuery } from '~/api/tasks';
import type { Timeline } from '~/model/timeline/timeline';
import type { Step } from '~/skyvern/task';

/** The last blocks in time ended the run or failed with it; more tasks than these are not asked. */
const MOST = 12;
const TROUBLED = new Set(['failed', 'terminated', 'timed_out', 'canceled', 'interrupted']);

/** Tasks whose steps say why a run ended: those of the blocks that did not complete, latest first. */
export function troubledTasks(timeline: Timeline | null): readonly string[] {
  const tasks = new Set<string>();
  for (const node of timeline?.nodes.toReversed() ?? []) {
    if (tasks.size === MOST) break;
    if (node.kind === 'block' && TROUBLED.has(node.status ?? '') && node.block?.task_id)
      tasks.add(node.block.task_id);
  }
  return [...tasks];
}

export interface StepsByTask {
  steps: ReadonlyMap<string, readonly Step[]>;
  /** Some answers are still on their way; a refused one counts as answered with nothing. */
  pending: boolean;
}

/** The steps of several tasks. Servers that keep the route closed cost the steps and nothing else. */
export function useSteps(taskIds: readonly string[]): StepsByTask {
  return useQueries({
    queries: taskIds.map((id) => taskStepsQuery(id)),
    combine: (results) => ({
      steps: new Map(results.map((result, at) => [taskIds[at] ?? '', result.data ?? []])),
      pending: results.some((result) => result.isPending),
    }),
  });
}
