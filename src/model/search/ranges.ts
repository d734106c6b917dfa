/** A range of numbers, both ends included unless open. */
export interface Range {
  min: number;
  max: number;
  /** The ends themselves do not match: `>30s`. */
  open: boolean;
}

export const inRange = ({ min, max, open }: Range, value: number): boolean =>
  open ? value > min && value < max : value >= min && value <= max;

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 };

/** Milliseconds of `850ms`, `30` (seconds), `1.5m`, `1h20m`; null when it is no duration. */
function milliseconds(text: string): number | null {
  const part = /(\d+(?:\.\d+)?)(ms|min|s|m|h)?/y;
  let total = 0;
  let at = 0;
  while (at < text.length) {
    part.lastIndex = at;
    const found = part.exec(text);
    if (!found) return null;
    total += Number(found[1]) * (UNITS[found[2] ?? 's'] ?? 1000);
    at = part.lastIndex;
  }
  return at > 0 ? total : null;
}

const plainNumber = (text: string): number | null => (/^\d+(?:\.\d+)?$/.test(text) ? Number(text) : null);

function compared(text: string, read: (text: string) => number | null, unsigned: '>=' | '='): Range | null {
  const found = /^(>=|<=|>|<|=)?(.+)$/.exec(text.replace(/\s+/g, ''));
  const value = found?.[2] === undefined ? null : read(found[2]);
  if (value === null) return null;
  switch (found?.[1] ?? unsigned) {
    case '>':
      return { min: value, max: Infinity, open: true };
    case '<':
      return { min: -Infinity, max: value, open: true };
    case '<=':
      return { min: -Infinity, max: value, open: false };
    case '=':
      return { min: value, max: value, open: false };
    default:
      return { min: value, max: Infinity, open: false };
  }
}

/** `>30s`, `<=2m`, `1h20m` (without a sign: at least) as milliseconds; null when it is no duration. */
export const durationRange = (text: string): Range | null => compared(text.toLowerCase(), milliseconds, '>=');

/** `>0.05`, `$0.1` (without a sign: at least) in US dollars; null when it is no number. */
export const costRange = (text: string): Range | null => compared(text.replace('$', ''), plainNumber, '>=');

/** `3`, `>3`, `2-5` as places in a loop, counted from 1; null when it is none: then it is a value of the loop. */
export function iterationRange(text: string): Range | null {
  const between = /^#?(\d+)-(\d+)$/.exec(text);
  if (between) return { min: Number(between[1]), max: Number(between[2]), open: false };
  return compared(text.replace('#', ''), plainNumber, '=');
}
