import { isDoubtful } from '../confidence';
import { canLead, enters, purposeKey, submits } from '../elements';
import { isNoise } from '../noise';
import type { Acted, Suspect } from '../scene';
import type { StuckBlock, SuspectRule } from './stuckBlock';

/** The step off the page that the block began on, when nothing came back to it. */
interface Departure {
  acted: Acted;
  /** Position among the block's actions. */
  at: number;
  from: string;
}

/** The departure of a block that left its first page for good; null when it stayed, came back, or nothing tells. */
function departureOf({ trail, acted }: StuckBlock): Departure | null {
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

/** Path of a page: its host says nothing new to a reader of one run. Long ones are cut. */
function pathOf(url: string): string {
  const path = url.replace(/^[a-z][\w+.-]*:\/\/[^/?#]*/i, '') || '/';
  return path.length > 60 ? `${path.slice(0, 59)}…` : path;
}

const leftAfter = ({ acted, from }: Departure): Suspect => ({
  index: acted.index,
  rule: `The page left ${pathOf(from)} after it and never came back.`,
});

/**
 * Left the page it began on and never came back, by a step that the agent itself was unsure of. Where it was unsure
 * already before that step, without a break, the first of those is where it took the wrong way.
 */
export const leftStartUnsure: SuspectRule = (stuck) => {
  const departure = departureOf(stuck);
  if (!departure || !isDoubtful(departure.acted.node.action, stuck.usual)) return null;
  const before = stuck.acted.slice(0, departure.at).filter(({ node }) => !isNoise(node));
  const sure = before.findLastIndex(({ node }) => !isDoubtful(node.action, stuck.usual));
  const first = before[sure + 1];
  return first
    ? {
        index: first.index,
        rule: `From here on the agent was unsure, and the page left ${pathOf(departure.from)} for good.`,
      }
    : leftAfter(departure);
};

/** Left the page it began on and never came back, and did nothing on the pages after that but move on. */
export const leftStart: SuspectRule = (stuck) => {
  const departure = departureOf(stuck);
  const forward =
    departure && !isDoubtful(departure.acted.node.action, stuck.usual) && wentForward(stuck, departure);
  return departure && !forward ? leftAfter(departure) : null;
};

/** Whether these actions repeat the very step that left the first page. */
export function repeatsDeparture(stuck: StuckBlock, key: string): boolean {
  const departure = departureOf(stuck);
  return departure !== null && purposeKey(departure.acted.node.action) === key;
}
