/** Lines to look through. */
export interface Source {
  count: number;
  textOf: (line: number) => string;
}

/** Matches in the order of the text: `line[i]`, and where in its text the match starts. */
export interface Hits {
  line: number[];
  at: number[];
  /** False while still searching, and when there are more than `MOST`. */
  complete: boolean;
}

const MOST = 50_000;
const SLICE_MS = 8;

/** What to look for: the words as typed, or as JSON escapes them, in either case. Null for nothing. */
export function pattern(query: string): RegExp | null {
  if (query === '') return null;
  const escaped = JSON.stringify(query).slice(1, -1);
  const words = escaped === query ? [query] : [query, escaped];
  return new RegExp(words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|'), 'giu');
}

/**
 * Looks through every line, a few milliseconds at a time so that the page stays live.
 * `found` is called after each slice with all so far. Stops without a word when aborted.
 */
export async function search(
  source: Source,
  wanted: RegExp,
  signal: AbortSignal,
  found: (hits: Hits) => void,
): Promise<void> {
  const hits: Hits = { line: [], at: [], complete: false };
  const { count } = source;
  let line = 0;
  while (!signal.aborted) {
    const until = performance.now() + SLICE_MS;
    while (line < count && performance.now() < until && hits.line.length < MOST) {
      // The clock costs as much as a short line: ask it for every hundredth.
      for (const stop = Math.min(line + 100, count); line < stop; line += 1)
        collect(hits, source, line, wanted);
    }
    const full = hits.line.length >= MOST;
    const done = line >= count;
    found({ ...hits, complete: done && !full });
    if (done || full) return;
    // oxlint-disable-next-line no-await-in-loop -- giving way between slices is the point
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function collect(hits: Hits, source: Source, line: number, wanted: RegExp): void {
  for (const match of source.textOf(line).matchAll(wanted)) {
    if (hits.line.length >= MOST) return;
    hits.line.push(line);
    hits.at.push(match.index);
  }
}

/** The first hit at or after a line, or 0 to start over; -1 without hits. */
export function hitFrom(hits: Hits, line: number): number {
  if (hits.line.length === 0) return -1;
  const next = hits.line.findIndex((at) => at >= line);
  return Math.max(next, 0);
}
