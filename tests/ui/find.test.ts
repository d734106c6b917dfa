import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markMatches } from '~/ui/Lines/marked';
import { hitFrom, pattern, search, type Hits } from '~/ui/Lines/search';

async function find(lines: string[], query: string): Promise<Hits> {
  const wanted = pattern(query);
  let last: Hits = { line: [], at: [], complete: false };
  if (!wanted) return last;
  const source = { count: lines.length, textOf: (line: number) => lines[line] ?? '' };
  await search(source, wanted, new AbortController().signal, (hits) => (last = hits));
  return last;
}

test('every occurrence counts, in either case, with its place', async () => {
  expect(await find(['"Price": 1', 'none', 'price, PRICE'], 'price')).toEqual({
    line: [0, 2, 2],
    at: [1, 0, 7],
    complete: true,
  });
});

test('what a person types is text, not a pattern', async () => {
  for (const query of ['a.b', '$9.50 (net)', '[0]', 'a|b', '\\d', 'x-y/z', '🙂']) {
    expect((await find(['aXb', `say ${query}`], query)).line).toEqual([1]);
  }
});

test('a text with quotes, backslashes or line breaks is found as JSON writes it', async () => {
  const value = 'C:\\temp "new"\nline';
  expect((await find([JSON.stringify(value)], value)).line).toEqual([0]);
});

test('too many matches end the search and say so', async () => {
  const hits = await find([' a'.repeat(60_000)], 'a');
  expect(hits.line.length).toBeLessThanOrEqual(50_000);
  expect(hits.complete).toBe(false);
});

test('an aborted search says nothing', async () => {
  const controller = new AbortController();
  controller.abort();
  let calls = 0;
  await search({ count: 1, textOf: () => 'a' }, /a/giu, controller.signal, () => (calls += 1));
  expect(calls).toBe(0);
});

test('the first match is the next one from where the reader is, else the first of all', () => {
  const hits: Hits = { line: [2, 5, 9], at: [0, 0, 0], complete: true };
  expect([hitFrom(hits, 3), hitFrom(hits, 5), hitFrom(hits, 10), hitFrom({ ...hits, line: [] }, 0)]).toEqual([
    1, 1, 0, -1,
  ]);
});

test('a match across the parts of a line is marked in each of them', () => {
  const pieces = markMatches(['"price"', ': ', '129'], /": 1/giu, 6);
  const drawn = pieces.map((part) =>
    part.map(({ text, match, current }) => (match ? `<${text}${current ? '!' : ''}>` : text)).join(''),
  );
  expect(drawn).toEqual(['"price<"!>', '<: !>', '<1!>29']);
});

test('marking loses no character, whatever the parts and the matches', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b') })),
      fc.constantFrom('a', 'ab', 'aba', 'bb'),
      (texts, query) => {
        const pieces = markMatches(texts, pattern(query), null);
        expect(pieces.map((part) => part.map(({ text }) => text).join(''))).toEqual(texts);
        const marked = pieces
          .flat()
          .filter(({ match }) => match)
          .map(({ text }) => text)
          .join('');
        expect(marked).toBe((texts.join('').match(new RegExp(query, 'g')) ?? []).join(''));
      },
    ),
  );
});
