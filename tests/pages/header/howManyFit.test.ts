import fc from 'fast-check';
import { expect, test } from 'vitest';
import { howManyFit } from '~/pages/run/header/howManyFit';

const room = { gap: 14, more: 34, atMost: Infinity };

test('all stand where all fit, without room for a button', () => {
  expect(howManyFit([100, 50, 80], { ...room, room: 258 })).toBe(3);
});

test('where one is too much, the button for the rest takes its room too', () => {
  expect(howManyFit([100, 50, 80], { ...room, room: 257 })).toBe(2);
  expect(howManyFit([100, 50, 80], { ...room, room: 197 })).toBe(1);
});

test('never more than allowed, however much room there is', () => {
  expect(howManyFit([10, 10, 10, 10], { ...room, room: 900, atMost: 3 })).toBe(3);
});

test('before anything is drawn nothing is left out', () => {
  expect(howManyFit([0, 0, 0], { ...room, room: 0 })).toBe(3);
});

test('what stands never takes more than there is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 300 })),
      fc.integer({ min: 0, max: 1500 }),
      (widths, width) => {
        const count = howManyFit(widths, { ...room, room: width });
        const used = widths.slice(0, count).reduce((sum, one) => sum + one + room.gap, 0);
        const all = count === widths.length;
        expect(count === 0 || used + (all ? -room.gap : room.more) <= width).toBe(true);
      },
    ),
  );
});
