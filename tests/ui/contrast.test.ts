import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('src/styles/tokens.css', 'utf8');

/** The colours of a theme by name, from the block that starts with `selector`; the dark block fills the gaps. */
function colours(selector: string): Map<string, string> {
  const start = css.indexOf(selector);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(oklch\([^)]*\)|var\([^)]*\))/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

const themes = { dark: colours(':root {'), light: colours(":root[data-theme='light']") };

/** Relative luminance of `oklch(L C H)` as WCAG 2 counts it, after clipping to what a screen shows. */
function luminance(theme: Map<string, string>, name: string): number {
  if (name === 'white') return 1;
  const value = theme.get(name) ?? '';
  const alias = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (alias) return luminance(theme, alias);
  const [lightness = NaN, chroma = NaN, hue = NaN] = (/oklch\(([^)]*)\)/.exec(value)?.[1] ?? '')
    .trim()
    .split(/\s+/)
    .map(Number);
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channel = (linear: number) => {
    // A screen has 256 steps of the encoded value, and WCAG decodes those.
    const clipped = Math.min(1, Math.max(0, linear));
    const encoded = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
    const shown = Math.round(encoded * 255) / 255;
    return shown <= 0.04045 ? shown / 12.92 : ((shown + 0.055) / 1.055) ** 2.4;
  };
  return (
    0.2126 * channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) +
    0.7152 * channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) +
    0.0722 * channel(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  );
}

function contrast(theme: Map<string, string>, one: string, other: string): number {
  const [a, b] = [luminance(theme, one) + 0.05, luminance(theme, other) + 0.05];
  return Math.max(a, b) / Math.min(a, b);
}

const status = ['ok', 'bad', 'warn', 'late', 'run', 'hold', 'idle'];
const tints = status.map((name) => `${name}-tint`);
const syntax = ['s-key', 's-str', 's-num', 's-lit', 's-fn', 's-com'];

/** Text and the backgrounds that it can stand on: at least 4.5. A new pair is added here before it is used. */
const text: Record<string, string[]> = {
  text: ['surface', 'canvas', 'raised', 'hover', 'press', 'seg-on', 'accent-tint', ...tints],
  'text-2': ['surface', 'canvas', 'raised', 'hover', 'press', 'seg-on', 'accent-tint', ...tints],
  'text-3': ['surface', 'canvas', 'raised', 'hover', 'press', 'accent-tint'],
  accent: ['surface', 'raised', 'hover', 'accent-tint'],
  'on-ink': ['ink'],
  white: ['bad-solid'],
  'on-mark': ['mark'],
  ...Object.fromEntries(
    status.map((name) => [name, ['surface', 'canvas', 'raised', 'hover', 'accent-tint', `${name}-tint`]]),
  ),
  ...Object.fromEntries(
    syntax.map((name) => [name, ['surface', 'canvas', 'raised', 'hover', 'accent-tint']]),
  ),
};
text['warn']?.push('bad-tint');

/** Edges of controls and lines that say something: at least 3. */
const lines: Record<string, string[]> = {
  control: ['surface', 'raised'],
  'accent-line': [
    'surface',
    'canvas',
    'raised',
    'hover',
    'accent-tint',
    'bad-tint',
    'warn-tint',
    'late-tint',
    'hold-tint',
  ],
  bad: ['raised', 'surface'],
  'bad-solid': ['surface', 'accent-tint'],
};

const pairs = (of: Record<string, string[]>) =>
  Object.entries(of).flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const));

describe.each(Object.entries(themes))('%s theme', (_, theme) => {
  test.each(pairs(text))('%s can be read on %s', (ink, ground) => {
    expect(contrast(theme, ink, ground)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(pairs(lines))('%s can be seen on %s', (ink, ground) => {
    expect(contrast(theme, ink, ground)).toBeGreaterThanOrEqual(3);
  });
});

test('the system’s light theme is the chosen light theme', () => {
  const system = colours(':root:not([data-theme])');
  expect(Object.fromEntries(system)).toEqual(Object.fromEntries(themes.light));
});

test('the figures are those of WCAG', () => {
  const plain = new Map([
    ['black', 'oklch(0 0 0)'],
    ['paper', 'oklch(1 0 0)'],
    ['grey', 'oklch(0.5999 0 0)'],
  ]);
  expect(contrast(plain, 'black', 'paper')).toBeCloseTo(21, 1);
  expect(contrast(plain, 'grey', 'paper')).toBeCloseTo(3.95, 1);
});
