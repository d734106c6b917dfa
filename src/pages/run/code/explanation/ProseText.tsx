import type { Prose } from '~/model/code/pieces';

/** Prose in which texts of machines, pages and agents stand apart from the page's own words. */
export function ProseText({ prose }: { prose: Prose }) {
  return prose.map((piece, at) => {
    if (typeof piece === 'string') return piece;
    if ('code' in piece)
      return (
        <code key={at} dir="auto">
          {piece.code}
        </code>
      );
    return (
      <q key={at} dir="auto">
        {piece.quote}
      </q>
    );
  });
}
