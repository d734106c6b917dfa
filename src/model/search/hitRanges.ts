import { fold } from './fold';
import type { Query } from './query';

/** Marks that a text can carry: more would slow the page and help nobody. */
const MOST = 1000;

/**
 * Where a text holds what the query searches, as `[start, end)` pairs in order, touching ones joined.
 * At most the first thousand; empty where nothing matches or nothing is searched.
 */
export function hitRanges(text: string, query: Query): [number, number][] {
  if (!query.marks.length) return [];
  const folded = fold(text);
  const found: [number, number][] = [];
  for (const mark of query.marks) {
    let at = mark ? folded.indexOf(mark) : -1;
    for (let count = 0; at >= 0 && count < MOST; count++) {
      found.push([at, at + mark.length]);
      at = folded.indexOf(mark, at + mark.length);
    }
  }
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const joined: [number, number][] = [];
  for (const [start, end] of found) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined.slice(0, MOST);
}

/**
 * Where to begin a text of which only the start has room, so that its first match is in sight: 0, or the start of a
 * word at most `before` characters ahead of the match.
 */
export function excerptStart(text: string, query: Query, before = 40): number {
  const first = hitRanges(text, query)[0]?.[0] ?? 0;
  if (first <= before) return 0;
  const space = text.indexOf(' ', first - before);
  return space >= 0 && space < first ? space + 1 : first;
}
