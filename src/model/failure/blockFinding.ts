import { decisionIn } from './decision';
import { broughtNothing } from './extracted';
import { failedActionIn, raisedIn } from './failedAction';
import { limitOf, ranOut } from './limits';
import { isNoise } from './noise';
import { actionsOf, ran, type Finding, type Scene } from './scene';
import { suspectsIn } from './suspects';
import { stuckBlock } from './suspects/stuckBlock';
import { triesOf } from './tries';
import { causeOf, worksWithoutBrowser } from './withoutBrowser';

const NONE = { verdict: 'none', index: null, rule: 'No single item stands out.' } as const;

/** What explains the end of the block that ended the run. The rules and their order stand in the README. */
export function blockFinding({ timeline, steps }: Scene, index: number): Finding {
  const node = timeline.nodes[index];
  if (!ran(node)) return NONE;
  const { block } = node;
  const decision = decisionIn(timeline, index, node, block);
  if (decision) return decision;
  if (worksWithoutBrowser(timeline, index, node, block))
    return { verdict: 'cause', index, rule: causeOf(timeline, index, node, block) };

  const tries = triesOf(steps.get(block.task_id ?? '') ?? []);
  const failed = failedActionIn(timeline, index, tries);
  if (failed) return failed;
  const acted = actionsOf(timeline, index).filter((one) => !isNoise(one.node));
  const limit = limitOf(block);
  if (limit) {
    const raised = tries.at(-1);
    if (raised?.exception && raised.actionTypes.length === 0)
      return {
        verdict: 'cause',
        index,
        rule: 'Its last try raised before the agent did anything.',
        exception: raised.exception,
      };
    const suspects = suspectsIn(stuckBlock(timeline, index, node, block, limit, tries));
    const [first] = suspects;
    return first
      ? { verdict: 'suspect', ...first, suspects }
      : { verdict: 'none', index, rule: `No single item stands out. ${ranOut(limit)}` };
  }
  if (block.status === 'timed_out')
    return { verdict: 'stood-at', index, rule: 'The time of this block ran out.' };
  const claimed = acted.at(-1);
  if (claimed?.node.action.action_type === 'complete' && !claimed.node.action.verified)
    return {
      verdict: 'suspect',
      index: claimed.index,
      rule: 'The agent said that it was done, and that was not verified.',
    };
  const { rule, exception } = raisedIn(block, acted.length, tries);
  if (exception === null && claimed?.node.action.action_type === 'extract' && broughtNothing(timeline, index))
    return {
      verdict: 'suspect',
      index: claimed.index,
      rule: 'It completed, but what it extracted is null.',
    };
  return { verdict: 'cause', index, rule, exception };
}
