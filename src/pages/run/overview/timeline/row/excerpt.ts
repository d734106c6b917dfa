/** A piece of text; `hit` pieces are marked. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Characters kept before the first match when the text starts near it. */
const LEAD = 24;

/**
 * A text cut into matched and unmatched pieces. Where its first match lies beyond `fits` characters, the text starts
 * near the match, at a word, after “… ”. Ranges are `[start, end)`, ascending; odd ones are ignored.
 */
export function excerpt(text: string, ranges: readonly (readonly [number, number])[], fits: number): Piece[] {
  const inText = ranges.filter(([start, end]) => start < end && end <= text.length);
  const first = inText[0];
  const from = first && first[1] > fits ? wordStart(text, first[0] - LEAD) : 0;
  const pieces: Piece[] = [];
  let at = from;
  const push = (end: number, hit: boolean) => {
    if (end > at) pieces.push({ text: text.slice(at, end), hit });
    at = Math.max(at, end);
  };
  for (const [start, end] of inText) {
    if (start < at) continue;
    push(start, false);
    push(end, true);
  }
  push(text.length, false);
  const head = pieces[0];
  if (from > 0 && head) {
    if (head.hit) pieces.unshift({ text: '… ', hit: false });
    else pieces[0] = { text: `… ${head.text}`, hit: false };
  }
  return pieces;
}

/** The start of the word after `at`, so that no word is cut; `at` itself in a text without spaces. */
function wordStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.indexOf(' ', at);
  return space >= 0 && space < at + LEAD ? space + 1 : at;
}
