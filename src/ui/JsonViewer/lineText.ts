import { isExactNumber } from '~/json';
import { CUT, type JsonLines } from './lines';

/** `fold`: what a folded container holds, in words. `rest`: how much of a long string is not drawn. `mark`: a notice. */
type TokenKind = 'key' | 'str' | 'num' | 'lit' | 'punct' | 'fold' | 'rest' | 'mark';

export interface Token {
  kind: TokenKind;
  text: string;
}

const number = new Intl.NumberFormat('en-US');

/** `5 keys`, `1 item`. */
function sizeInWords(container: unknown): string {
  const list = Array.isArray(container);
  const size = list ? container.length : Object.keys(container as object).length;
  return `${number.format(size)} ${list ? 'item' : 'key'}${size === 1 ? '' : 's'}`;
}

function keyText(lines: JsonLines, line: number): string {
  const key = lines.key(line);
  return typeof key === 'string' ? `${JSON.stringify(key)}: ` : '';
}

function scalarText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (isExactNumber(value)) return value.source;
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[]' : '{}';
  return Object.is(value, -0) ? '-0' : String(value);
}

/** A line as JSON writes it, without indentation: what a search looks at. Strings are whole, however long. */
export function lineText(lines: JsonLines, line: number): string {
  const comma = lines.comma(line) ? ',' : '';
  const value = lines.value(line);
  switch (lines.kind(line)) {
    case 'open':
      return keyText(lines, line) + (Array.isArray(value) ? '[' : '{');
    case 'close':
      return (Array.isArray(value) ? ']' : '}') + comma;
    case 'notice':
      return keyText(lines, line) + (lines.notices.get(line)?.text ?? '') + comma;
    default:
      return keyText(lines, line) + scalarText(value) + comma;
  }
}

function scalarKind(value: unknown): TokenKind {
  if (typeof value === 'string') return 'str';
  if (typeof value === 'number' || typeof value === 'bigint' || isExactNumber(value)) return 'num';
  return typeof value === 'object' && value !== null ? 'punct' : 'lit';
}

/** The parts of a line as they are drawn. `keep`: how much of its string is data (see `JsonNotice`). */
export function tokensOf(
  lines: JsonLines,
  line: number,
  { folded = false, keep }: { folded?: boolean; keep?: number | undefined } = {},
): Token[] {
  const value = lines.value(line);
  const list = Array.isArray(value);
  const comma: Token[] = lines.comma(line) ? [{ kind: 'punct', text: ',' }] : [];
  const key = lines.key(line);
  const name: Token[] =
    typeof key === 'string'
      ? [
          { kind: 'key', text: JSON.stringify(key) },
          { kind: 'punct', text: ': ' },
        ]
      : [];
  switch (lines.kind(line)) {
    case 'open': {
      const bracket: Token = { kind: 'punct', text: list ? '[' : '{' };
      if (!folded) return [...name, bracket];
      const inside: Token = { kind: 'fold', text: sizeInWords(value) };
      return [...name, bracket, inside, { kind: 'punct', text: list ? ']' : '}' }, ...comma];
    }
    case 'close':
      return [{ kind: 'punct', text: list ? ']' : '}' }, ...comma];
    case 'notice':
      return [...name, { kind: 'mark', text: lines.notices.get(line)?.text ?? '' }, ...comma];
    default:
      if (typeof value === 'string') return [...name, ...stringTokens(value, keep), ...comma];
      return [...name, { kind: scalarKind(value), text: scalarText(value) }, ...comma];
  }
}

function stringTokens(value: string, keep: number | undefined): Token[] {
  const data = keep === undefined ? value : value.slice(0, keep);
  if (data.length <= CUT) return [{ kind: 'str', text: JSON.stringify(data) }];
  return [
    { kind: 'str', text: JSON.stringify(data.slice(0, CUT)).slice(0, -1) },
    { kind: 'rest', text: `… ${number.format(data.length - CUT)} more characters` },
  ];
}

/**
 * The part of a long line around one place of its text, for a match that lies behind what is usually drawn.
 * `from` is where the part starts in `lineText`.
 */
export function tokensAround(
  lines: JsonLines,
  line: number,
  place: number,
): { tokens: Token[]; from: number } {
  const text = lineText(lines, line);
  const from = Math.max(0, place - 200);
  const part = text.slice(from, from + CUT);
  const left = text.length - from - part.length;
  const tokens: Token[] = [{ kind: 'str', text: part }];
  if (left > 0) tokens.push({ kind: 'rest', text: `… ${number.format(left)} more characters` });
  return { tokens, from };
}

/** The lines of a string with its real line breaks; at most `limit` of them, `more` says how many are left out. */
export function textLines(value: string, limit: number): { lines: string[]; more: number } {
  const all = value.split(/\r\n|\r|\n/);
  return { lines: all.slice(0, limit), more: Math.max(0, all.length - limit) };
}
