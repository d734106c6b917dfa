import type { PathSegment } from '~/json';
import type { JsonLines } from './lines';

/** A list or object that both values have: its parts in the earlier one, from the next that is expected to come. */
interface Pair {
  start: number;
  next: number;
  end: number;
  index: Map<PathSegment | null, number> | null;
}

const pairAt = (before: JsonLines, line: number): Pair => ({
  start: line + 1,
  next: line + 1,
  end: before.end(line),
  index: null,
});

/**
 * For each of the first `count` lines of a value the line that had the same path in an earlier one; -1 where there was
 * none, and for closing lines. One pass over both: what grew at its end or changed its order costs little more.
 */
export function samePlaces(before: JsonLines, after: JsonLines, count: number): Int32Array {
  const same = new Int32Array(count).fill(-1);
  const open: Pair[] = [];
  for (let line = 0; line < count;) {
    if (after.kind(line) === 'close') {
      open.pop();
      line += 1;
      continue;
    }
    const pair = open.at(-1);
    const place = pair ? take(before, pair, after.key(line)) : before.count > 0 ? 0 : -1;
    same[line] = place;
    if (after.kind(line) !== 'open') line += 1;
    else if (place >= 0 && before.kind(place) === 'open') {
      open.push(pairAt(before, place));
      line += 1;
    } else {
      const end = after.end(line);
      // Not laid out to its end yet: nothing behind it is.
      if (end === line) break;
      line = end + 1;
    }
  }
  return same;
}

/** The earlier line of a part, which is mostly the one that is next. */
function take(before: JsonLines, pair: Pair, key: PathSegment | null): number {
  const expected = pair.next < pair.end && before.key(pair.next) === key;
  if (!expected) pair.index ??= indexOf(before, pair);
  const found = expected ? pair.next : (pair.index?.get(key) ?? -1);
  if (found >= 0) pair.next = before.end(found) + 1;
  return found;
}

function indexOf(before: JsonLines, { start, end }: Pair): Map<PathSegment | null, number> {
  const index = new Map<PathSegment | null, number>();
  for (let line = start; line < end; line = before.end(line) + 1) index.set(before.key(line), line);
  return index;
}
