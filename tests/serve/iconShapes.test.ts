import { expect, test } from 'vitest';
import { shapeOf } from '../../src/serve/iconShapes.ts';
import { ICON_NAMES } from '../../src/ui/iconNames.ts';

test('lucide has every icon, and each becomes one path', async () => {
  for (const name of ICON_NAMES) {
    // Commands and numbers, from a start of its own: nothing that a shape without a known form would leave behind.
    expect(await shapeOf(name), name).toMatch(/^M[\d\s.,a-z-]+$/i);
    expect(await shapeOf(name), name).not.toMatch(/NaN|undefined|m/);
  }
});

test('a name that lucide does not have fails the build', async () => {
  await expect(shapeOf('no-such-icon')).rejects.toThrow();
});

test('a path that begins with a relative move stays where it is after another shape', async () => {
  expect(await shapeOf('x')).toBe('M18 6 6 18M6 6l12 12');
  expect(await shapeOf('wrap-text')).toContain('M16 16l-3 3 3 3');
});

test('circles and round corners become arcs', async () => {
  expect(await shapeOf('ellipsis')).toContain('M11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0z');
  expect(await shapeOf('square')).toBe(
    'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2z',
  );
});
