import { pythonTokens, stringValue, type Token } from './pythonTokens';

export interface Argument {
  /** null for one given by its place. */
  name: string | null;
  /** As written, on one line. */
  source: string;
  /** What it says where it is a plain text. */
  text: string | null;
  /** The first text anywhere in it: that of `skyvern.render_template('…')`. */
  inner: string | null;
}

/** A call of the page or of Skyvern. Lines count from 1, both ends included. */
export interface Call {
  /** `page` or `skyvern`. */
  of: string;
  method: string;
  from: number;
  to: number;
  /** Columns before its line of code: what is deeper stands inside. */
  indent: number;
  args: readonly Argument[];
}

/** A function at the margin, or what stands outside of all (`name` null). */
export interface CodePart {
  name: string | null;
  /** Label of the block that it is the code of: `@skyvern.cached(cache_key = '…')`. */
  block: string | null;
  /** It is the one that runs the blocks: `@skyvern.workflow(…)`. */
  isMain: boolean;
  from: number;
  to: number;
  calls: readonly Call[];
}

type Piece = Exclude<Token, { kind: 'line' }>;

const OBJECTS: ReadonlySet<string> = new Set(['page', 'skyvern']);
/** Calls that prepare others and do nothing on a page. */
const HELPERS: ReadonlySet<string> = new Set([
  'setup',
  'render_template',
  'render_list',
  'cached',
  'workflow',
]);

/** The functions of a script with the calls in them, in the order of the text. Any text is read. */
export function readParts(code: string): CodePart[] {
  const lines = linesOf(pythonTokens(code));
  const outside: Draft = { name: null, block: null, isMain: false, from: 1, to: 1, calls: [] };
  const parts: Draft[] = [];
  let part = outside;
  let decorators: Call[] = [];
  for (const { indent, pieces, to } of lines) {
    const words = pieces.slice(0, 3).map((piece) => textOf(code, piece));
    const [first, second, third] = words;
    if (indent === 0 && first === '@') {
      decorators.push(...callsIn(code, pieces.slice(1), indent, true));
      continue;
    }
    const name = first === 'def' ? second : first === 'async' && second === 'def' ? third : undefined;
    if (indent === 0 && name !== undefined) {
      const cached = decorators.find(({ method }) => method === 'cached');
      part = {
        name,
        block: cached ? (argument(cached, 'cache_key')?.text ?? name) : null,
        isMain: decorators.some(({ method }) => method === 'workflow'),
        from: Math.min(pieces[0]?.row ?? 1, ...decorators.map(({ from }) => from)),
        to,
        calls: [],
      };
      parts.push(part);
    } else if (indent === 0) part = outside;
    decorators = [];
    part.to = Math.max(part.to, to);
    if (name === undefined) part.calls.push(...callsIn(code, pieces, indent, false));
  }
  return outside.calls.length > 0 ? [...parts, outside] : parts;
}

type Draft = { -readonly [K in keyof CodePart]: CodePart[K] } & { calls: Call[] };

interface Line {
  indent: number;
  pieces: Piece[];
  to: number;
}

function linesOf(tokens: readonly Token[]): Line[] {
  const lines: Line[] = [];
  for (const token of tokens) {
    const line = lines.at(-1);
    if (token.kind === 'line') lines.push({ indent: token.indent, pieces: [], to: token.row });
    else if (line) {
      line.pieces.push(token);
      line.to = token.row;
    }
  }
  return lines;
}

const textOf = (code: string, piece: Piece): string => code.slice(piece.at, piece.end);

/** The calls of a line of code; those among the arguments of another are its arguments, and not given. */
function callsIn(code: string, pieces: readonly Piece[], indent: number, helpers: boolean): Call[] {
  const calls: Call[] = [];
  for (let i = 0; i + 3 < pieces.length; i++) {
    const [object, dot, method, open] = pieces.slice(i, i + 4).map((piece) => textOf(code, piece));
    if (dot !== '.' || open !== '(' || !object || !method || !OBJECTS.has(object)) continue;
    const before = pieces[i - 1];
    if (before && textOf(code, before) === '.') continue;
    if (HELPERS.has(method) !== helpers) continue;
    const close = closing(code, pieces, i + 3);
    const last = pieces[Math.min(close, pieces.length - 1)];
    calls.push({
      of: object,
      method,
      from: pieces[i]?.row ?? 1,
      to: last?.row ?? 1,
      indent,
      args: argumentsOf(code, pieces.slice(i + 4, close)),
    });
    i = close;
  }
  return calls;
}

/** Position of the bracket that closes the one at `open`; after the last piece where none does. */
function closing(code: string, pieces: readonly Piece[], open: number): number {
  let depth = 0;
  for (let i = open; i < pieces.length; i++) {
    const step = nesting(code, pieces[i]);
    depth += step;
    if (depth === 0 && step < 0) return i;
  }
  return pieces.length;
}

function nesting(code: string, piece: Piece | undefined): number {
  if (piece?.kind !== 'operator') return 0;
  const char = code.charAt(piece.at);
  return '([{'.includes(char) ? 1 : ')]}'.includes(char) ? -1 : 0;
}

function argumentsOf(code: string, pieces: readonly Piece[]): Argument[] {
  const found: Argument[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= pieces.length; i++) {
    const piece = pieces[i];
    depth += nesting(code, piece);
    if (piece && !(depth === 0 && textOf(code, piece) === ',')) continue;
    const own = pieces.slice(start, i);
    if (own.length > 0) found.push(oneArgument(code, own));
    start = i + 1;
  }
  return found;
}

function oneArgument(code: string, pieces: readonly Piece[]): Argument {
  const [name, equals, after] = pieces;
  const named =
    name?.kind === 'name' &&
    equals !== undefined &&
    textOf(code, equals) === '=' &&
    !(after && after.at === equals.end && textOf(code, after) === '=');
  const value = named ? pieces.slice(2) : pieces;
  const from = value[0]?.at ?? 0;
  const strings = value.filter((piece) => piece.kind === 'string');
  const texts = strings.map((piece) => stringValue(textOf(code, piece)));
  return {
    name: named && name ? textOf(code, name) : null,
    source: code
      .slice(from, value.at(-1)?.end ?? from)
      .replace(/\s+/g, ' ')
      .trim(),
    text:
      strings.length > 0 && strings.length === value.length && !texts.includes(null) ? texts.join('') : null,
    inner: texts.find((text) => text !== null) ?? null,
  };
}

/** The argument with this name, else the one given by its place; undefined where the call has neither. */
export function argument(call: Call, name: string, place?: number): Argument | undefined {
  return (
    call.args.find((arg) => arg.name === name) ??
    (place === undefined ? undefined : call.args.filter((arg) => arg.name === null)[place])
  );
}
