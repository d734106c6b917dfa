/** Longest run of backticks in a text. */
const longestRun = (text: string): number =>
  (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);

/** What nobody sees: control characters other than tab and line break, marks of direction and width, halves of pairs. */
const HIDDEN = /[^\P{Cc}\t\n]|[^\P{Cf}\u200c\u200d]|\p{Cs}|[\u2028\u2029]/gu;

const visible = (text: string): string =>
  text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(HIDDEN, '\ufffd');

/**
 * A text as a fenced block of Markdown that nothing inside can end: the fence is longer than any run of backticks in
 * it. Characters that nobody sees are replaced by �.
 */
export function fenced(text: string, info = 'text'): string {
  const shown = visible(text);
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${info}\n${shown}\n${fence}`;
}

/** A text as inline code on one line, whatever it holds; empty texts come out as a dash. */
export function inlineCode(text: string): string {
  const line = visible(text).replace(/\s+/g, ' ').trim();
  if (!line) return '–';
  const ticks = '`'.repeat(longestRun(line) + 1);
  return line.startsWith('`') || line.endsWith('`') ? `${ticks} ${line} ${ticks}` : `${ticks}${line}${ticks}`;
}

/** A text as plain words of Markdown on one line: what could be a link, an image, a tag or a mark is escaped. */
export const plainLine = (text: string): string =>
  visible(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|!~&]/g, (mark) => `\\${mark}`);
