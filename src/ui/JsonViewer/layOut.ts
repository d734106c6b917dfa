import { isExactNumber, orderedKeys, type PathSegment } from '~/json';
import { JsonLines } from './lines';
import type { FindNotice } from './notices';

interface Open {
  line: number;
  container: object;
  /** Null for a list. */
  keys: readonly string[] | null;
  size: number;
  next: number;
}

/** Lines between two looks at the clock. */
const STRIDE = 1_000;

/**
 * Lays a value out in lines, a stride at each step, so that a caller can give way in between.
 * No recursion, whatever the depth. The lines may be read after any step: they only become more.
 */
export function* layOut(
  value: unknown,
  lines: JsonLines,
  findNotice?: FindNotice,
): Generator<undefined, void> {
  const stack: Open[] = [];
  const add = (name: PathSegment | null, shown: unknown, comma: boolean): void => {
    const depth = stack.length;
    if (typeof shown !== 'object' || shown === null || isExactNumber(shown)) {
      lines.add('scalar', depth, name, shown, comma);
      return;
    }
    const notice = findNotice?.(shown, name);
    if (notice) {
      lines.notices.set(lines.add('notice', depth, name, shown, comma), notice);
      return;
    }
    const keys = Array.isArray(shown) ? null : orderedKeys(shown);
    const size = keys ? keys.length : (shown as unknown[]).length;
    if (size === 0) {
      lines.add('scalar', depth, name, shown, comma);
      return;
    }
    const line = lines.add('open', depth, name, shown, comma);
    stack.push({ line, container: shown, keys, size, next: 0 });
    if (stack.length > lines.deepest) lines.deepest = stack.length;
  };

  add(null, value, false);
  let stop = STRIDE;
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const { next, size, keys, container, line } = top;
    if (next < size) {
      top.next = next + 1;
      const name = keys ? (keys[next] ?? '') : next;
      add(name, Reflect.get(container, name), next < size - 1);
    } else {
      stack.pop();
      lines.close(line, lines.add('close', stack.length, null, container, lines.comma(line)));
    }
    if (lines.count >= stop) {
      stop = lines.count + STRIDE;
      yield;
    }
  }
}

/** All lines of a value at once. */
export function layOutWhole(value: unknown, findNotice?: FindNotice): JsonLines {
  const lines = new JsonLines();
  const steps = layOut(value, lines, findNotice);
  while (!steps.next().done);
  return lines;
}
