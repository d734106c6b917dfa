/**
 * Ids of generated runs say all that is needed to make the run again: nineteen digits that begin with 9, then the
 * seed (three digits), seven zeros and the number of items (eight digits). `wr_9000000000000010000` is the run of
 * 10,000 items with seed 0. Things in it hold the number of items (seven digits) where the run has zeros, and count
 * up behind that (eight digits), so that their order is the order of time.
 */
export interface GeneratedId {
  kind: string;
  seed: number;
  items: number;
  /** Number of the thing in its run; null for the run itself. */
  index: number | null;
}

/** What a generated run is, by the last digit of its seed. */
export type Variant = 'completed' | 'failed' | 'running' | 'growing';

/** Above this a run does not fit into a browser's memory. */
const MOST_ITEMS = 200_000;
// The whole number has 63 bits.
const HIGHEST_SEED = 222;

export function generatedRunId(items: number, seed = 0): string {
  return `wr_9${pad(seed, 3)}0000000${pad(items, 8)}`;
}

export function generatedId(kind: string, seed: number, items: number, index: number): string {
  return `${kind}_9${pad(seed, 3)}${pad(items, 7)}${pad(index, 8)}`;
}

/** Null for an id that follows another rule. */
export function readGeneratedId(id: string): GeneratedId | null {
  const match = /^([a-z]+(?:_v2)?)_9(\d{3})(\d{7})(\d{8})$/.exec(id);
  if (!match) return null;
  const [, kind = '', seedText, middle, last] = match;
  const seed = Number(seedText);
  const isRun = Number(middle) === 0;
  const items = Number(isRun ? last : middle);
  if (seed > HIGHEST_SEED || items < 1 || items > MOST_ITEMS || (isRun && kind !== 'wr')) return null;
  return { kind, seed, items, index: isRun ? null : Number(last) };
}

export function variantOf(seed: number): Variant {
  const variants: Readonly<Record<number, Variant>> = { 1: 'failed', 2: 'running', 3: 'growing' };
  return variants[seed % 10] ?? 'completed';
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
