import type { Piece } from './marked';

/** Text with its matches marked. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map((piece, index) =>
    piece.match ? (
      <mark key={index} data-current={piece.current || undefined}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
