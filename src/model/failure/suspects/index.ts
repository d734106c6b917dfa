import { ranOut } from '../limits';
import type { Suspect } from '../scene';
import { gap } from './gap';
import { leftStart, leftStartUnsure } from './leftStart';
import { repeatedElsewhere, repeatedHere } from './repeated';
import { retyped } from './retyped';
import { stoodStill } from './stoodStill';
import type { StuckBlock, SuspectRule } from './stuckBlock';
import { unsure } from './unsure';

/** In order of what they prove; the README says why this order. */
const RULES: readonly SuspectRule[] = [
  leftStartUnsure,
  retyped,
  repeatedHere,
  leftStart,
  repeatedElsewhere,
  unsure,
  gap,
  stoodStill,
];

/** Where progress may have stopped in a block that ran out of steps or tries: best first, each item once. */
export function suspectsIn(stuck: StuckBlock): Suspect[] {
  const found = new Map<number, Suspect>();
  for (const rule of RULES) {
    const suspect = rule(stuck);
    if (suspect && !found.has(suspect.index))
      found.set(suspect.index, { ...suspect, rule: `${suspect.rule} ${ranOut(stuck.limit)}` });
  }
  return [...found.values()];
}
