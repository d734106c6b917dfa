import { stringifyExact } from '~/json';

/** A header or tag as two texts; the rows of a form hold them in the order of the screen. */
export type Pair = readonly [name: string, value: string];

const isPair = (row: unknown): row is Pair =>
  Array.isArray(row) && row.length === 2 && row.every((part) => typeof part === 'string');

/** The rows of a draft. A draft is one text like that of every other field: `[["X-Trace","a"]]`. */
export function pairsOf(draft: string): Pair[] {
  const rows: unknown = JSON.parse(draft || '[]');
  return Array.isArray(rows) ? rows.filter(isPair) : [];
}

export const draftOfPairs = (pairs: readonly Pair[]): string => JSON.stringify(pairs);

/** The pairs of an object that was sent; a value that is no text is written as JSON. */
export const pairsOfObject = (value: unknown): Pair[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).map(([name, member]): Pair => [
        name,
        typeof member === 'string' ? member : stringifyExact(member),
      ])
    : [];

/** What HTTP allows in the name of a header. */
const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;

/** The object that rows stand for, rows without a name and value left out; undefined when none is left. */
export function readPairs(draft: string, areHeaders: boolean): { value: unknown } | { wrong: string } {
  const pairs = pairsOf(draft).filter(([name, value]) => name.trim() !== '' || value !== '');
  const seen = new Set<string>();
  for (const [typed] of pairs) {
    const name = typed.trim();
    if (name === '') return { wrong: 'Enter a name for each value.' };
    if (areHeaders && !HEADER_NAME.test(name))
      return { wrong: `Enter a header name of letters, digits and hyphens in place of “${name}”.` };
    const same = areHeaders ? name.toLowerCase() : name;
    if (seen.has(same)) return { wrong: `Enter ${name} once.` };
    seen.add(same);
  }
  return {
    value:
      pairs.length > 0 ? Object.fromEntries(pairs.map(([name, value]) => [name.trim(), value])) : undefined,
  };
}
