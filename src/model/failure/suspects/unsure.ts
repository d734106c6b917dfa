import { confidenceOf, isUnsure } from '../confidence';
import { isNoise } from '../noise';
import type { SuspectRule } from './stuckBlock';

/** The first action with a confidence clearly below what is usual in the block (in the run, where the block is short). */
export const unsure: SuspectRule = ({ acted, usual }) => {
  const found = acted.find(({ node }) => !isNoise(node) && isUnsure(node.action, usual));
  const value = found ? confidenceOf(found.node.action) : null;
  if (!found || value === null || !usual) return null;
  return {
    index: found.index,
    rule: `Its confidence, ${value.toFixed(2)}, is clearly below the ${usual.of}'s usual ${usual.median.toFixed(2)}.`,
  };
};
