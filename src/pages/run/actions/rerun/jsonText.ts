import { JsonSyntaxError, parseExact, stringifyExact } from '~/json';

/** The longest JSON that stands on one line of a field. */
const ONE_LINE = 72;

/** A value as JSON to be edited: on one line where it fits, else indented; every digit as sent. */
export function jsonText(value: unknown): string {
  const text = stringifyExact(value, 2);
  // A line break is never inside a string: JSON escapes it there.
  const line = text
    .slice(0, ONE_LINE * 12)
    .replace(/([[{])\n\s*/g, '$1')
    .replace(/\n\s*(?=[\]}])/g, '')
    .replace(/\n\s*/g, ' ');
  return text.length <= ONE_LINE * 12 && line.length <= ONE_LINE ? line : text;
}

/** JSON that was typed, with its numbers exact; else what is wrong with it, in words. */
export function readJson(text: string): { value: unknown } | { wrong: string } {
  try {
    return { value: parseExact(text) };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) return { wrong: 'Enter JSON.' };
    const { line, column, message } = error;
    const expected = message.replace(/ at line \d+, column \d+$/, '').replace(/^Expected/, 'expected');
    return { wrong: `Enter JSON. Line ${line}, column ${column}: ${expected}.` };
  }
}
