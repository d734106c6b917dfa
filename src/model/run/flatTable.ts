import { isExactNumber } from '~/json/exactNumber';
import { jsonPath, type PathSegment } from '~/json/jsonPath';
import { orderedKeys } from '~/json/keyOrder';
import { stringifyExact } from '~/json/stringifyExact';

/** A list of objects as rows and columns. */
export interface FlatTable {
  /** What the list is called: its key, or what the objects stand in; null for the value itself. */
  name: string | null;
  /** JSONPath of the list in the value. */
  path: string;
  columns: readonly { key: string; numeric: boolean }[];
  /** Cells in the order of the columns; undefined where a row has no such key. */
  rows: readonly (readonly unknown[])[];
}

/** Nested objects are drawn out into `route.from`; deeper ones make a list too wide to be a table. */
const DEEPEST = 2;
const MOST_COLUMNS = 24;
/** Values looked at for lists: the first lists of a large output stand near its top. */
const MOST_VALUES = 2_000;

/**
 * The lists of flat objects in a value, outermost and first ones first, at most `atMost`. A list counts when it has two or more members,
 * all of them objects of plain values (nested objects are drawn out, lists inside are not flat) with a key in common.
 */
export function flatTables(value: unknown, atMost = Infinity): FlatTable[] {
  const tables: FlatTable[] = [];
  const queue: { value: unknown; path: PathSegment[] }[] = [{ value, path: [] }];
  for (let at = 0; at < queue.length && at < MOST_VALUES && tables.length < atMost; at += 1) {
    const next = queue[at];
    if (!next || typeof next.value !== 'object' || next.value === null || isExactNumber(next.value)) continue;
    if (Array.isArray(next.value)) {
      const table = tableOf(next.value, next.path);
      if (table) {
        tables.push(table);
        continue;
      }
      next.value
        .slice(0, MOST_VALUES)
        .forEach((item, index) => queue.push({ value: item, path: [...next.path, index] }));
    } else
      for (const key of orderedKeys(next.value).slice(0, MOST_VALUES))
        queue.push({ value: Reflect.get(next.value, key), path: [...next.path, key] });
  }
  return tables;
}

function tableOf(list: readonly unknown[], path: readonly PathSegment[]): FlatTable | null {
  if (list.length < 2) return null;
  const flat: Map<string, unknown>[] = [];
  for (const item of list) {
    const row = flatten(item);
    if (!row) return null;
    flat.push(row);
  }
  const keys = [...new Set(flat.flatMap((row) => [...row.keys()]))];
  if (
    keys.length === 0 ||
    keys.length > MOST_COLUMNS ||
    !keys.some((key) => flat.every((row) => row.has(key)))
  )
    return null;
  const name = path.findLast((part) => typeof part === 'string');
  return {
    name: typeof name === 'string' ? name : null,
    path: jsonPath([...path]),
    columns: keys.map((key) => ({ key, numeric: flat.every((row) => isNumberOrNothing(row.get(key))) })),
    rows: flat.map((row) => keys.map((key) => row.get(key))),
  };
}

/** The plain values of an object by dotted key; null for what is no object, holds a list, or is nested too deep. */
function flatten(item: unknown): Map<string, unknown> | null {
  if (!isObject(item)) return null;
  const cells = new Map<string, unknown>();
  const open: { from: object; before: string; depth: number }[] = [{ from: item, before: '', depth: 1 }];
  for (let next = open.shift(); next; next = open.shift()) {
    for (const key of orderedKeys(next.from)) {
      const value: unknown = Reflect.get(next.from, key);
      if (Array.isArray(value)) return null;
      if (!isObject(value)) cells.set(next.before + key, value);
      else if (next.depth < DEEPEST)
        open.push({ from: value, before: `${next.before}${key}.`, depth: next.depth + 1 });
      else return null;
    }
  }
  return cells.size > 0 ? cells : null;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isExactNumber(value);

const isNumberOrNothing = (value: unknown): boolean =>
  value === undefined || value === null || typeof value === 'number' || isExactNumber(value);

/** A cell as text: strings as they are, null and absent empty, everything else as JSON. */
export const cellText = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : stringifyExact(value);

/**
 * The table as CSV (RFC 4180: CRLF, quotes doubled). A text that a spreadsheet would take for a formula gets an
 * apostrophe before it: pages write these texts, not the reader.
 */
export const csvOf = ({ columns, rows }: FlatTable): string =>
  [columns.map(({ key }) => key), ...rows.map((row) => row.map((cell) => safeText(cell)))]
    .map((row) => row.map(quoted).join(','))
    .join('\r\n');

const safeText = (value: unknown): string => {
  const text = cellText(value);
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
};

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
