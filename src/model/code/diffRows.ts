/** A stretch of two texts compared by lines, as the `diff` package gives it. */
export interface Change {
  value: string;
  added?: boolean;
  removed?: boolean;
}

/** A line of either version; its number in the one where it does not stand is null. */
export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  before: number | null;
  after: number | null;
  text: string;
}

/** Equal lines left out between two changes; `at` is the position of the first in all lines. */
export interface DiffGap {
  kind: 'gap';
  at: number;
  count: number;
}

const linesOf = (value: string): string[] => {
  const lines = value.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
};

/** All lines of both versions in one column, numbered as they are in each. */
export function diffLines(changes: readonly Change[]): DiffLine[] {
  let before = 0;
  let after = 0;
  return changes.flatMap(({ value, added, removed }) =>
    linesOf(value).map((text): DiffLine => {
      if (!added) before += 1;
      if (!removed) after += 1;
      return {
        kind: added ? 'added' : removed ? 'removed' : 'same',
        before: added ? null : before,
        after: removed ? null : after,
        text,
      };
    }),
  );
}

/** The two versions as nothing but the one removed and the other added: for texts that take too long to compare. */
export const wholeChange = (before: string, after: string): Change[] => [
  { value: before, removed: true },
  { value: after, added: true },
];

/**
 * The lines that differ, with `context` equal ones around them; what is left out between is one gap, which is shown where
 * `open` holds its position. A gap of a single line is that line.
 */
export function withGaps(
  lines: readonly DiffLine[],
  context: number,
  open: ReadonlySet<number>,
): (DiffLine | DiffGap)[] {
  const near = new Uint8Array(lines.length);
  lines.forEach(({ kind }, at) => {
    if (kind !== 'same') near.fill(1, Math.max(0, at - context), at + context + 1);
  });
  const rows: (DiffLine | DiffGap)[] = [];
  for (let at = 0; at < lines.length;) {
    let end = at;
    while (end < lines.length && near[end] === 0) end += 1;
    if (end - at > 1 && !open.has(at)) rows.push({ kind: 'gap', at, count: end - at });
    else rows.push(...lines.slice(at, end));
    at = end;
    while (at < lines.length && near[at] === 1) {
      const line = lines[at];
      if (line) rows.push(line);
      at += 1;
    }
  }
  return rows;
}
