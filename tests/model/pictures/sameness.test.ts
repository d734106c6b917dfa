import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { greysOf, looksSame, type ReducedPicture } from '~/model/pictures/sameness';

const WIDTH = 320;
const HEIGHT = 200;

/** A grey page with a rectangle on it. */
function page(x = 0, y = 0, width = 0, height = 0, grey = 0): ReducedPicture {
  const greys = new Uint8Array(WIDTH * HEIGHT).fill(240);
  for (let row = y; row < y + height; row++) greys.fill(grey, row * WIDTH + x, row * WIDTH + x + width);
  return { width: 1280, height: 800, greys };
}

test('a page is the same as itself, with the noise of another encoding and with a caret', () => {
  const noise = page();
  noise.greys.forEach((grey, at) => (noise.greys[at] = grey - (at % 12)));
  expect(looksSame(page(), page())).toBe(true);
  expect(looksSame(page(), noise)).toBe(true);
  expect(looksSame(page(), page(100, 50, 1, 5))).toBe(true);
});

test('a word in a field is a difference, wherever it stands and however pale', () => {
  fc.assert(
    fc.property(fc.nat(WIDTH - 12), fc.nat(HEIGHT - 3), fc.integer({ min: 0, max: 200 }), (x, y, grey) => {
      expect(looksSame(page(), page(x, y, 12, 3, grey))).toBe(false);
    }),
  );
});

test('pages of other sizes differ', () => {
  expect(looksSame(page(), { ...page(), height: 801 })).toBe(false);
});

test('grey is what an eye sees of a colour', () => {
  const greys = greysOf(
    new Uint8ClampedArray([255, 255, 255, 255, 0, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255]),
  );
  expect(greys[0]).toBe(255);
  expect(greys[1]).toBe(0);
  expect(greys[2]).toBeGreaterThan(greys[3] ?? 0);
});
