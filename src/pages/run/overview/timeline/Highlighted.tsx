import type { Query } from '~/model/search/query';
import { excerpt } from './excerpt';
import { useSearchCode } from './useSearchCode';

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
  const pieces = excerpt(text, code.hitRanges(text, query), fits);
  let shown = 0;
  return pieces
    .filter((piece) => (shown += piece.text.length) - piece.text.length < MOST)
    .map((piece, at) => (piece.hit ? <mark key={at}>{piece.text}</mark> : piece.text.slice(0, MOST)));
}
