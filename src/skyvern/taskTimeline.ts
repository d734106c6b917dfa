import {
  type Action,
  Block,
  type BlockItem,
  isUnreadableAction,
  type TimelineItem,
  type Unreadable,
} from './timeline';
import { readAction } from './readTimeline';
import type { Step, TaskV1 } from './task';

/**
 * The timeline of a task v1, for which the server has none: one block that is the task, with its actions.
 *
 * `actions` is the answer of the task's action list; null where that route does not exist: then the actions are those
 * that the steps hold. The block carries the task's own id, so that its address stays the same between polls.
 */
export function taskTimeline(
  task: TaskV1,
  actions: readonly unknown[] | null,
  steps: readonly Step[],
): TimelineItem[] {
  const request = task.request ?? {};
  const { actions: _, ...block } = Block.parse({
    workflow_run_block_id: task.task_id,
    workflow_run_id: task.workflow_run_id ?? task.task_id,
    block_type: 'task',
    label: textOf(request['title']) ?? 'Task',
    status: task.status,
    output: task.extracted_information,
    failure_reason: task.failure_reason,
    task_id: task.task_id,
    url: textOf(request['url']),
    navigation_goal: textOf(request['navigation_goal']),
    data_extraction_goal: textOf(request['data_extraction_goal']),
    navigation_payload: request['navigation_payload'],
    data_schema: request['extracted_information_schema'],
    complete_criterion: textOf(request['complete_criterion']),
    terminate_criterion: textOf(request['terminate_criterion']),
  });
  const item: BlockItem = {
    type: 'block',
    block: {
      ...block,
      error_codes: task.errors.flatMap((error) => error.error_code ?? []),
      downloaded_file_count: task.downloaded_files.length || null,
      created_at: task.started_at ?? task.created_at,
      modified_at: task.finished_at ?? task.modified_at,
      duration:
        task.started_at !== null && task.finished_at !== null
          ? (task.finished_at - task.started_at) / 1000
          : null,
    },
    actions: actions
      ? actions.map((raw, index) => readAction(raw, `actions[${index}]`))
      : steps.flatMap((step, index) => actionsOfStep(step, `steps[${index}]`)),
    children: [],
    attempt: 1,
  };
  return [item];
}

/** `output.actions_and_results` is a list of pairs: an action as decided, and what came of it. */
function actionsOfStep(step: Step, path: string): (Action | Unreadable)[] {
  const pairs = step.output?.['actions_and_results'];
  if (!Array.isArray(pairs)) return [];
  return pairs.map((pair: unknown, index) => {
    const raw: unknown = Array.isArray(pair) ? pair[0] : pair;
    const action = readAction(raw, `${path}.output.actions_and_results[${index}]`);
    if (isUnreadableAction(action)) return action;
    return {
      ...action,
      task_id: action.task_id ?? step.task_id,
      step_id: action.step_id ?? step.step_id,
      step_order: action.step_order ?? step.order,
      action_order: action.action_order ?? index,
      created_at: action.created_at ?? step.created_at,
    };
  });
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value : null);
