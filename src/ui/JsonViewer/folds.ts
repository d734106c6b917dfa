import type { PathSegment } from '~/json';
import type { JsonLines } from './lines';

/** 1 for every `open` line that is folded. Replaced, never changed in place. Lines beyond its end are unfolded. */
export type Folds = Uint8Array;

export const NO_FOLDS: Folds = new Uint8Array(0);

/** Folds everything at `level` and deeper; level 0 is the whole, level 1 its parts. */
export function foldedFrom(lines: JsonLines, level: number): Folds {
  const folds = new Uint8Array(lines.count);
  for (let line = 0; line < folds.length; line += 1) {
    if (lines.depth(line) >= level && lines.kind(line) === 'open') folds[line] = 1;
  }
  return folds;
}

/** Folds the lists and objects of such names, as far as they are laid out to their end. */
export function foldedNamed(lines: JsonLines, count: number, isFolded: (key: PathSegment) => boolean): Folds {
  const folds = new Uint8Array(count);
  for (let line = 0; line < count; line += 1) {
    const key = lines.kind(line) === 'open' ? lines.key(line) : null;
    if (key !== null && lines.end(line) > line && isFolded(key)) folds[line] = 1;
  }
  return folds;
}

export function toggled(lines: JsonLines, folds: Folds, line: number): Folds {
  const next = new Uint8Array(lines.count);
  next.set(folds);
  next[line] = next[line] ? 0 : 1;
  return next;
}

/** Opens whatever hides the line; the same folds when nothing does. */
export function revealed(lines: JsonLines, folds: Folds, line: number): Folds {
  const hiding = lines.around(line).filter((at) => folds[at]);
  if (hiding.length === 0) return folds;
  const next = folds.slice();
  for (const at of hiding) next[at] = 0;
  return next;
}

/** The lines on screen of the first `count`, ascending: all but what is inside folded ones, at most `limit`. */
export function visibleLines(lines: JsonLines, count: number, folds: Folds, limit: number): Int32Array {
  const visible = new Int32Array(Math.min(count, limit));
  let row = 0;
  for (let line = 0; line < count && row < visible.length; row += 1) {
    visible[row] = line;
    line = folds[line] ? lines.end(line) + 1 : line + 1;
  }
  return visible.subarray(0, row);
}

/** The place of a line among the rows: its own row (its first), or that of the folded line that hides it. */
export function rowOf(rows: Int32Array, line: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rows[middle] ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  // A string whose line breaks are shown has several rows.
  while (low > 0 && rows[low - 1] === rows[low]) low -= 1;
  return Math.max(low, 0);
}
