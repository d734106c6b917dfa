import type { Action, Block } from '~/skyvern/timeline';
import type { Timeline } from '../timeline/timeline';
import { elementKey } from './elements';
import { isNoise } from './noise';
import { actionsOf, type Acted, type Finding } from './scene';
import type { Try } from './tries';

/** Whether a later try of the failed action's step did something else with success. */
const stepWentOn = (failed: Action, later: Action): boolean =>
  failed.step_order !== null &&
  failed.step_order === later.step_order &&
  failed.step_id !== later.step_id &&
  failed.task_id === later.task_id;

/**
 * Whether the block got over a failed action: its step was tried again with success, or the same was done later, to the
 * same element, or by the same kind of action where neither has an element.
 */
function wasRedone({ index, node: { action } }: Acted, acted: readonly Acted[]): boolean {
  const element = elementKey(action);
  return acted.some(
    ({ index: at, node: later }) =>
      at > index &&
      later.status === 'completed' &&
      (stepWentOn(action, later.action) ||
        (elementKey(later.action) === element &&
          (element !== null || later.action.action_type === action.action_type))),
  );
}

/** What was raised by an action, as its step recorded it; else as its block says it. */
function exceptionOf(acted: Acted, tries: readonly Try[]): string | null {
  const { action_id: id, step_id: step } = acted.node.action;
  for (const one of tries) {
    const said = id === null ? undefined : one.failed.get(id);
    if (said !== undefined) return said;
  }
  return tries.find(({ stepId }) => stepId === step)?.exception ?? null;
}

/** A failed action that nothing redid: the last one of the block, because earlier ones did not stop it. */
export function failedActionIn(timeline: Timeline, index: number, tries: readonly Try[]): Finding | null {
  const acted = actionsOf(timeline, index).filter((one) => !isNoise(one.node));
  const failed = acted.findLast((one) => one.node.status === 'failed' && !wasRedone(one, acted));
  if (!failed) return null;
  const after = acted.filter((one) => one.index > failed.index).length;
  return {
    verdict: 'cause',
    index: failed.index,
    rule:
      after === 0
        ? 'The action failed, and nothing came after it.'
        : 'The action failed, and no later one did it again.',
    exception: exceptionOf(failed, tries),
  };
}

/** What raised in a block that no action explains: a try's own exception, and whether the agent had acted by then. */
export function raisedIn(
  block: Block,
  acted: number,
  tries: readonly Try[],
): { rule: string; exception: string | null } {
  const exception = tries.findLast((one) => one.exception !== null)?.exception ?? null;
  const opens = block.block_type === 'goto_url';
  if (opens) return { rule: 'The page could not be opened.', exception };
  return {
    rule:
      acted === 0 ? 'It failed before the agent did anything.' : 'It failed outside of any single action.',
    exception,
  };
}
