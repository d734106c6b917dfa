import type { PictureBook } from '~/model/pictures';

/** One picture of the evidence: what it shows in a word or two, and the item and side that show it large. */
export interface Exhibit {
  /** “Before”, “This item, end”. */
  words: string;
  artifactId: string;
  itemId: string;
  side: 'before' | 'after';
}

/**
 * Up to four pictures around an item: the page before it, the item's own, the next one, the last of the run.
 * Equal ones (the same artifact) stand once, under both words; a picture that only stands in for the item is no evidence.
 */
export function exhibitsOf(itemId: string, book: PictureBook): readonly Exhibit[] {
  const { before, after, absence } = book.of(itemId);
  const stand = absence?.substitute ?? null;
  const own = after ?? (stand?.how === 'nearest-earlier' ? null : stand);
  // Two pictures of the page when a block started are one moment.
  const earlier = own?.how === 'block-start' && before?.how === 'block-start' ? null : before;
  const known = own ?? before;
  const at = known ? book.sequence.findIndex((one) => one.artifactId === known.artifactId) : -1;
  const next = at < 0 ? undefined : book.sequence[at + 1];
  const end = book.sequence.at(-1);
  const all: Exhibit[] = [];
  if (earlier) all.push({ words: 'Before', artifactId: earlier.artifactId, itemId, side: 'before' });
  if (own) all.push({ words: 'This item', artifactId: own.artifactId, itemId, side: 'after' });
  if (next) all.push({ words: 'After', artifactId: next.artifactId, itemId: next.itemId, side: 'after' });
  if (end) all.push({ words: 'End', artifactId: end.artifactId, itemId: end.itemId, side: 'after' });
  return mergeEqual(all, (exhibit) => exhibit.artifactId);
}

/** Exhibits whose pictures are the same (`sameAs` gives the same text) once each, under all their words. */
export function mergeEqual(
  exhibits: readonly Exhibit[],
  sameAs: (exhibit: Exhibit) => string,
): readonly Exhibit[] {
  const kept = new Map<string, Exhibit>();
  for (const exhibit of exhibits) {
    const key = sameAs(exhibit);
    const first = kept.get(key);
    if (!first) kept.set(key, exhibit);
    else {
      // The item itself is the better thing to select than the page before it.
      const chosen = first.side === 'before' ? exhibit : first;
      kept.set(key, { ...chosen, words: `${first.words}, ${exhibit.words.toLowerCase()}` });
    }
  }
  return [...kept.values()];
}
