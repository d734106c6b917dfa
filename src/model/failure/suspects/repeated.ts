import { purposeKey } from '../elements';
import { isNoise } from '../noise';
import { pageAt } from '../pageTrail';
import { repeatsDeparture } from './leftStart';
import type { StuckBlock, SuspectRule } from './stuckBlock';

/** The first action that does again what one before it did to the same element for the same purpose. */
function firstRepetition(stuck: StuckBlock, samePage: boolean) {
  const seen = new Map<string, string | null>();
  for (const [at, { index, node }] of stuck.acted.entries()) {
    const key = isNoise(node) ? null : purposeKey(node.action);
    if (key === null) continue;
    const page = pageAt(stuck.trail, at);
    const before = seen.get(key);
    if (before !== undefined) {
      const onSamePage = page === before || page === null || before === null;
      if (onSamePage === samePage && !(samePage && repeatsDeparture(stuck, key))) return { index, key };
    }
    seen.set(key, page);
  }
  return null;
}

/** The same thing done once more on the same page: the first time had not changed what mattered. */
export const repeatedHere: SuspectRule = (stuck) => {
  const found = firstRepetition(stuck, true);
  return found && { index: found.index, rule: 'It does again what was done before, in the same place.' };
};

/** The same thing done again on another page. */
export const repeatedElsewhere: SuspectRule = (stuck) => {
  const found = firstRepetition(stuck, false);
  return found && { index: found.index, rule: 'It does again what was done before on another page.' };
};
