import { digitsAt } from '../scene/rename';

/**
 * The id of a generated run says all that is needed to make the run again: nineteen digits that begin with 9, then
 * the seed (three digits), seven zeros and the number of items (eight digits). `wr_9000000000000010000` is the run of
 * 10,000 items with seed 0. Its agent has the same digits.
 */
export interface GeneratedId {
  seed: number;
  items: number;
}

/** What a generated run is, by the last digit of its seed. */
export type Variant = 'completed' | 'failed' | 'running' | 'growing';

/** Above this a run does not fit into a browser's memory. */
const MOST_ITEMS = 200_000;
/** The whole number has 63 bits. */
const HIGHEST_SEED = 222;

export function generatedRunId(items: number, seed = 0, kind = 'wr'): string {
  return `${kind}_9${String(seed).padStart(3, '0')}0000000${String(items).padStart(8, '0')}`;
}

/** Null for an id that follows another rule. */
export function readGeneratedId(id: string): GeneratedId | null {
  const match = /^(?:wr|wpid|w)_9(\d{3})0{7}(\d{8})$/.exec(id);
  if (!match) return null;
  const seed = Number(match[1]);
  const items = Number(match[2]);
  return seed > HIGHEST_SEED || items < 1 || items > MOST_ITEMS ? null : { seed, items };
}

export function variantOf(seed: number): Variant {
  const variants: Readonly<Record<number, Variant>> = { 1: 'failed', 2: 'running', 3: 'growing' };
  return variants[seed % 10] ?? 'completed';
}

/** How many things of one run have ids of their own, and how many runs can be told apart by them. */
const THINGS = 2 ** 20;
const RUNS = 2 ** 12;

/** Ids of the things of a run: the second in which each was made, then the run, then a number that counts up. */
export function idsOf(items: number, seed: number): (kind: string, time: number) => string {
  const run = (items * 31 + seed * 7) % RUNS;
  let count = 0;
  return (kind, time) => `${kind}_${digitsAt(time, run * THINGS + ++count)}`;
}

/** Number of a thing in its run. */
export function numberOf(id: string): number {
  return Number(BigInt(id.slice(id.lastIndexOf('_') + 1)) % BigInt(THINGS));
}
