/** A stretch of text and whether it is a match; `current` is the one that the reader stands on. */
export interface Piece {
  text: string;
  match: boolean;
  current: boolean;
}

/**
 * Cuts the texts of a line, which a search sees as one, at the edges of its matches.
 * One array for each text; `currentAt` is where the current match starts in the whole line.
 */
export function markMatches(
  texts: readonly string[],
  wanted: RegExp | null,
  currentAt: number | null,
): Piece[][] {
  if (!wanted) return texts.map((text) => [{ text, match: false, current: false }]);
  const matches = [...texts.join('').matchAll(wanted)];
  let start = 0;
  let next = 0;
  return texts.map((text) => {
    const pieces: Piece[] = [];
    const end = start + text.length;
    let at = start;
    while (at < end) {
      const match = matches[next];
      const from = match ? match.index : Infinity;
      const to = match ? from + match[0].length : Infinity;
      const inside = from <= at;
      const stop = Math.min(end, inside ? to : from);
      pieces.push({
        text: text.slice(at - start, stop - start),
        match: inside,
        current: inside && from === currentAt,
      });
      at = stop;
      if (match && at >= to) next += 1;
    }
    start = end;
    return pieces;
  });
}
