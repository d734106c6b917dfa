import { isExactNumber, type PathSegment } from '~/json';
import type { JsonNotice } from './notices';

/** What a line holds: the start of a list or object, its end, a value without parts, or a mark of the server. */
export type LineKind = 'open' | 'close' | 'scalar' | 'notice';

const KINDS: readonly LineKind[] = ['open', 'close', 'scalar', 'notice'];
const COMMA = 4;

/** Strings are drawn up to this many characters; what follows is named by its size. */
export const CUT = 2_000;

/** Levels that are drawn further right than the one before; deeper ones stand where the last of these stands. */
export const INDENTED = 24;

/**
 * A JSON value written with one part a line, in columns: 600,000 lines of objects would cost ten times the memory.
 * Lines are counted from 0. Invariant: the lines of a container are those from its `open` line to its `end`, the
 * `close` line, and nothing else is between them. It grows while it is laid out, and never changes afterwards.
 */
export class JsonLines {
  /** Lines so far. */
  count = 0;
  /** Levels of the deepest container. */
  deepest = 0;
  /** Length of the longest line in characters, with long strings cut as they are drawn. */
  widest = 0;
  readonly notices = new Map<number, JsonNotice>();
  #shape = new Uint8Array(1024);
  #depth = new Uint16Array(1024);
  #end = new Int32Array(1024);
  readonly #key: (PathSegment | null)[] = [];
  readonly #value: unknown[] = [];

  kind(line: number): LineKind {
    return KINDS[(this.#shape[line] ?? 2) & 3] ?? 'scalar';
  }

  /** Whether a comma follows. */
  comma(line: number): boolean {
    return ((this.#shape[line] ?? 0) & COMMA) !== 0;
  }

  /** Containers around it. */
  depth(line: number): number {
    return this.#depth[line] ?? 0;
  }

  /** The `close` line of an `open` one; the line itself for others, and while its container is not laid out. */
  end(line: number): number {
    return this.#end[line] ?? line;
  }

  /** Name in an object, place in a list; null at the top and on `close` lines. */
  key(line: number): PathSegment | null {
    return this.#key[line] ?? null;
  }

  /** The value that starts here, on a `close` line the container that ends. */
  value(line: number): unknown {
    return this.#value[line];
  }

  add(kind: LineKind, depth: number, key: PathSegment | null, value: unknown, comma: boolean): number {
    const line = this.count;
    if (line === this.#end.length) this.#grow();
    this.#shape[line] = KINDS.indexOf(kind) + (comma ? COMMA : 0);
    this.#depth[line] = Math.min(depth, 65_535);
    this.#end[line] = line;
    this.#key.push(key);
    this.#value.push(value);
    this.count = line + 1;
    if (kind !== 'close') this.#measure(depth, key, value);
    return line;
  }

  close(open: number, line: number): void {
    this.#end[open] = line;
  }

  #grow(): void {
    const room = this.#end.length * 2;
    const [shape, depth, end] = [new Uint8Array(room), new Uint16Array(room), new Int32Array(room)];
    shape.set(this.#shape);
    depth.set(this.#depth);
    end.set(this.#end);
    [this.#shape, this.#depth, this.#end] = [shape, depth, end];
  }

  #measure(depth: number, key: PathSegment | null, value: unknown): void {
    const name = typeof key === 'string' ? key.length + 4 : 0;
    let text = 24;
    if (typeof value === 'string') text += Math.min(value.length, CUT);
    else if (isExactNumber(value)) text = value.source.length;
    const width = Math.min(depth, INDENTED) * 2 + name + text;
    if (width > this.widest) this.widest = width;
  }

  /** The `open` lines around a line, the innermost first. One pass back over the lines before it. */
  around(line: number): number[] {
    const found: number[] = [];
    let depth = this.depth(line);
    for (let at = line - 1; at >= 0 && depth > 0; at -= 1) {
      if (this.depth(at) >= depth || this.kind(at) !== 'open') continue;
      found.push(at);
      depth = this.depth(at);
    }
    return found;
  }

  /** The line where the value of a line starts: itself, or for a `close` line the `open` one. */
  start(line: number): number {
    if (this.kind(line) !== 'close') return line;
    let at = line - 1;
    while (at > 0 && this.end(at) !== line) at -= 1;
    return at;
  }

  /** The place of a line's value, from the top: `['results', 0, 'price']`. */
  path(line: number): PathSegment[] {
    const start = this.start(line);
    const keys = [start, ...this.around(start)].map((at) => this.key(at));
    return keys.filter((key) => key !== null).toReversed();
  }
}
