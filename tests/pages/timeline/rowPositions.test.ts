import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenRows, unevenRows, type RowPositions } from '~/pages/run/overview/timeline/window/rowPositions';

const AROUND = { above: 4, below: 8 };
const heights = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 60 });
const uneven = (of: readonly number[]) => unevenRows(of.length, (row) => of[row] ?? 0, AROUND);

/** What must hold of any list: rows stand one under the other, with the space around them. */
function isInOrder(positions: RowPositions) {
  expect(positions.top(0)).toBe(4);
  for (let row = 1; row < positions.count; row++) expect(positions.top(row)).toBe(positions.bottom(row - 1));
  expect(positions.total).toBe(positions.bottom(positions.count - 1) + 8);
}

test('rows stand one under the other', () => {
  isInOrder(evenRows(5, 28, AROUND));
  fc.assert(fc.property(heights, (of) => isInOrder(uneven(of))));
});

describe('the row at a height', () => {
  const holds = (positions: RowPositions, y: number) => {
    const row = positions.rowAt(y);
    if (row > 0) expect(positions.top(row)).toBeLessThanOrEqual(y);
    if (row < positions.count - 1) expect(positions.bottom(row)).toBeGreaterThan(y);
  };
  test('is the one that covers it, and the nearest outside of the list', () => {
    fc.assert(
      fc.property(heights, fc.integer({ min: -50, max: 9_000 }), (of, y) => {
        holds(uneven(of), y);
        holds(evenRows(of.length, 28, AROUND), y);
      }),
    );
  });
  test('is none in an empty list', () => {
    expect([uneven([]), evenRows(0, 28, AROUND)].map((list) => list.rowAt(10))).toEqual([-1, -1]);
    expect([uneven([]), evenRows(0, 28, AROUND)].map(({ total }) => total)).toEqual([12, 12]);
  });
});

test('measured heights take the place of those that were thought, and move what stands below', () => {
  fc.assert(
    fc.property(heights, heights, (thought, real) => {
      const positions = uneven(thought);
      const measured = real.slice(0, thought.length).map((height, row) => [row, height] as const);
      const moved = positions.measured(measured);
      expect(moved).toBe(measured.some(([row, height]) => thought[row] !== height));
      const expected = uneven(thought.map((height, row) => real[row] ?? height));
      expect(positions.total).toBe(expected.total);
      for (const row of thought.keys()) expect(positions.top(row)).toBe(expected.top(row));
    }),
  );
});

test('rows that the list no longer has are not measured', () => {
  const positions = uneven([30, 30]);
  expect(
    positions.measured([
      [2, 99],
      [-1, 99],
      [NaN, 99],
    ]),
  ).toBe(false);
  expect(positions.total).toBe(72);
});
