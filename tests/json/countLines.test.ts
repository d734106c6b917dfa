import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countLines } from '~/json/countLines.ts';

test('a value takes the lines that it takes as indented JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(countLines(value, Infinity)).toBe(JSON.stringify(value, null, 2).split('\n').length);
    }),
  );
});

test('counting stops at the most that is asked for', () => {
  const many = Array.from({ length: 1_000_000 }, (_, index) => ({ index }));
  expect(countLines(many, 12)).toBe(12);
  expect(countLines({ a: [1, 2] }, 12)).toBe(6);
});

test('nesting of any depth is counted', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 5_000; level++) deep = [deep];
  expect(countLines(deep, Infinity)).toBe(10_001);
});
