import { artifactBlob } from '~/api/artifacts/content';
import { pageUnchanged, type Suspicion } from '~/model/failure/suspicions';
import type { PictureBook } from '~/model/pictures';
import type { ActionNode } from '~/model/timeline/timeline';
import { samePicture } from './samePicture';

/** Pairs that were compared in this visit, by the ids of their pictures. */
const known = new Map<string, boolean | null>();

async function areSame(before: string, after: string, signal: AbortSignal): Promise<boolean | null> {
  if (before === after) return true;
  const pair = `${before} ${after}`;
  let same = known.get(pair);
  if (same === undefined) {
    // One after the other: what the reader looks at goes first.
    const first = await artifactBlob(before, signal);
    same = await samePicture(first, await artifactBlob(after, signal));
    known.set(pair, same);
  }
  return same;
}

/**
 * Compares the pictures before and after each action that should have changed its page, one action after another, and
 * tells of those whose page looks the same. A picture that cannot be had ends nothing but its own comparison.
 */
export async function findUnchangedPages(
  actions: readonly ActionNode[],
  book: PictureBook,
  signal: AbortSignal,
  found: (id: string, suspicion: Suspicion) => void,
): Promise<void> {
  for (const action of actions) {
    const { before, after } = book.of(action.id);
    if (!before || !after) continue;
    const suspicion = pageUnchanged(
      action,
      { before, after },
      new Map([[before.artifactId, after.artifactId]]),
    );
    if (!suspicion) continue;
    const same = await areSame(before.artifactId, after.artifactId, signal).catch(() => null);
    if (signal.aborted) return;
    if (same) found(action.id, suspicion);
  }
}
