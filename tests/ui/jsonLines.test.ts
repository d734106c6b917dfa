import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonPath, parseExact, stringifyExact } from '~/json';
import {
  foldedFrom,
  NO_FOLDS,
  revealed,
  rowOf,
  toggled,
  visibleLines,
  type Folds,
} from '~/ui/JsonViewer/folds';
import { actionOf } from '~/ui/JsonViewer/jsonKeys';
import { layOut, layOutWhole } from '~/ui/JsonViewer/layOut';
import { CUT, JsonLines } from '~/ui/JsonViewer/lines';
import { lineText, textLines, tokensAround, tokensOf } from '~/ui/JsonViewer/lineText';
import { samePlaces } from '~/ui/JsonViewer/samePlaces';
import { rowsOf } from '~/ui/JsonViewer/useJsonView';

const order = parseExact(
  '{"id":9007199254740993,"lines":[{"sku":"A","n":1},{"sku":"B","n":2}],"note":null,"none":[]}',
);
const indented = (lines: JsonLines, line: number) => '  '.repeat(lines.depth(line)) + lineText(lines, line);
const written = (lines: JsonLines, rows: Iterable<number>) =>
  Array.from(rows, (line) => indented(lines, line)).join('\n');
const all = (lines: JsonLines) => Array.from({ length: lines.count }, (_, line) => line);

describe('lines', () => {
  test('are those of the text, one by one', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const lines = layOutWhole(value);
        expect(written(lines, all(lines))).toBe(stringifyExact(value, 2));
      }),
    );
  });

  test('keep digits and order as sent', () => {
    const text = '{\n  "b": 9007199254740993,\n  "1": {\n    "z": [],\n    "0": {}\n  }\n}';
    const lines = layOutWhole(parseExact(text));
    expect(written(lines, all(lines))).toBe(text);
  });

  test('name the place of every value', () => {
    const lines = layOutWhole(order);
    const paths = all(lines).map((line) => jsonPath(lines.path(line)));
    expect(paths.slice(0, 6)).toEqual([
      '$',
      '$.id',
      '$.lines',
      '$.lines[0]',
      '$.lines[0].sku',
      '$.lines[0].n',
    ]);
    expect(paths[6]).toBe('$.lines[0]');
    expect(paths.at(-1)).toBe('$');
  });

  test('10,000 levels are laid out and folded', () => {
    const lines = layOutWhole(parseExact('['.repeat(10_000) + ']'.repeat(10_000)));
    expect(lines.deepest).toBe(9_999);
    expect(visibleLines(lines, lines.count, foldedFrom(lines, 1), Infinity)).toHaveLength(3);
    expect(lines.path(9_999)).toHaveLength(9_999);
  });

  test('of a large value come in steps that can be read at once', () => {
    const lines = new JsonLines();
    const steps = layOut(
      Array.from({ length: 5_000 }, (_, n) => n),
      lines,
    );
    steps.next();
    expect(lines.count).toBeGreaterThan(500);
    expect(lines.count).toBeLessThan(2_000);
    expect(lineText(lines, 1)).toBe('0,');
    while (!steps.next().done);
    expect(lines.count).toBe(5_002);
  });

  test('a mark of the server stands for what it replaced', () => {
    const lines = layOutWhole({ data: { truncated: true, size: 9 } }, (value) =>
      typeof value === 'object' && value !== null && 'truncated' in value ? { text: 'Cut' } : null,
    );
    expect(lines.count).toBe(3);
    expect(tokensOf(lines, 1).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'key "data"',
      'punct : ',
      'mark Cut',
    ]);
  });
});

