import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ExactNumber,
  isExactNumber,
  jsonPath,
  JsonSyntaxError,
  orderedKeys,
  parseExact,
  stringifyExact,
} from '~/json';
import { readExactly } from '~/json/readExactly';

/** What parsing and writing again makes of a text. */
const again = (text: string, indent = 0) => stringifyExact(parseExact(text), indent);

describe('reading', () => {
  test('any value comes out as JSON.parse has it, by the quick way and by ours', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parseExact(text)).toEqual(JSON.parse(text));
        expect(readExactly(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('a text that JSON.parse refuses is refused, with the place', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'{}[]",:0123e-+.\\utrnalse \n'.split('')), maxLength: 20 }),
        (text) => {
          let reads = true;
          try {
            JSON.parse(text);
          } catch {
            reads = false;
          }
          if (reads) expect(() => parseExact(text)).not.toThrow();
          else expect(() => parseExact(text)).toThrow(JsonSyntaxError);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('an error says what was expected, and where', () => {
    expect(() => parseExact('{\n  "a": tru\n}')).toThrow('Expected a value, found "t" at line 2, column 8');
    expect(() => parseExact('[1, 2')).toThrow('Expected a comma or ], found the end at line 1, column 6');
    expect(() => parseExact('{"a" 1}')).toThrow(expect.objectContaining({ position: 5 }));
    expect(() => parseExact('')).toThrow('found the end');
  });

  test.each([
    '9007199254740993',
    '-9007199254740993',
    '502938471120394821',
    '0.1000000000000000055',
    '1e400',
    '1e-400',
    '5E-999',
  ])('%s keeps its digits', (source) => {
    const value = parseExact(`[${source}]`) as [unknown];
    expect(isExactNumber(value[0])).toBe(true);
    expect(String(value[0])).toBe(source);
    expect(again(`[${source}]`)).toBe(`[${source}]`);
  });

  test.each([
    '0',
    '-0',
    '1.0',
    '100',
    '1e2',
    '1E+2',
    '0.30000000000000004',
    '0.8500000000000001',
    '1234567890123456',
    '9007199254740992',
    '1.5e300',
  ])('%s is an ordinary number', (source) => expect(parseExact(source)).toBe(Number(source)));

  test('digits inside a string change nothing', () => {
    expect(parseExact('{"id":"wr_502938471120394821","n":": 9007199254740993"}')).toEqual({
      id: 'wr_502938471120394821',
      n: ': 9007199254740993',
    });
  });

  test('any integer survives', () => {
    fc.assert(
      fc.property(fc.bigInt(), (n) => {
        expect(again(`{"n":${n}}`)).toBe(`{"n":${n}}`);
      }),
    );
    expect(again('1000000000000000000000')).toBe('1000000000000000000000');
  });
});

describe('order of keys', () => {
  test('stands as sent, also where JavaScript has another', () => {
    const text = '{"b":1,"10":2,"a":3,"9":{"x":1,"0":2}}';
    expect(again(text)).toBe(text);
    expect(orderedKeys(parseExact(text) as object)).toEqual(['b', '10', 'a', '9']);
    expect(Object.keys(parseExact(text) as object)).toEqual(['9', '10', 'b', 'a']);
  });

  test('any order of any keys survives', () => {
    const key = fc.oneof(
      fc.string(),
      fc.nat(30).map(String),
      fc.constantFrom('__proto__', 'constructor', 'toJSON', '01'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(key), (keys) => {
        const text = `{${keys.map((name, index) => `${JSON.stringify(name)}:${index}`).join()}}`;
        expect(again(text)).toBe(text);
      }),
    );
  });

  test('a digit spelled as an escape is a digit', () => {
    expect(again('{"b":1,"\\u0031":2}')).toBe('{"b":1,"1":2}');
  });

  test('of a repeated key the last value counts, at the first place', () => {
    expect(again('{"b":1,"1":2,"b":3}')).toBe('{"b":3,"1":2}');
  });

  test('an object changed since then falls back to its own order', () => {
    const value = parseExact('{"b":1,"1":2}') as Record<string, unknown>;
    delete value['b'];
    value['c'] = 3;
    expect(orderedKeys(value)).toEqual(['1', 'c']);
  });

  test('the note of an order is not copied', () => {
    expect(Object.getOwnPropertySymbols({ ...(parseExact('{"b":1,"1":2}') as object) })).toEqual([]);
  });
});

test.each([
  '12345678901234567890',
  '[ \n 12345678901234567890 ]',
  '[1,\t-0.12345678901234567890]',
  '{"n" :\r 1e400}',
])('digits of %j survive wherever they stand', (text) =>
  expect(again(text)).toBe(text.replaceAll(/\s/g, '')),
);

test('a key of digits keeps its place wherever it stands', () => {
  expect(again('{"b":1,"4294967294" \n: 2}')).toBe('{"b":1,"4294967294":2}');
});

test('a key __proto__ is data and no prototype', () => {
  for (const text of ['{"__proto__":{"admin":true}}', '{"__proto__":{"admin":true},"x":9007199254740993}']) {
    const value = parseExact(text) as Record<string, unknown>;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(value['admin']).toBeUndefined();
    expect(again(text)).toBe(text);
  }
});

test('10,000 levels deep is read and written', () => {
  const deep = (inside: string) => `${'{"a":['.repeat(5_000)}${inside}${']}'.repeat(5_000)}`;
  for (const inside of ['1', '9007199254740993']) expect(again(deep(inside))).toBe(deep(inside));
  expect(() => parseExact('['.repeat(10_000))).toThrow(JsonSyntaxError);
});

describe('writing', () => {
  test('writes what JSON.stringify writes, and keeps the sign of -0', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(4), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        // Once read, no -0 is left.
        expect(stringifyExact(JSON.parse(text), indent)).toBe(text);
      }),
    );
  });

  test('what JSON has no word for is left out of objects and null in lists, beside exact numbers too', () => {
    const odd = { a: undefined, b: [undefined, () => 1, NaN, Infinity], c: new Date(0), d: Symbol('x') };
    const expected = '{"b":[null,null,null,null],"c":"1970-01-01T00:00:00.000Z"';
    expect(stringifyExact(odd)).toBe(`${expected}}`);
    expect(stringifyExact({ ...odd, e: new ExactNumber('1e400') })).toBe(`${expected},"e":1e400}`);
    expect(stringifyExact({ a: undefined, e: { b: undefined, c: 10n } }, 2)).toBe(
      '{\n  "e": {\n    "c": 10\n  }\n}',
    );
    expect(stringifyExact(undefined)).toBe('null');
    expect(stringifyExact([-0])).toBe('[-0]');
  });

  test('a value that holds itself is refused, one that is held twice is not', () => {
    const twice = [1n];
    expect(stringifyExact([twice, twice])).toBe('[[1],[1]]');
    const own: unknown[] = [1n];
    own.push(own);
    expect(() => stringifyExact(own)).toThrow(TypeError);
  });

  test('indentation is that of JSON.stringify, exact numbers or not', () => {
    const text = '{"a":[1,{"b":9007199254740993,"c":{}}],"d":[]}';
    expect(again(text, 2)).toBe(
      JSON.stringify(JSON.parse(text.replace('9007199254740993', '7')), null, 2).replace(
        '7',
        '9007199254740993',
      ),
    );
  });
});

test('a path names plain words with dots and everything else in quotes', () => {
  expect(jsonPath([])).toBe('$');
  expect(jsonPath(['results', 0, 'price'])).toBe('$.results[0].price');
  expect(jsonPath(['odd key', "it's", 'a"b', 'back\\slash', 'new\nline', '1', ''])).toBe(
    `$['odd key']['it\\'s']['a"b']['back\\\\slash']['new\\nline']['1']['']`,
  );
});
