import { looks } from '../elements';
import { isNoise } from '../noise';
import { didNothing } from '../tries';
import type { SuspectRule } from './stuckBlock';

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/**
 * Tries without actions: the last action before the gap that did more than look around. Where the steps are not known, running out of tries with
 * every action completed says the same, because a try that acts leaves its actions.
 */
export const gap: SuspectRule = ({ acted, tries, limit }) => {
  const before = acted.filter(({ node }) => !isNoise(node));
  const last = before.findLast(({ node }) => !looks(node.action)) ?? before.at(-1);
  if (!last) return null;
  const lastActing = tries.findLastIndex((one) => !didNothing(one));
  const idle = tries.slice(lastActing + 1).length;
  if (idle > 0)
    return { index: last.index, rule: `After it the agent tried ${times(idle)} and did nothing.` };
  return tries.length === 0 && limit === 'retries'
    ? { index: last.index, rule: 'It is the last thing that was done: the tries after it left nothing.' }
    : null;
};
