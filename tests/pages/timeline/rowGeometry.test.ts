import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { indentOf, levelChip, railsOf } from '~/pages/run/overview/timeline/window/rowGeometry';

const WIDE = 496;

test('levels step by 20 to the sixth, by 8 to the fourteenth, and then no more', () => {
  expect([0, 1, 2, 6, 7, 8, 14, 15, 2000].map((level) => indentOf(level, WIDE))).toEqual([
    0, 20, 40, 120, 128, 136, 184, 184, 184,
  ]);
});

test('a phone steps by 16', () => {
  expect([1, 2, 3].map((level) => indentOf(level, 600, true))).toEqual([16, 32, 48]);
});

test('no level leaves less than 200 for its text', () => {
  fc.assert(
    fc.property(fc.nat(3000), fc.integer({ min: 320, max: 900 }), fc.boolean(), (level, width, phone) => {
      expect(width - 52 - 12 - indentOf(level, width, phone)).toBeGreaterThanOrEqual(200);
      expect(indentOf(level + 1, width, phone)).toBeGreaterThanOrEqual(indentOf(level, width, phone));
    }),
  );
});

test('a level that stands no further in says which one it is', () => {
  expect(levelChip(0, WIDE)).toBe(null);
  expect(levelChip(14, WIDE)).toBe(null);
  expect(levelChip(15, WIDE)).toBe('level 16');
  expect(levelChip(3, 320)).toBe(null);
  expect(levelChip(4, 320)).toBe('level 5');
});

test('each ancestor has a rail under its icon, and rails that would coincide are one', () => {
  expect(railsOf(0, WIDE)).toMatchObject({ regular: 0, deep: 0 });
  expect(railsOf(3, WIDE)).toMatchObject({ regular: 3, deep: 0 });
  expect(railsOf(9, WIDE)).toEqual({ regular: 7, deep: 2, deepFrom: 164 });
  expect(railsOf(40, WIDE)).toEqual({ regular: 7, deep: 8, deepFrom: 164 });
  // Capped at 56: levels 0, 1 and 2 step fully, the third by what is left, the others not at all.
  expect(railsOf(9, 320)).toEqual({ regular: 3, deep: 1, deepFrom: 36 + 56 });
});
