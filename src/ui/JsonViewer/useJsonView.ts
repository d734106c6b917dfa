import { useMemo, useState } from 'react';
import type { PathSegment } from '~/json';
import { foldedFrom, foldedNamed, NO_FOLDS, revealed, toggled, visibleLines, type Folds } from './folds';
import type { JsonLines } from './lines';
import { textLines } from './lineText';
import type { FindNotice } from './notices';
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

interface Arranged {
  lines: JsonLines;
  folds: Folds;
  broken: Broken;
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
  notices: FindNotice | undefined;
  mostRows: number;
  /** Names of lists and objects that start folded; one function for good. */
  foldAtFirst: ((key: PathSegment) => boolean) | undefined;
}

/** The lines of a value with what the reader folded and opened. A new value starts as `foldAtFirst` says. */
export function useJsonView(value: unknown, { notices, mostRows, foldAtFirst }: ViewOptions) {
  const laidOut = useLines(value, notices);
  const { lines, count } = laidOut;
  const [kept, setKept] = useState<Arranged | null>(null);
  const first = useMemo(
    () => (foldAtFirst ? foldedNamed(lines, count, foldAtFirst) : NO_FOLDS),
    [lines, count, foldAtFirst],
  );
  // Folds of another value mean nothing here.
  const { folds, broken } = kept?.lines === lines ? kept : { folds: first, broken: NONE_BROKEN };
  const visible = useMemo(() => visibleLines(lines, count, folds, mostRows), [lines, count, folds, mostRows]);
  const rows = useMemo(() => rowsOf(visible, broken), [visible, broken]);
  const change = (part: Partial<Arranged>) => setKept({ lines, folds, broken, ...part });
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
