import type { ItemPictures, PictureHow } from '../pictures/picture';
import type { ActionNode, Timeline } from '../timeline/timeline';
import { confidenceOf, isUnsure, usualConfidence } from './confidence';
import { canLead, enters, purposeKey } from './elements';
import { isNoise } from './noise';
import { pageOf } from './pageTrail';
import { sayDuration } from './say';
import { actionsOf, textOf, type Acted } from './scene';

/** Something about an item that a reader may want to look at. It never says that the item is wrong. */
export interface Suspicion {
  kind: 'repeated' | 'unsure' | 'long-wait' | 'not-verified' | 'retried' | 'page-unchanged';
  /** For a chip. */
  words: string;
  /** One sentence with the facts behind it. */
  reason: string;
}

/** A pause of this length can be ordinary; one that is also several times the usual of its block is not. */
const LONG_PAUSE_MS = 45_000;
const SEVERAL_TIMES = 3;
const LONG_ACTION_MS = 30_000;

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** Milliseconds between an action and the one before it; null where times are not known. */
function pauses(acted: readonly Acted[]): (number | null)[] {
  return acted.map(({ node }, at) => {
    const before = acted[at - 1]?.node.endMs ?? null;
    return before === null || node.startMs === null ? null : node.startMs - before;
  });
}

function longWait({ durationMs, action }: ActionNode, pause: number | null, usual: number): Suspicion | null {
  const idle = action.action_type === 'wait' ? 'It waited' : 'It took';
  if (durationMs !== null && durationMs >= LONG_ACTION_MS)
    return { kind: 'long-wait', words: 'long wait', reason: `${idle} ${sayDuration(durationMs)}.` };
  if (pause === null || pause < LONG_PAUSE_MS || pause < usual * SEVERAL_TIMES) return null;
  return {
    kind: 'long-wait',
    words: 'long wait',
    reason: `It began ${sayDuration(pause)} after the action before it; ${sayDuration(usual)} is usual here.`,
  };
}

function inBlock(timeline: Timeline, block: number, found: Map<string, Suspicion[]>): void {
  const acted = actionsOf(timeline, block);
  if (!acted.length) return;
  const usual = usualConfidence(timeline, block);
  const between = pauses(acted);
  const usualPause = medianOf(between.filter((pause) => pause !== null));
  const done = new Map<string, number>();
  for (const [at, { node }] of acted.entries()) {
    const { action } = node;
    const about: Suspicion[] = [];
    if (node.retried) about.push({ kind: 'retried', words: 'retried', reason: 'A later try did it again.' });
    const key = isNoise(node) ? null : purposeKey(action);
    const page = pageOf(textOf(action.skyvern_element_data?.['page_url']) ?? '');
    // Where the page is not known, doing the same again may be doing it elsewhere.
    const place = key === null || !page ? null : `${key}\n${page}`;
    const before = place === null ? undefined : done.get(place);
    if (before !== undefined)
      about.push({
        kind: 'repeated',
        words: 'repeated',
        reason: `It does again what #${before} did, on the same page.`,
      });
    else if (place !== null) done.set(place, node.number);
    const confidence = confidenceOf(action);
    if (usual && confidence !== null && isUnsure(action, usual))
      about.push({
        kind: 'unsure',
        words: 'less sure',
        reason: `Its confidence is ${confidence.toFixed(2)}; ${usual.median.toFixed(2)} is usual in this ${usual.of}.`,
      });
    if (action.action_type === 'complete' && node.status === 'completed' && !action.verified)
      about.push({
        kind: 'not-verified',
        words: 'not verified',
        reason: 'The agent said that it was done; nothing on record verified it.',
      });
    const wait = longWait(node, between[at] ?? null, usualPause);
    if (wait) about.push(wait);
    if (about.length) found.set(node.id, about);
  }
}

/** What is worth a look, by node id. Items without any are not in the map. One pass over the timeline. */
export function suspicionsOf(timeline: Timeline): ReadonlyMap<string, readonly Suspicion[]> {
  const found = new Map<string, Suspicion[]>();
  timeline.nodes.forEach((node, index) => {
    if (node.kind !== 'block') return;
    inBlock(timeline, index, found);
    if (node.retried)
      found.set(node.id, [{ kind: 'retried', words: 'retried', reason: 'A later try did it again.' }]);
  });
  return found;
}

/** Pictures that show the page just before an action, and just after it; others were taken at some other moment. */
const BEFORE: ReadonlySet<PictureHow> = new Set(['own', 'by-order', 'at-decision']);
const AFTER: ReadonlySet<PictureHow> = new Set(['own', 'by-order']);

/**
 * “Page unchanged”: an action that should have changed the page has the same picture before and after it.
 *
 * `sameAs` says which pictures are equal, by artifact id: equal ones have the same value. Pictures that were not
 * compared are equal only when they are one. Null for looking and waiting, and where a picture is missing.
 */
export function pageUnchanged(
  node: ActionNode,
  { before, after }: Pick<ItemPictures, 'before' | 'after'>,
  sameAs: ReadonlyMap<string, string>,
): Suspicion | null {
  const { action } = node;
  if (node.status !== 'completed' || isNoise(node) || !(canLead(action) || enters(action))) return null;
  if (!before || !after || !BEFORE.has(before.how) || !AFTER.has(after.how)) return null;
  const value = (id: string): string => sameAs.get(id) ?? id;
  if (value(before.artifactId) !== value(after.artifactId)) return null;
  return {
    kind: 'page-unchanged',
    words: 'page unchanged',
    reason: 'The page looks the same before and after it.',
  };
}
