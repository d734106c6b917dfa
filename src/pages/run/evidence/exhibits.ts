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
  const own = after ?? (absence?.substitute?.how === 'nearest-earlier' ? null : absence?.substitute) ?? null;
  const known = own ?? before;
  const at = known ? book.sequence.findIndex((one) => one.artifactId === known.artifactId) : -1;
  const next = at < 0 ? undefined : book.sequence[at + 1];
  const end = book.sequence.at(-1);
  const all: Exhibit[] = [];
  if (before) all.push({ words: 'Before', artifactId: before.artifactId, itemId, side: 'before' });
  if (own) all.push({ words: 'This item', artifactId: own.artifactId, itemId, side: 'after' });
  if (next) all.push({ words: 'After', artifactId: next.artifactId, itemId: next.itemId, side: 'after' });
  if (end) all.push({ words: 'End', artifactId: end.artifactId, itemId: end.itemId, side: 'after' });
  return merged(all);
}

function merged(all: readonly Exhibit[]): Exhibit[] {
  const kept: Exhibit[] = [];
  for (const exhibit of all) {
    const same = kept.findIndex((one) => one.artifactId === exhibit.artifactId);
    const before = kept[same];
    if (!before) kept.push(exhibit);
    // The item itself is the better thing to select than the page before it.
    else
      kept[same] = {
        ...(before.side === 'before' ? exhibit : before),
        words: `${before.words}, ${exhibit.words.toLowerCase()}`,
      };
  }
  return kept;
}
