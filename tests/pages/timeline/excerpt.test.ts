import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery } from '~/model/search/query';
import { hitRanges } from '~/model/search/hitRanges';
import { excerpt } from '~/pages/run/overview/timeline/row/excerpt';

const cut = (text: string, search: string, fits = 30) =>
  excerpt(text, hitRanges(text, parseQuery(search)), fits)
    .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
    .join('');

test('matches are pieces of their own', () => {
  expect(cut('Click Download PDF.', 'download')).toBe('Click [Download] PDF.');
  expect(cut('aXbXc', 'x')).toBe('a[X]b[X]c');
});

test('a text starts near its first match when that would be out of sight', () => {
  const long = 'The statement of October is ready and the button is active. I click Download PDF.';
  expect(cut(long, 'download')).toBe('… is active. I click [Download] PDF.');
  expect(cut(long, 'statement')).toBe(`The [statement]${long.slice(13)}`);
});

test('a text without spaces is cut where it must be', () => {
  expect(cut(`${'x'.repeat(100)}needle`, 'needle')).toBe(`… ${'x'.repeat(24)}[needle]`);
});

test('nothing of a text is lost or added, but for what stands before “… ”', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.tuple(fc.nat(40), fc.nat(40))), fc.nat(60), (text, ranges, fits) => {
      const whole = excerpt(text, ranges, fits)
        .map((piece) => piece.text)
        .join('');
      expect(text.endsWith(whole.replace(/^… /, ''))).toBe(true);
      if (!whole.startsWith('… ')) expect(whole).toBe(text);
    }),
  );
});