describe('folds', () => {
  const lines = layOutWhole(order);
  const shown = (folds: Folds) =>
    [...visibleLines(lines, lines.count, folds, Infinity)].map((line) => line + 1);

  test('numbers jump over what is folded', () => {
    expect(shown(toggled(lines, NO_FOLDS, 3))).toEqual([1, 2, 3, 4, 8, 9, 10, 11, 12, 13, 14, 15]);
    expect(shown(foldedFrom(lines, 1))).toEqual([1, 2, 3, 13, 14, 15]);
    expect(shown(foldedFrom(lines, 0))).toEqual([1]);
  });

  test('a folded line says what it holds', () => {
    const text = (line: number) =>
      tokensOf(lines, line, { folded: true })
        .map((token) => token.text)
        .join('');
    expect(text(2)).toBe('"lines": [2 items],');
    expect(text(3)).toBe('{2 keys},');
    expect(text(0)).toBe('{4 keys}');
  });

  test('revealing a line opens what hides it, and nothing else', () => {
    const folds = revealed(lines, foldedFrom(lines, 1), 4);
    expect(shown(folds)).toContain(5);
    expect(folds[7]).toBe(1);
    expect(revealed(lines, folds, 4)).toBe(folds);
  });

  test('for any folds every row is visible once, and a hidden line belongs to the row that hides it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(lines.count - 1)), fc.nat(lines.count - 1), (folded, line) => {
        const folds = folded.reduce(
          (now, at) => (lines.kind(at) === 'open' ? toggled(lines, now, at) : now),
          NO_FOLDS,
        );
        const rows = visibleLines(lines, lines.count, folds, Infinity);
        const row = rows[rowOf(rows, line)] ?? -1;
        expect(row === line || (folds[row] === 1 && row < line && line <= lines.end(row))).toBe(true);
      }),
    );
  });

  test('no more rows than a browser can scroll through', () => {
    expect(visibleLines(lines, lines.count, NO_FOLDS, 5)).toHaveLength(5);
  });
});

describe('keys', () => {
  const lines = layOutWhole(order);
  const press = (key: string, current: number, folds: Folds = NO_FOLDS) =>
    actionOf(key, {
      lines,
      folds,
      visible: visibleLines(lines, lines.count, folds, Infinity),
      current,
      page: 5,
    });

  test('move over what is visible', () => {
    expect(press('ArrowDown', -1)).toEqual({ move: 0 });
    expect(press('ArrowDown', 2, foldedFrom(lines, 1))).toEqual({ move: 12 });
    expect(press('End', 0)).toEqual({ move: 14 });
    expect(press('PageUp', 3)).toEqual({ move: 0 });
  });

  test('fold, unfold, and go to what is around', () => {
    expect(press('ArrowLeft', 2)).toEqual({ toggle: 2 });
    expect(press('ArrowLeft', 2, foldedFrom(lines, 1))).toEqual({ move: 0 });
    expect(press('ArrowRight', 2, foldedFrom(lines, 1))).toEqual({ toggle: 2 });
    expect(press('ArrowLeft', 5)).toEqual({ move: 3 });
    expect(press('Enter', 5)).toBeNull();
    expect(press('x', 5)).toBeNull();
  });
});

describe('long strings', () => {
  const text = `${'x'.repeat(5_000)}needle${'y'.repeat(5_000)}`;
  const lines = layOutWhole([text]);

  test('are cut, and say how much is not drawn', () => {
    const tokens = tokensOf(lines, 1);
    expect(tokens[0]?.text).toHaveLength(CUT + 1);
    expect(tokens[1]).toEqual({ kind: 'rest', text: '… 8,006 more characters' });
    expect(lines.widest).toBeLessThan(CUT + 100);
  });

  test('are searched whole, and drawn around a match that lies behind the cut', () => {
    const at = lineText(lines, 1).indexOf('needle');
    const { tokens, from } = tokensAround(lines, 1, at);
    expect(tokens[0]?.text.indexOf('needle')).toBe(at - from);
  });

  test('end where the server cut them', () => {
    expect(tokensOf(layOutWhole('abc[cut]'), 0, { keep: 3 })).toEqual([{ kind: 'str', text: '"abc"' }]);
  });

  test('show their own line breaks in rows of their own', () => {
    const { lines: parts, more } = textLines('a\r\nb\nc\rd', 3);
    expect({ parts, more }).toEqual({ parts: ['a', 'b', 'c'], more: 1 });
    const rows = rowsOf(new Int32Array([0, 1, 2]), new Map([[1, parts]]));
    expect([...rows.line]).toEqual([0, 1, 1, 1, 1, 2]);
    expect([...(rows.part ?? [])]).toEqual([-1, -1, 0, 1, 2, -1]);
  });
});

test('what became of a value has each of its paths where it was before, in whatever order they come', () => {
  const key = fc.constantFrom('a', 'b', 'c', '0', '1');
  const { value: any } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom(null, 1, 'a'),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(any, any, (was, became) => {
      const [before, after] = [layOutWhole(was), layOutWhole(became)];
      const opens = (lines: JsonLines) => all(lines).filter((line) => lines.kind(line) !== 'close');
      const place = (lines: JsonLines, line: number) => JSON.stringify(lines.path(line));
      const places = new Map(opens(before).map((line) => [place(before, line), line]));
      const same = samePlaces(before, after, after.count);
      for (const line of all(after)) {
        const expected = after.kind(line) === 'close' ? -1 : (places.get(place(after, line)) ?? -1);
        expect(same[line]).toBe(expected);
      }
    }),
  );
});
