/** A stretch of a line. */
export interface Span {
  kind: 'text' | 'strong' | 'em' | 'code';
  text: string;
}

export type MarkdownBlock =
  | { kind: 'heading' | 'paragraph'; spans: Span[] }
  /** `number` is “2.”; null for a bullet. */
  | { kind: 'item'; number: string | null; level: number; spans: Span[] }
  | { kind: 'code'; text: string };

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ITEM = /^(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(.*)$/;
const HEADING = /^ {0,3}#{1,6}\s+(.*?)\s*#*$/;
const DEEPEST = 4;

/**
 * The little Markdown that assistants write: headings, paragraphs, lists, code. Everything else stays as it was written:
 * links are text, HTML is text. A text that is still being written (an open fence) is read as far as it goes.
 */
export function readMarkdown(text: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let paragraph: string[] = [];
  let fence: { mark: string; lines: string[] } | null = null;
  const close = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', spans: readSpans(paragraph.join(' ')) });
    paragraph = [];
  };
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    if (fence) {
      const mark: string | undefined = FENCE.exec(line)?.[1];
      if (mark?.startsWith(fence.mark) && line.trim() === mark) {
        blocks.push({ kind: 'code', text: fence.lines.join('\n') });
        fence = null;
      } else fence.lines.push(line);
      continue;
    }
    const mark = FENCE.exec(line)?.[1];
    const heading = HEADING.exec(line)?.[1];
    const item = ITEM.exec(line);
    if (mark !== undefined) {
      close();
      fence = { mark, lines: [] };
    } else if (heading !== undefined) {
      close();
      blocks.push({ kind: 'heading', spans: readSpans(heading) });
    } else if (item) {
      close();
      const [, indent = '', number, rest = ''] = item;
      blocks.push({
        kind: 'item',
        number: number === undefined ? null : `${number}.`,
        level: Math.min(DEEPEST, Math.floor(indent.length / 2)),
        spans: readSpans(rest),
      });
    } else if (line.trim() === '') close();
    else if (!continueItem(blocks, paragraph, line)) paragraph.push(line.trim());
  }
  close();
  if (fence) blocks.push({ kind: 'code', text: fence.lines.join('\n') });
  return blocks;
}

/** An indented line right after an item goes on with it. */
function continueItem(blocks: MarkdownBlock[], paragraph: readonly string[], line: string): boolean {
  const last = blocks.at(-1);
  if (last?.kind !== 'item' || paragraph.length > 0 || !/^\s{2,}\S/.test(line)) return false;
  last.spans.push({ kind: 'text', text: ' ' }, ...readSpans(line.trim()));
  return true;
}

// Bounded, so that a line of a million stars costs no more than its length.
const SPAN =
  /(`{1,3})([^`\n]{1,500}?)\1(?!`)|\*\*(?=\S)([^*\n]{1,500}?)\*\*|(?<![\w*])\*(?=\S)([^*\n]{1,500}?)\*(?![\w*])/g;

/** A line in stretches: code, strong, emphasis, and the rest as written. */
export function readSpans(line: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const found of line.matchAll(SPAN)) {
    const [whole, , codeText, strong, em] = found;
    if (found.index > from) spans.push({ kind: 'text', text: line.slice(from, found.index) });
    if (codeText !== undefined) spans.push({ kind: 'code', text: codeText.trim() || codeText });
    else spans.push({ kind: strong === undefined ? 'em' : 'strong', text: strong ?? em ?? '' });
    from = found.index + whole.length;
  }
  if (from < line.length) spans.push({ kind: 'text', text: line.slice(from) });
  return spans;
}
