import type { ItemPictures } from '../pictures/picture';
import type { Timeline } from '../timeline/timeline';
import type { Analysis } from './analysis';

type EvidenceWord = 'Before' | 'This item' | 'After' | 'End';

/** One picture of the strip, with all the words that are true of it. */
export interface Evidence {
  words: readonly EvidenceWord[];
  artifactId: string;
  /** The item to select for it. */
  itemId: string;
  /** Which of that item's pictures it is. */
  side: 'before' | 'after';
}

/** As much of a picture book as the evidence needs. */
export interface EvidencePictures {
  of: (nodeId: string) => ItemPictures;
  readonly sequence: readonly { artifactId: string; itemId: string }[];
}

/**
 * The pictures beside a verdict, at most four and each once: the page before the item, the item, the next picture after
 * it, the end of the run. A picture that is several of these is there once with all its words. Empty without an item or
 * pictures; a single one says nothing that the browser panel does not show, so the strip is for two and more.
 */
export function evidence(
  { itemId }: Pick<Analysis, 'itemId'>,
  timeline: Timeline,
  pictures: EvidencePictures,
): Evidence[] {
  const index = itemId === null ? undefined : timeline.byId.get(itemId);
  if (itemId === null || index === undefined) return [];
  const { before, after } = pictures.of(itemId);
  const { sequence } = pictures;
  const last = sequence.at(-1);
  const found: { word: EvidenceWord; artifactId: string; itemId: string; side: 'before' | 'after' }[] = [];
  if (before) found.push({ word: 'Before', artifactId: before.artifactId, itemId, side: 'before' });
  if (after) found.push({ word: 'This item', artifactId: after.artifactId, itemId, side: 'after' });
  const next = nextPicture(timeline, index, pictures);
  if (next) found.push({ word: 'After', ...next, side: 'after' });
  if (last) found.push({ word: 'End', ...last, side: 'after' });

  const strip = new Map<
    string,
    { words: EvidenceWord[]; artifactId: string; itemId: string; side: 'before' | 'after' }
  >();
  for (const { word, ...picture } of found) {
    const same = strip.get(picture.artifactId);
    if (same) same.words.push(word);
    else
      strip.set(picture.artifactId, {
        words: [word],
        artifactId: picture.artifactId,
        itemId: picture.itemId,
        side: picture.side,
      });
  }
  return [...strip.values()];
}

/** The first picture of the run's order that belongs to an item after this one and what is inside it. */
function nextPicture(
  { nodes, byId }: Timeline,
  index: number,
  { sequence }: EvidencePictures,
): { artifactId: string; itemId: string } | null {
  const end = nodes[index]?.end ?? 0;
  let best: { artifactId: string; itemId: string } | null = null;
  let bestAt = Infinity;
  for (const picture of sequence) {
    const at = byId.get(picture.itemId) ?? -1;
    if (at >= end && at < bestAt) {
      best = { artifactId: picture.artifactId, itemId: picture.itemId };
      bestAt = at;
    }
  }
  return best;
}
