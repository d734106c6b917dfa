import type { TimelineNode } from '~/model/timeline/timeline';

/** Height of every compact row; on a phone a row is also what a finger hits. */
export const compactHeight = (phone: boolean): number => (phone ? 40 : 28);

/** The parts of a comfortable row, in pixels. */
const FIRST_LINE = 30;
const TEXT_LINE = 18;
const CHIP = 24;
/** A phone pads rows of several lines by this much more, and lone first lines up to 40. */
const PHONE_MORE = 4;
const PHONE_LEAST = 40;
/** A character of row text, on average; the text column gives up this much to indent, icon and margins. */
const CHARACTER = 6.4;
const BESIDE_TEXT = 68;

/**
 * Height of a comfortable row before it is measured: 30, 18 for each of at most two lines of text, 24 for a chip.
 * Looks at lengths only: it is asked for every row of a run at once.
 */
export function estimateHeight(node: TimelineNode, width: number, indent: number, phone = false): number {
  const height = wordsHeight(node, width, indent);
  return phone ? Math.max(PHONE_LEAST, height + PHONE_MORE) : height;
}

function wordsHeight(node: TimelineNode, width: number, indent: number): number {
  const perLine = Math.max(20, (width - BESIDE_TEXT - indent) / CHARACTER);
  const lines = (length: number) => Math.min(2, Math.ceil(length / perLine)) * TEXT_LINE;
  switch (node.kind) {
    case 'iteration':
      return FIRST_LINE;
    case 'branch':
      return FIRST_LINE + lines(node.description?.length ?? 0);
    case 'unreadable':
      return FIRST_LINE + TEXT_LINE;
    case 'thought': {
      const { thought, answer, observation } = node.thought;
      return FIRST_LINE + lines((thought ?? answer ?? observation ?? 'Thinking…').length);
    }
    case 'block': {
      const { block } = node;
      if (!block) return FIRST_LINE;
      const goal =
        block.navigation_goal ?? block.data_extraction_goal ?? block.prompt ?? block.description ?? block.url;
      return FIRST_LINE + lines((block.failure_reason ?? goal ?? '').length);
    }
    case 'action': {
      const { action } = node;
      const text = action.reasoning ?? action.intention ?? action.description;
      const chip = action.text ?? action.option ?? action.file_url ?? action.file_name;
      return FIRST_LINE + lines(text?.length ?? 0) + (chip ? CHIP : 0);
    }
  }
}
