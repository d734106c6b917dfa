import { isDoubtful } from '../confidence';
import { canLead, enters, purposeKey, submits } from '../elements';
import { isNoise } from '../noise';
import type { Acted } from '../scene';
import type { StuckBlock, SuspectRule } from './stuckBlock';

/** The step off the page that the block began on, when nothing came back to it. */
export interface Departure {
  acted: Acted;
  /** Position among the block's actions. */
  at: number;
  from: string;
}

/** The departure of a block that left its first page for good; null when it stayed, came back, or nothing tells. */
export function departureOf({ trail, acted }: StuckBlock): Departure | null {
  const start = trail[0]?.url;
  if (start === undefined) return null;
  const away = trail.findIndex(({ url }) => url !== start);
  if (away < 0 || trail.slice(away).some(({ url }) => url === start)) return null;
  const lastSeen = trail[away - 1]?.at ?? 0;
  for (let at = (trail[away]?.at ?? 0) - 1; at >= lastSeen; at--) {
    const one = acted[at];
    if (one && !isNoise(one.node) && canLead(one.node.action)) return { acted: one, at, from: start };
  }
  return null;
}

/**
 * Whether leaving was a step forward: a form filled on the first page was sent, or the next page was worked on. The
 * first page of a checkout is left for good, too.
 */
function wentForward({ acted }: StuckBlock, { at, acted: left }: Departure): boolean {
  const filledBefore = acted.slice(0, at).some(({ node }) => enters(node.action));
  if (filledBefore && submits(left.node.action) > 0) return true;
  return acted.slice(at + 1).some(({ node }) => enters(node.action));
}

const suspect = ({ acted, from }: Departure) => ({
  index: acted.index,
  rule: `The page left ${from} after it and never came back.`,
});

/** Left the page it began on and never came back, by a step that the agent itself was unsure of. */
export const leftStartUnsure: SuspectRule = (stuck) => {
  const departure = departureOf(stuck);
  return departure && isDoubtful(departure.acted.node.action, stuck.usual) ? suspect(departure) : null;
};

/** Left the page it began on and never came back, and did nothing on the pages after that but move on. */
export const leftStart: SuspectRule = (stuck) => {
  const departure = departureOf(stuck);
  return departure && !wentForward(stuck, departure) ? suspect(departure) : null;
};

/** Whether these actions repeat the very step that left the first page. */
export function repeatsDeparture(stuck: StuckBlock, key: string): boolean {
  const departure = departureOf(stuck);
  return departure !== null && purposeKey(departure.acted.node.action) === key;
}
