import type { JsonLines } from './lines';

/** 1 for every `open` line that is folded. Replaced, never changed in place. */
export type Folds = Uint8Array;

export const noFolds = (lines: JsonLines): Folds => new Uint8Array(lines.kind.length);

/** Folds everything at `level` and deeper; level 0 is the whole, level 1 its parts. */
export function foldedFrom(lines: JsonLines, level: number): Folds {
  const folds = noFolds(lines);
  for (let line = 0; line < folds.length; line += 1) {
    if (lines.kind[line] === 'open' && (lines.depth[line] ?? 0) >= level) folds[line] = 1;
  }
  return folds;
}

export function toggled(folds: Folds, line: number): Folds {
  const next = folds.slice();
  next[line] = next[line] ? 0 : 1;
  return next;
}

/** Opens whatever hides the line; the same folds when nothing does. */
export function revealed(lines: JsonLines, folds: Folds, line: number): Folds {
  let next = folds;
  for (let at = lines.parent[line] ?? -1; at >= 0; at = lines.parent[at] ?? -1) {
    if (!next[at]) continue;
    if (next === folds) next = folds.slice();
    next[at] = 0;
  }
  return next;
}

/** The lines on screen, ascending: all but what is inside folded ones, at most `limit`. */
export function visibleLines(lines: JsonLines, folds: Folds, limit: number): Int32Array {
  const visible = new Int32Array(Math.min(folds.length, limit));
  let count = 0;
  for (let line = 0; line < folds.length && count < visible.length;) {
    visible[count] = line;
    count += 1;
    line = folds[line] ? (lines.end[line] ?? line) + 1 : line + 1;
  }
  return visible.subarray(0, count);
}

/** The place of the last row whose line is not after `line`: the row itself, or the folded one that hides it. */
export function rowOf(rows: Int32Array, line: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rows[middle] ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}
