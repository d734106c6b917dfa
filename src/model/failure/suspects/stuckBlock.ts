import type { Block } from '~/skyvern/timeline';
import type { BlockNode, Timeline } from '../../timeline/timeline';
import { usualConfidence, type Usual } from '../confidence';
import type { Limit } from '../limits';
import { pageTrail, type Sighting } from '../pageTrail';
import { actionsOf, type Acted, type Suspect } from '../scene';
import type { Try } from '../tries';

/** A block that ran into a limit although every action completed: what the rules for suspects look at. */
export interface StuckBlock {
  timeline: Timeline;
  index: number;
  label: string | null;
  block: Block;
  limit: Limit;
  /** The block's actions in order, without those that a later try redid; waits are among them. */
  acted: readonly Acted[];
  tries: readonly Try[];
  trail: readonly Sighting[];
  usual: Usual | null;
}

/** A rule: the item where progress stopped, with a sentence that says why this one; null when it does not hold. */
export type SuspectRule = (stuck: StuckBlock) => Suspect | null;

export function stuckBlock(
  timeline: Timeline,
  index: number,
  node: BlockNode,
  block: Block,
  limit: Limit,
  tries: readonly Try[],
): StuckBlock {
  const acted = actionsOf(timeline, index).filter((one) => !one.node.retried);
  return {
    timeline,
    index,
    label: node.label,
    block,
    limit,
    acted,
    tries,
    trail: pageTrail(block, acted, tries),
    usual: usualConfidence(timeline, index),
  };
}
