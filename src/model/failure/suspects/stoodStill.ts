import { canLead } from '../elements';
import { isNoise } from '../noise';
import type { SuspectRule } from './stuckBlock';

/** Actions on an unchanged page that make it a standstill rather than work. */
const SEVERAL = 3;

/** The last action that led to another page, when several followed on that page and none led on. */
export const stoodStill: SuspectRule = ({ acted, trail }) => {
  const arrived = trail.findLastIndex(({ url }, at) => at > 0 && url !== trail[at - 1]?.url);
  const at = trail[arrived]?.at ?? 0;
  if (arrived < 1 || acted.length - at < SEVERAL) return null;
  const from = trail[arrived - 1]?.at ?? 0;
  const led = acted.slice(from, at).findLast(({ node }) => !isNoise(node) && canLead(node.action));
  return led ? { index: led.index, rule: 'The page stopped changing after it.' } : null;
};
