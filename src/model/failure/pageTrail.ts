import type { Block } from '~/skyvern/timeline';
import { didNothing, type Try } from './tries';
import { textOf, type Acted } from './scene';

/** The page was at `url` just before the action at position `at` of the block; `at` = number of actions: after them all. */
export interface Sighting {
  at: number;
  url: string;
}

/**
 * An address as far as it tells pages apart: without a mere anchor and without a slash at the end. An anchor that is a
 * path (`#/orders`) is a page of its own.
 */
export function pageOf(url: string): string {
  const hash = url.indexOf('#');
  const isRoute = hash >= 0 && /^#!?\//.test(url.slice(hash));
  const base = hash >= 0 && !isRoute ? url.slice(0, hash) : url;
  return base.length > 1 ? base.replace(/\/$/, '') : base;
}

/** Position of the first action that belongs to a later try than this one; where a try without actions stood. */
function positionOf(one: Try, acted: readonly Acted[], order: ReadonlyMap<string, number>): number {
  const own = acted.findIndex(({ node }) => node.action.step_id === one.stepId);
  if (own >= 0) return own;
  const rank = order.get(one.stepId) ?? 0;
  const later = acted.findIndex(({ node }) => {
    const other = order.get(node.action.step_id ?? '');
    return other === undefined ? (node.action.step_order ?? 0) > one.order : other > rank;
  });
  return later < 0 ? acted.length : later;
}

/**
 * Where the page was, as far as anything says so, in order: an action's element was seen on a page just before it, a
 * try began on one, a failed block ended on one. Empty where no source tells.
 */
export function pageTrail(block: Block, acted: readonly Acted[], tries: readonly Try[]): Sighting[] {
  const seen: Sighting[] = [];
  acted.forEach(({ node }, at) => {
    const url = textOf(node.action.skyvern_element_data?.['page_url']);
    if (url !== null) seen.push({ at, url: pageOf(url) });
  });
  const order = new Map(tries.map(({ stepId }, rank) => [stepId, rank]));
  for (const one of tries) {
    if (one.pageUrl !== null && (one.actionTypes.length > 0 || didNothing(one)))
      seen.push({ at: positionOf(one, acted, order), url: pageOf(one.pageUrl) });
  }
  if (block.final_url !== null) seen.push({ at: acted.length, url: pageOf(block.final_url) });
  return seen.filter(({ url }) => url !== 'about:blank').sort((a, b) => a.at - b.at);
}

/** The page just before the action at `at`, by the last sighting up to there; null where none tells. */
export const pageAt = (trail: readonly Sighting[], at: number): string | null =>
  trail.findLast((sighting) => sighting.at <= at)?.url ?? null;
