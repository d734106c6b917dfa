import { diffLines as compare } from 'diff';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLines, wholeChange, withGaps, type DiffGap, type DiffLine } from '~/model/code/diffRows';

/** Rows as text: `1 1  same`, `2 - -old`, `- 2 +new`, `⋯ 4`. */
const drawn = (rows: readonly (DiffLine | DiffGap)[]): string[] =>
  rows.map((row) => {
    if (row.kind === 'gap') return `⋯ ${row.count}`;
    const sign = { same: ' ', added: '+', removed: '-' }[row.kind];
    return `${row.before ?? '-'} ${row.after ?? '-'} ${sign}${row.text}`;
  });

test('each line has its number in both versions', () => {
  expect(drawn(diffLines(compare('a\nb\nc\n', 'a\nB\nc\nd\n')))).toEqual([
    '1 1  a',
    '2 - -b',
    '- 2 +B',
    '3 3  c',
    '- 4 +d',
  ]);
});

test('equal lines far from a change are left out, and come back where they are opened', () => {
  const lines = (changed: string) =>
    Array.from({ length: 20 }, (_, at) => (at === 10 ? changed : `${at}`)).join('\n');
  const all = diffLines(compare(`${lines('x')}\n`, `${lines('y')}\n`));
  const shown = withGaps(all, 2, new Set());
  expect(drawn(shown)).toEqual([
    '⋯ 8',
    '9 9  8',
    '10 10  9',
    '11 - -x',
    '- 11 +y',
    '12 12  11',
    '13 13  12',
    '⋯ 7',
  ]);
  const [gap] = shown;
  const opened = withGaps(all, 2, new Set(gap?.kind === 'gap' ? [gap.at] : []));
  expect(drawn(opened).slice(0, 3)).toEqual(['1 1  0', '2 2  1', '3 3  2']);
  expect(opened.filter(({ kind }) => kind === 'gap')).toHaveLength(1);
});

test('equal versions are one gap, and nothing is an empty list', () => {
  expect(drawn(withGaps(diffLines(compare('a\nb\n', 'a\nb\n')), 3, new Set()))).toEqual(['⋯ 2']);
  expect(diffLines([])).toEqual([]);
});

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', '', '    d'), { maxLength: 15 })
  .map((lines) => lines.join('\n'));

test('both versions can be read back from the lines, and from the shown ones with their gaps', () => {
  fc.assert(
    fc.property(text, text, fc.nat(4), (before, after, context) => {
      for (const changes of [compare(before, after), wholeChange(before, after)]) {
        const lines = diffLines(changes);
        const read = (side: 'before' | 'after') => lines.filter((line) => line[side] !== null);
        const whole = (of: string) =>
          (of.endsWith('\n') || of === '' ? of.slice(0, -1) : of)
            .split('\n')
            .slice(0, of === '' ? 0 : undefined);
        expect(read('before').map((line) => line.text)).toEqual(whole(before));
        expect(read('after').map((line) => line.text)).toEqual(whole(after));
        expect(read('after').map((line) => line.after)).toEqual(read('after').map((_, at) => at + 1));
        const shown = withGaps(lines, context, new Set());
        const count = shown.reduce((sum, row) => sum + (row.kind === 'gap' ? row.count : 1), 0);
        expect(count).toBe(lines.length);
        const changed = (rows: readonly { kind: string }[]) =>
          rows.filter(({ kind }) => kind === 'added' || kind === 'removed');
        expect(changed(shown)).toEqual(changed(lines));
      }
    }),
  );
});
