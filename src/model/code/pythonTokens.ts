/**
 * A piece of Python. `line` starts a line of code (`indent` columns in); it is not given inside brackets,
 * where a line break means nothing.
 */
export type Token =
  | { kind: 'line'; at: number; row: number; indent: number }
  | { kind: 'name' | 'number' | 'operator' | 'string'; at: number; end: number; row: number };

const OPEN: ReadonlySet<string> = new Set(['(', '[', '{']);
const CLOSE: ReadonlySet<string> = new Set([')', ']', '}']);
const WORD = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /\d[\w.]*/y;
const PREFIX = /^[rbfut]{1,3}$/i;

/**
 * The pieces of a Python text in order, without comments; `row` counts lines from 1, `at` and `end` are positions.
 * Any text is read: a string that does not end stops at the end of its line, an unknown character is an operator.
 */
export function pythonTokens(code: string): Token[] {
  const tokens: Token[] = [];
  let row = 1;
  let depth = 0;
  let at = 0;
  let fresh = true;
  let lineStart = 0;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(code)?.[0] ?? null;
  };
  while (at < code.length) {
    const char = code.charAt(at);
    if (char === '\n') {
      row += 1;
      at += 1;
      if (depth === 0) fresh = true;
      lineStart = at;
      continue;
    }
    if (char === '\\' && code.charAt(at + 1) === '\n') {
      row += 1;
      at += 2;
      continue;
    }
    if (/\s/.test(char)) {
      at += 1;
      continue;
    }
    if (char === '#') {
      const end = code.indexOf('\n', at);
      at = end < 0 ? code.length : end;
      continue;
    }
    if (fresh) {
      tokens.push({ kind: 'line', at, row, indent: widthOf(code.slice(lineStart, at)) });
      fresh = false;
    }
    const word = match(WORD);
    const quoteAt = word !== null && PREFIX.test(word) && isQuote(code, at + word.length) ? word.length : 0;
    if (isQuote(code, at + quoteAt) && (word === null || quoteAt > 0)) {
      const end = endOfString(code, at + quoteAt);
      tokens.push({ kind: 'string', at, end, row });
      row += breaksIn(code, at, end);
      at = end;
      continue;
    }
    const text = word ?? match(NUMBER) ?? char;
    const end = at + text.length;
    if (word === null && OPEN.has(char)) depth += 1;
    // What closes more than was opened is a mistake of the text, not a reason to lose the lines after it.
    if (word === null && CLOSE.has(char)) depth = Math.max(0, depth - 1);
    tokens.push({
      kind: word !== null ? 'name' : text === char && !/\d/.test(char) ? 'operator' : 'number',
      at,
      end,
      row,
    });
    at = end;
  }
  return tokens;
}

const isQuote = (code: string, at: number): boolean => code.charAt(at) === "'" || code.charAt(at) === '"';

const widthOf = (space: string): number =>
  space.split('').reduce((width, char) => (char === '\t' ? width + 8 - (width % 8) : width + 1), 0);

function breaksIn(code: string, from: number, to: number): number {
  let count = 0;
  for (let at = code.indexOf('\n', from); at >= 0 && at < to; at = code.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Position after a string whose first quote stands at `at`. */
function endOfString(code: string, at: number): number {
  const quote = code.charAt(at);
  const long = code.startsWith(quote.repeat(3), at);
  const close = long ? quote.repeat(3) : quote;
  let next = at + close.length;
  while (next < code.length) {
    const char = code.charAt(next);
    if (char === '\\') next += 2;
    else if (!long && char === '\n') return next;
    else if (code.startsWith(close, next)) return next + close.length;
    else next += 1;
  }
  return code.length;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

/** What a string literal says; null for one that is put together when it runs (f-strings) and for bytes. */
export function stringValue(literal: string): string | null {
  const prefix = /^[a-z]*/i.exec(literal)?.[0].toLowerCase() ?? '';
  if (/[fbt]/.test(prefix)) return null;
  const quoted = literal.slice(prefix.length);
  const quote = quoted.charAt(0);
  const edge = quoted.startsWith(quote.repeat(3)) && quoted.length >= 6 ? 3 : 1;
  const closed = quoted.length >= edge * 2 && quoted.endsWith(quote.repeat(edge));
  const inner = quoted.slice(edge, closed ? -edge : undefined);
  if (prefix.includes('r')) return inner;
  return inner.replace(
    /\\(?:x([\dA-Fa-f]{2})|u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|([\s\S]))/g,
    (
      whole,
      x: string | undefined,
      u: string | undefined,
      long: string | undefined,
      plain: string | undefined,
    ) => {
      const code = x ?? u ?? long;
      if (code !== undefined) {
        const point = Number.parseInt(code, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      }
      return ESCAPES[plain ?? ''] ?? whole;
    },
  );
}
