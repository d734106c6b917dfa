import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringifyExact } from '~/json';
import { draftOfPairs, pairsOf, readPairs } from '~/pages/run/actions/rerun/pairs';
import { placeWords } from '~/pages/run/actions/rerun/refusals';
import { readValue, writeValue, type ValueType } from '~/pages/run/actions/rerun/typedValue';

const sent = (type: ValueType, text: string): string => {
  const read = readValue(type, text);
  return 'wrong' in read ? `wrong: ${read.wrong}` : stringifyExact(read.value);
};

describe('what is typed', () => {
  test('whole numbers of any length keep their digits', () => {
    fc.assert(
      fc.property(fc.bigInt(), (number) => {
        expect(sent('integer', ` ${number} `)).toBe(String(number));
      }),
    );
    expect(sent('integer', '+0012')).toBe('12');
    expect(sent('integer', '-0')).toMatch(/^-?0$/);
  });

  test('any JSON that was sent comes back from its own text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(sent('json', writeValue('json', value))).toBe(stringifyExact(value));
      }),
    );
  });

  test('text is sent as it is, spaces and all; every other empty field is not sent', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readValue('text', text)).toEqual({ value: text });
      }),
    );
    for (const type of [
      'integer',
      'float',
      'flag',
      'json',
      'file',
      'id',
      'credential',
      'address',
      'proxy',
    ] as const)
      expect(readValue(type, '  ')).toEqual({ value: undefined });
  });

  test.each([
    ['count', '0', 'Enter a whole number of 1 or more.'],
    ['natural', '-1', 'Enter a whole number of 0 or more.'],
    ['integer', '1 500', 'Enter a whole number without a thousands separator, for example 1500.'],
    ['float', 'much', 'Enter a number, for example 12.5.'],
    ['object', '[1]', 'Enter a JSON object, for example {"key": "value"}.'],
    ['texts', '{"A": 1}', 'Enter a text in quotes for “A”.'],
    ['address', 'hooks.example', 'Enter an address that begins with http:// or https://.'],
    ['id', 'two words', 'Enter one id, without spaces.'],
    ['credential', 'portal_login', 'Enter the id of a credential: it begins with cred_.'],
    ['proxy', '{"city": "Oslo"}', 'Enter a country or a proxy of your own, for example {"country": "DE"}.'],
  ] as const)('%s does not take %s', (type, text, words) => {
    expect(readValue(type, text)).toEqual({ wrong: words });
  });

  test('a short list stands on one line, a long one does not, and line breaks in texts stay', () => {
    expect(writeValue('json', ['a', { b: [] }])).toBe('["a", {"b": []}]');
    expect(writeValue('json', ['a\n  b'])).toBe(String.raw`["a\n  b"]`);
    expect(
      writeValue(
        'json',
        Array.from({ length: 40 }, (_, at) => at),
      ),
    ).toContain('\n');
  });
});

describe('headers', () => {
  test('rows come back as they were, and become an object', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (pairs) => {
        expect(pairsOf(draftOfPairs(pairs))).toEqual(pairs);
      }),
    );
    const rows = draftOfPairs([
      ['X-A', ' 1 '],
      ['', ''],
      [' X-B ', ''],
    ]);
    expect(readPairs(rows, true)).toEqual({ value: { 'X-A': ' 1 ', 'X-B': '' } });
    expect(readPairs(draftOfPairs([['', '']]), true)).toEqual({ value: undefined });
  });

  test.each([
    [[['', 'v']], 'Enter a name for each value.'],
    [[['X A', 'v']], 'Enter a header name of letters, digits and hyphens in place of “X A”.'],
    [
      [
        ['X-A', '1'],
        ['x-a', '2'],
      ],
      'Enter x-a once.',
    ],
  ] as const)('%j is refused in words', (pairs, words) => {
    expect(readPairs(draftOfPairs(pairs), true)).toEqual({ wrong: words });
  });
});

describe('what the server says of fields', () => {
  const ids = new Set(['parameters.zip', 'max_steps', 'proxy_location', 'parameters.sub-total']);

  test('goes to each of them', () => {
    expect(
      placeWords(
        'parameters.zip: Input should be a text; max_steps: too low; proxy_location.GeoTarget.country: not known',
        ids,
      ),
    ).toEqual({
      fields: new Map([
        ['parameters.zip', 'Input should be a text.'],
        ['max_steps', 'too low.'],
        ['proxy_location', 'GeoTarget.country: not known.'],
      ]),
      rest: '',
    });
    expect(placeWords('max_steps -> value: too low', ids).fields.get('max_steps')).toBe('value: too low.');
  });

  test('and stays whole where it is about none of them', () => {
    const detail = 'Invalid webhook URL: https://hooks.example; blocked';
    expect(placeWords(detail, ids)).toEqual({ fields: new Map(), rest: detail });
    expect(placeWords('other: bad; max_steps: too low', ids)).toEqual({
      fields: new Map([['max_steps', 'too low.']]),
      rest: 'other: bad',
    });
  });
});
