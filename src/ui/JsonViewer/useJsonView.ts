import { useMemo, useState } from 'react';
import { foldedFrom, noFolds, revealed, toggled, visibleLines } from './folds';
import { layOut, type JsonLines } from './lines';
import { textLines } from './lineText';
import type { FindNotice } from './notices';

/** How many lines of one string are drawn when its line breaks are shown. */
const MOST_TEXT = 5_000;

/** Row `r` shows line `line[r]`, or, where `part[r] >= 0`, that line of the string's own text. */
export interface Rows {
  line: Int32Array;
  part: Int32Array | null;
}

function rowsOf(lines: JsonLines, visible: Int32Array, broken: ReadonlyMap<number, readonly string[]>): Rows {
  if (broken.size === 0) return { line: visible, part: null };
  let extra = 0;
  for (const text of broken.values()) extra += text.length;
  const line = new Int32Array(visible.length + extra);
  const part = new Int32Array(line.length);
  let count = 0;
  for (const at of visible) {
    line[count] = at;
    part[count] = -1;
    count += 1;
    const text = broken.get(at) ?? [];
    for (let index = 0; index < text.length; index += 1) {
      line[count] = at;
      part[count] = index;
      count += 1;
    }
  }
  return { line: line.subarray(0, count), part: part.subarray(0, count) };
}

/** The lines of a value with what the reader folded and opened. A new value starts unfolded. */
export function useJsonView(value: unknown, notices: FindNotice | undefined, mostRows: number) {
  const lines = useMemo(() => layOut(value, notices), [value, notices]);
  const [state, setState] = useState(() => fresh(lines));
  // A new value has other lines: what was folded in the old ones means nothing.
  const now = state.lines === lines ? state : fresh(lines);
  if (now !== state) setState(now);
  const { folds, broken } = now;
  const rows = useMemo(
    () => rowsOf(lines, visibleLines(lines, folds, mostRows), broken),
    [lines, folds, broken, mostRows],
  );
  const change = (part: Partial<typeof now>) => setState({ ...now, ...part });
  return {
    lines,
    folds,
    broken,
    rows,
    toggle: (line: number) => change({ folds: toggled(folds, line) }),
    foldFrom: (level: number) => change({ folds: foldedFrom(lines, level) }),
    unfoldAll: () => change({ folds: noFolds(lines) }),
    /** Opens what hides the line and gives the folds as they are then. */
    reveal: (line: number) => {
      const open = revealed(lines, folds, line);
      if (open !== folds) change({ folds: open });
      return open;
    },
    toggleBreaks: (line: number) => {
      const next = new Map(broken);
      const text = lines.value[line];
      if (!next.delete(line) && typeof text === 'string') {
        const parts = textLines(text, MOST_TEXT);
        next.set(line, parts.more > 0 ? [...parts.lines, `… ${parts.more} more lines`] : parts.lines);
      }
      change({ broken: next });
    },
  };
}

const fresh = (lines: JsonLines) => ({
  lines,
  folds: noFolds(lines),
  broken: new Map<number, readonly string[]>() as ReadonlyMap<number, readonly string[]>,
});
