import type { Block } from '~/skyvern/timeline';
import type { BlockNode, Timeline } from '../timeline/timeline';
import { actionsOf, type Finding } from './scene';

/**
 * The decision that ended a block: the agent's own `terminate`, an action whose error code the agent was told to stop
 * at, a criterion. Null when the block did not end by a decision.
 */
export function decisionIn(timeline: Timeline, index: number, node: BlockNode, block: Block): Finding | null {
  const acted = actionsOf(timeline, index).filter((one) => !one.node.retried);
  const terminate = acted.findLast(
    ({ node: { action } }) => action.action_type === 'terminate' && action.status !== 'failed',
  );
  const isValidation = node.blockType === 'validation';
  if (terminate) {
    const rule = isValidation
      ? 'The validation found its criterion to stop met.'
      : 'The agent decided to stop here.';
    return { verdict: 'stopped-by', index: terminate.index, rule };
  }
  const byCode = acted.findLast(
    ({ node: { action } }) =>
      action.terminal_user_errors || (block.status === 'terminated' && action.errors.length > 0),
  );
  if (byCode) {
    const code = byCode.node.action.errors.find(({ error_code }) => error_code !== null)?.error_code;
    const rule = code
      ? `It ended the run with the error code ${code}.`
      : 'It ended the run with an error code.';
    return { verdict: 'stopped-by', index: byCode.index, rule };
  }
  if (block.status !== 'terminated') return null;
  if (isValidation) {
    const judged = acted.at(-1);
    return {
      verdict: 'stopped-by',
      index: judged?.index ?? index,
      rule: 'The validation decided to stop.',
    };
  }
  const rule =
    node.blockType === 'terminate'
      ? 'This block ends the run when it is reached.'
      : 'This block decided to stop.';
  return { verdict: 'stopped-by', index, rule };
}
