import { isExactNumber, orderedKeys, type PathSegment } from '~/json';
import type { FindNotice, JsonNotice } from './notices';

/** What a line holds: the start of a list or object, its end, a value without parts, or a mark of the server. */
export type LineKind = 'open' | 'close' | 'scalar' | 'notice';

/**
 * A JSON value as it stands when it is written with one part a line. Line `i` (from 0) is read across the columns.
 * Invariant: the lines of a container are those from its `open` line to `end[i]`, its `close` line; nothing else is
 * between them. For other lines `end[i] === i`.
 */
export interface JsonLines {
  readonly kind: LineKind[];
  readonly depth: number[];
  readonly end: number[];
  /** The `open` line around it, -1 at the top. */
  readonly parent: number[];
  /** Name in an object, place in a list, null at the top and on `close` lines. */
  readonly key: (PathSegment | null)[];
  readonly value: unknown[];
  /** A comma follows. */
  readonly comma: boolean[];
  readonly notice: ReadonlyMap<number, JsonNotice>;
  /** Length of the longest line, in characters, with long strings cut as they are drawn. */
  readonly widest: number;
  readonly deepest: number;
}

/** Strings are drawn up to this many characters; what follows is named by its size. */
export const CUT = 2_000;

/** Levels that are drawn further right than the one before; deeper ones stand where the last of these stands. */
export const INDENTED = 40;

interface Open {
  line: number;
  container: object;
  keys: readonly string[] | null;
  size: number;
  next: number;
}

/** Lays a value out in lines. No recursion; about 0.1 µs a line. */
export function layOut(value: unknown, findNotice?: FindNotice): JsonLines {
  const kind: LineKind[] = [];
  const depth: number[] = [];
  const end: number[] = [];
  const parent: number[] = [];
  const key: (PathSegment | null)[] = [];
  const values: unknown[] = [];
  const comma: boolean[] = [];
  const notice = new Map<number, JsonNotice>();
  const stack: Open[] = [];
  let widest = 0;
  let deepest = 0;

  const add = (what: LineKind, name: PathSegment | null, shown: unknown, follows: boolean): number => {
    const line = kind.length;
    kind.push(what);
    depth.push(stack.length);
    end.push(line);
    parent.push(stack.at(-1)?.line ?? -1);
    key.push(name);
    values.push(shown);
    comma.push(follows);
    return line;
  };
  const addValue = (name: PathSegment | null, shown: unknown, follows: boolean): void => {
    const nameLength = typeof name === 'string' ? name.length + 4 : 0;
    const length = Math.min(stack.length, INDENTED) * 2 + nameLength + lengthOf(shown);
    if (length > widest) widest = length;
    if (typeof shown !== 'object' || shown === null || isExactNumber(shown)) {
      add('scalar', name, shown, follows);
      return;
    }
    const mark = findNotice?.(shown, name);
    if (mark) {
      notice.set(add('notice', name, shown, follows), mark);
      return;
    }
    const keys = Array.isArray(shown) ? null : orderedKeys(shown);
    const size = keys ? keys.length : (shown as unknown[]).length;
    if (size === 0) {
      add('scalar', name, shown, follows);
      return;
    }
    const line = add('open', name, shown, follows);
    stack.push({ line, container: shown, keys, size, next: 0 });
    if (stack.length > deepest) deepest = stack.length;
  };

  addValue(null, value, false);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const { next, size, keys, container, line } = top;
    if (next < size) {
      top.next += 1;
      const name = keys ? (keys[next] ?? '') : next;
      addValue(name, Reflect.get(container, name), next < size - 1);
    } else {
      stack.pop();
      end[line] = add('close', null, container, comma[line] ?? false);
    }
  }
  return { kind, depth, end, parent, key, value: values, comma, notice, widest, deepest };
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return Math.min(value.length, CUT) + 24;
  return isExactNumber(value) ? value.source.length : 24;
}

/** The place of a line's value, from the top: `['results', 0, 'price']`. */
export function pathOf(lines: JsonLines, line: number): PathSegment[] {
  const path: PathSegment[] = [];
  const closed = lines.kind[line] === 'close' ? lines.end.lastIndexOf(line, line - 1) : line;
  for (let at = closed; at >= 0; at = lines.parent[at] ?? -1) {
    const segment = lines.key[at];
    if (segment !== null && segment !== undefined) path.push(segment);
  }
  return path.toReversed();
}
