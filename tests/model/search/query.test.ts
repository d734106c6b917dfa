import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hitRanges, excerptStart } from '~/model/search/hitRanges';
import { FILTERS, parseQuery } from '~/model/search/query';

const terms = (text: string) => parseQuery(text).terms;

describe('the grammar', () => {
  test('free words, phrases, filters and negations', () => {
    expect(terms('Order "not found" kind:action -label:"Open Shipment" -draft')).toEqual([
      { negated: false, by: 'text', text: 'order' },
      { negated: false, by: 'text', text: 'not found' },
      { negated: false, by: 'kind', text: 'action' },
      { negated: true, by: 'label', text: 'open shipment' },
      { negated: true, by: 'text', text: 'draft' },
    ]);
  });

  test('amounts: durations in milliseconds, costs in dollars, places counted from 1', () => {
    expect(terms('dur:>30s')).toMatchObject([
      { by: 'dur', range: { min: 30_000, max: Infinity, open: true } },
    ]);
    expect(terms('dur:<=1h20m')).toMatchObject([{ range: { max: 4_800_000, open: false } }]);
    expect(terms('dur:850ms')).toMatchObject([{ range: { min: 850, max: Infinity } }]);
    expect(terms('dur:2')).toMatchObject([{ range: { min: 2000 } }]);
    expect(terms('cost:>0.05')).toMatchObject([{ by: 'cost', range: { min: 0.05 } }]);
    expect(terms('iter:3')).toMatchObject([{ by: 'iter', range: { min: 3, max: 3 } }]);
    expect(terms('iter:#2-5')).toMatchObject([{ by: 'iter', range: { min: 2, max: 5 } }]);
    expect(terms('iter:HL-70259')).toMatchObject([{ by: 'iterValue', text: 'hl-70259' }]);
  });

  test('an unknown filter or an impossible value is plain text, and a hint says so', () => {
    for (const text of ['foo:bar', 'dur:soon', 'kind:widget', 'has:wings', 'cost:much']) {
      const query = parseQuery(text);
      expect(query.terms).toEqual([{ negated: false, by: 'text', text }]);
      expect(query.hints).toHaveLength(1);
    }
    expect(parseQuery('foo:bar').hints[0]).toContain(
      'kind:, status:, type:, label:, has:, iter:, dur:, cost:',
    );
  });

  test('addresses, times and labels with a colon need no hint', () => {
    for (const text of ['http://shop.example/a', '17:05', 'HL-1:2', ':', 'a:']) {
      const query = parseQuery(text);
      expect(query.hints).toEqual([]);
      expect(query.terms).toMatchObject([{ by: 'text' }]);
    }
  });

  test('what is still being typed asks for nothing', () => {
    for (const text of ['', '  ', 'kind:', '-status:', '""', '"']) expect(parseQuery(text).empty).toBe(true);
    expect(terms('-')).toEqual([{ negated: false, by: 'text', text: '-' }]);
    expect(terms('"open phrase to the end')).toMatchObject([{ text: 'open phrase to the end' }]);
  });

  test('no text is wrong', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(...FILTERS.map((name) => `${name}:`), '-', '"', ':', ' ', '#', '>'),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const query = parseQuery(parts.join(''));
        expect(query.text).toBe(parts.join(''));
        for (const mark of query.marks) expect(mark).not.toBe('');
      }),
    );
  });

  test('a phrase is found whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => !text.includes('"')),
        (phrase) => {
          expect(parseQuery(`"${phrase}"`).terms).toHaveLength(1);
          expect(hitRanges(`before ${phrase} after`, parseQuery(`"${phrase}"`))).not.toEqual([]);
        },
      ),
    );
  });
});

describe('marks', () => {
  test('stand where the words are, in letters as shown, and join where they touch', () => {
    expect(hitRanges('The ZIP code: zip', parseQuery('zip'))).toEqual([
      [4, 7],
      [14, 17],
    ]);
    expect(hitRanges('Order number', parseQuery('order der num'))).toEqual([
      [0, 5],
      [6, 9],
    ]);
    expect(hitRanges('abcd', parseQuery('ab bcd'))).toEqual([[0, 4]]);
    expect(hitRanges('abcd', parseQuery('-ab kind:block'))).toEqual([]);
  });

  test('a letter whose small form is longer moves no mark', () => {
    const text = 'İİ Straße zip';
    for (const [start, end] of hitRanges(text, parseQuery('ZIP'))) expect(text.slice(start, end)).toBe('zip');
    expect(hitRanges(text, parseQuery('zip'))).toHaveLength(1);
  });

  test('always cover what was searched', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('zip', 'Zip', ' ', 'a', 'İ', '🦊')), (parts) => {
        const text = parts.join('');
        for (const [start, end] of hitRanges(text, parseQuery('zip'))) {
          expect(text.slice(start, end).toLowerCase()).toMatch(/^(zip)+$/);
        }
      }),
    );
  });

  test('a long text begins near its first match, at a word', () => {
    const text = `${'word '.repeat(100)}needle in the hay`;
    const start = excerptStart(text, parseQuery('needle'));
    expect(text.slice(start)).toMatch(/^word (word )*needle/);
    expect(text.indexOf('needle') - start).toBeLessThanOrEqual(40);
    expect(excerptStart('needle', parseQuery('needle'))).toBe(0);
    expect(excerptStart(text, parseQuery('absent'))).toBe(0);
  });
});
