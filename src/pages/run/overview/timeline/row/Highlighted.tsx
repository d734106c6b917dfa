import type { Query } from '~/model/search/query';
import { excerpt } from './excerpt';
import { useSearchCode } from '../search/useSearchCode';

/** A row shows a few lines: more of a text would only be cut off, and texts of megabytes are ordinary. */
const MOST = 2_000;

interface HighlightedProps {
  text: string;
  query: Query | null;
  /** Characters that are in sight: a first match beyond them moves the start of the text near it. */
  fits: number;
}

/** A text of the server with what is searched marked in it. */
export function Highlighted({ text, query, fits }: HighlightedProps) {
  const code = useSearchCode(false);
  if (!code || !query?.marks.length) return text.length > MOST ? text.slice(0, MOST) : text;
  const pieces = untilMost(excerpt(text, code.hitRanges(text, query), fits));
  return pieces.map((piece, at) =>
    piece.hit ? <mark key={at}>{piece.text}</mark> : piece.text.slice(0, MOST),
  );
}

/** The pieces that begin within what is shown. */
function untilMost<Piece extends { text: string }>(pieces: readonly Piece[]): readonly Piece[] {
  let shown = 0;
  const end = pieces.findIndex((piece) => (shown += piece.text.length) >= MOST);
  return end < 0 ? pieces : pieces.slice(0, end + 1);
}
