import type { Action } from '~/skyvern/timeline';
import type { Timeline } from '../timeline/timeline';
import { isNoise } from './noise';
import { actionsOf, type Acted } from './scene';

/** Below this a confidence is low by itself; rows show it. */
const LOW = 0.6;
/** How far below the middle of the others a confidence has to be to stand out. */
const CLEARLY = 0.2;
/** Fewer actions than these say nothing about what is usual in a block. */
const ENOUGH = 4;

/** Actions whose confidence is no judgement of the page: the server always writes the same. */
const FIXED: ReadonlySet<string> = new Set(['extract', 'complete', 'terminate', 'wait', 'null_action']);

export const confidenceOf = (action: Action): number | null =>
  FIXED.has(action.action_type) ? null : action.confidence_float;

/** What is usual: the middle value, and where it was taken from. */
export interface Usual {
  median: number;
  of: 'block' | 'run';
}

function medianOf(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 ? upper : (upper + (sorted[half - 1] ?? 0)) / 2;
}

const judged = (acted: Iterable<Acted>): number[] => {
  const values: number[] = [];
  for (const { node } of acted) {
    const value = isNoise(node) ? null : confidenceOf(node.action);
    if (value !== null) values.push(value);
  }
  return values;
};

function* everyAction({ nodes }: Timeline): Generator<Acted> {
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    if (node?.kind === 'action') yield { index, node };
  }
}

const ofRun = new WeakMap<Timeline, Usual | null>();

function usualInRun(timeline: Timeline): Usual | null {
  let usual = ofRun.get(timeline);
  if (usual === undefined) {
    const all = judged(everyAction(timeline));
    usual = all.length >= ENOUGH ? { median: medianOf(all), of: 'run' } : null;
    ofRun.set(timeline, usual);
  }
  return usual;
}

/** How sure the agent usually is in this block; in a block of few actions, in the whole run. Null where nothing tells. */
export function usualConfidence(timeline: Timeline, block: number): Usual | null {
  const own = judged(actionsOf(timeline, block));
  return own.length >= ENOUGH ? { median: medianOf(own), of: 'block' } : usualInRun(timeline);
}

/** Whether the agent was clearly less sure than usual when it did this. */
export function isUnsure(action: Action, usual: Usual | null): boolean {
  const value = confidenceOf(action);
  return value !== null && usual !== null && usual.median - value >= CLEARLY;
}

/** Unsure against what is usual, or low by itself where nothing is usual. */
export function isDoubtful(action: Action, usual: Usual | null): boolean {
  const value = confidenceOf(action);
  return value !== null && (value < LOW || isUnsure(action, usual));
}
