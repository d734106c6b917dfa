import { isExactNumber } from './exactNumber';
import { hasOwnOrder, orderedKeys } from './keyOrder';

/** Ten thousand levels, each indented further than the one around it, would be two hundred megabytes of spaces. */
const DEEPEST_INDENT = 200;

interface Open {
  /** Null for a list. */
  keys: readonly string[] | null;
  container: object;
  next: number;
  wrote: boolean;
}

/**
 * The JSON text of a value: exact numbers by their digits, keys in the order they were sent in, any depth.
 * `indent` spaces a level; 0 writes it all in one line. What is nested too deep for the engine's own writer is indented
 * no further than 200 levels. What JSON has no word for is treated as by `JSON.stringify`:
 * left out of objects, `null` in lists and at the top. A value that holds itself throws a TypeError.
 */
export function stringifyExact(value: unknown, indent = 0): string {
  if (!needsExactWriting(value)) {
    try {
      const text: string | undefined = JSON.stringify(value, null, indent);
      return text ?? 'null';
    } catch {
      // Nested deeper than this engine's own writer bears, or holding itself: ours does the one and reports the other.
    }
  }
  return writeExactly(value, indent);
}

/** Whether anything inside is an exact number, has an order of its own, or is a bigint or -0. */
function needsExactWriting(value: unknown): boolean {
  const stack: unknown[] = [value];
  const seen = new Set<object>();
  while (stack.length > 0) {
    const next = stack.pop();
    if (typeof next === 'bigint' || Object.is(next, -0)) return true;
    if (typeof next !== 'object' || next === null) continue;
    if (isExactNumber(next) || hasOwnOrder(next)) return true;
    // Shared parts are looked at once, and a value that holds itself ends.
    if (seen.has(next)) continue;
    seen.add(next);
    for (const part of Array.isArray(next) ? next : Object.values(next)) {
      if (typeof part !== 'string') stack.push(part);
    }
  }
  return false;
}

function writeExactly(value: unknown, indent: number): string {
  const pieces: string[] = [];
  const stack: Open[] = [];
  const open = new Set<object>();
  const colon = indent > 0 ? ': ' : ':';
  const breaks: string[] = [];
  const newLine = () => {
    if (indent === 0) return;
    const depth = Math.min(stack.length, DEEPEST_INDENT);
    pieces.push((breaks[depth] ??= `\n${' '.repeat(indent * depth)}`));
  };
  /** Writes a value, or the start of a container; false when JSON has no word for it. */
  const write = (raw: unknown): boolean => {
    const scalar = scalarText(raw);
    if (scalar === null) return false;
    if (scalar !== undefined) {
      pieces.push(scalar);
      return true;
    }
    const container = raw as object;
    const keys = Array.isArray(container) ? null : orderedKeys(container);
    if ((keys ?? (container as unknown[])).length === 0) {
      pieces.push(keys ? '{}' : '[]');
      return true;
    }
    if (open.has(container)) throw new TypeError('A value that holds itself has no JSON text');
    open.add(container);
    pieces.push(keys ? '{' : '[');
    stack.push({ keys, container, next: 0, wrote: false });
    return true;
  };

  if (!write(unwrap(value))) return 'null';
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const { keys, container } = top;
    const size = keys ? keys.length : (container as unknown[]).length;
    if (top.next >= size) {
      stack.pop();
      open.delete(container);
      if (top.wrote) newLine();
      pieces.push(keys ? '}' : ']');
      continue;
    }
    const index = top.next;
    top.next += 1;
    const key = keys?.[index];
    const member = unwrap(key === undefined ? (container as unknown[])[index] : Reflect.get(container, key));
    if (key !== undefined && scalarText(member) === null) continue;
    if (top.wrote) pieces.push(',');
    top.wrote = true;
    newLine();
    if (key !== undefined) pieces.push(JSON.stringify(key), colon);
    if (!write(member)) pieces.push('null');
  }
  return pieces.join('');
}

/** What an object says it is in JSON (a Date, say). */
function unwrap(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || isExactNumber(value)) return value;
  const toJSON: unknown = Reflect.get(value, 'toJSON');
  return typeof toJSON === 'function' ? Reflect.apply(toJSON, value, []) : value;
}

/** The text of a value without parts; undefined for an object or list; null where JSON has no word. */
function scalarText(value: unknown): string | null | undefined {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return Object.is(value, -0) ? '-0' : Number.isFinite(value) ? String(value) : 'null';
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      return value.toString();
    case 'object':
      if (value === null) return 'null';
      return isExactNumber(value) ? value.source : undefined;
    default:
      return null;
  }
}
