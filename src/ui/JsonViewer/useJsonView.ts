import { useMemo, useState } from 'react';
import type { PathSegment } from '~/json';
import { foldedFrom, foldedNamed, NO_FOLDS, revealed, toggled, visibleLines, type Folds } from './folds';
import type { JsonLines } from './lines';
import { textLines } from './lineText';
import type { FindNotice } from './notices';
import { samePlaces } from './samePlaces';
import { useLines } from './useLines';

/** How many lines of one string are drawn when its line breaks are shown. */
const MOST_TEXT = 5_000;

/** The lines of strings whose own line breaks are shown, by the line of the string. */
export type Broken = ReadonlyMap<number, readonly string[]>;

const NONE_BROKEN: Broken = new Map();

/** Row `r` shows line `line[r]`, or, where `part[r] >= 0`, that line of the string's own text. */
export interface Rows {
  line: Int32Array;
  part: Int32Array | null;
}

/** What the reader folded and opened. */
interface Arranged {
  folds: Folds;
  broken: Broken;
}

interface Kept extends Arranged {
  name: string;
  lines: JsonLines;
}

/** The reader's folds and opened strings in the lines of a value that came in place of the one they were made in. */
export function carriedOver(
  { lines: before, folds, broken }: Arranged & { lines: JsonLines },
  after: JsonLines,
  first: Folds,
  count: number,
): Arranged {
  const next = new Uint8Array(count);
  const opened = new Map<number, readonly string[]>();
  const same = samePlaces(before, after, count);
  for (let line = 0; line < count; line += 1) {
    const place = same[line] ?? -1;
    const known = place >= 0;
    if (after.kind(line) === 'open')
      next[line] = (known && before.kind(place) === 'open' ? folds[place] : first[line]) ?? 0;
    const text = known && broken.has(place) ? after.value(line) : null;
    if (typeof text === 'string') opened.set(line, brokenUp(text));
  }
  return { folds: next, broken: opened };
}

export function rowsOf(visible: Int32Array, broken: Broken): Rows {
  if (broken.size === 0) return { line: visible, part: null };
  let extra = 0;
  for (const text of broken.values()) extra += text.length;
  const line = new Int32Array(visible.length + extra);
  const part = new Int32Array(line.length);
  let row = 0;
  for (const at of visible) {
    const texts = broken.get(at)?.length ?? 0;
    for (let index = -1; index < texts; index += 1) {
      line[row] = at;
      part[row] = index;
      row += 1;
    }
  }
  return { line: line.subarray(0, row), part: part.subarray(0, row) };
}

interface ViewOptions {
  /** Names the value: another one of the same name is what became of it. */
  name: string;
  notices: FindNotice | undefined;
  mostRows: number;
  /** Names of lists and objects that start folded; one function for good. */
  foldAtFirst: ((key: PathSegment) => boolean) | undefined;
}

/**
 * The lines of a value with what the reader folded and opened. It starts as `foldAtFirst` says; what becomes of it later
 * stays folded as it was, and only what is new in it starts again.
 */
export function useJsonView(value: unknown, { name, notices, mostRows, foldAtFirst }: ViewOptions) {
  const laidOut = useLines(value, notices);
  const { lines, count, whole } = laidOut;
  const [kept, setKept] = useState<Kept | null>(null);
  const { folds, broken } = useMemo((): Arranged => {
    if (kept?.lines === lines) return kept;
    const first = foldAtFirst ? foldedNamed(lines, count, foldAtFirst) : NO_FOLDS;
    if (kept?.name === name) return carriedOver(kept, lines, first, count);
    return { folds: first, broken: NONE_BROKEN };
  }, [kept, name, lines, count, foldAtFirst]);
  // The earlier value is needed no more.
  if (whole && kept && kept.name === name && kept.lines !== lines) setKept({ name, lines, folds, broken });
  const visible = useMemo(() => visibleLines(lines, count, folds, mostRows), [lines, count, folds, mostRows]);
  const rows = useMemo(() => rowsOf(visible, broken), [visible, broken]);
  const change = (part: Partial<Arranged>) => setKept({ name, lines, folds, broken, ...part });
  return {
    ...laidOut,
    folds,
    broken,
    visible,
    rows,
    toggle: (line: number) => change({ folds: toggled(lines, folds, line) }),
    foldFrom: (level: number) => change({ folds: foldedFrom(lines, level) }),
    unfoldAll: () => change({ folds: NO_FOLDS }),
    /** Opens what hides the line. */
    reveal: (line: number) => {
      const open = revealed(lines, folds, line);
      if (open !== folds) change({ folds: open });
    },
    toggleBreaks: (line: number) => {
      const next = new Map(broken);
      const text = lines.value(line);
      if (!next.delete(line) && typeof text === 'string') next.set(line, brokenUp(text));
      change({ broken: next });
    },
  };
}

function brokenUp(text: string): string[] {
  const { lines, more } = textLines(text, MOST_TEXT);
  return more > 0 ? [...lines, `… ${more} more lines`] : lines;
}

export type JsonView = ReturnType<typeof useJsonView>;
