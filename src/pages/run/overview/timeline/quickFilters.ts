import type { Timeline } from '~/model/timeline/timeline';

/** The filters that stand beside the search: words of the address, in the order of their buttons. */
export const QUICK_FILTERS = [
  { value: 'failed', label: 'Failed' },
  { value: 'actions', label: 'Actions' },
  { value: 'thoughts', label: 'Thoughts' },
  { value: 'blocks', label: 'Blocks' },
] as const;

export type QuickFilter = (typeof QUICK_FILTERS)[number]['value'];

/** The filters that an address asks for (`failed,actions`); words it does not know are left out. */
export function readShow(show: string | null): ReadonlySet<QuickFilter> {
  const asked = new Set(show?.split(','));
  return new Set(QUICK_FILTERS.map(({ value }) => value).filter((value) => asked.has(value)));
}

/** The address of some filters, null for none. */
export const writeShow = (filters: ReadonlySet<QuickFilter>): string | null =>
  [...filters].toSorted().join(',') || null;

const KIND = { action: 'actions', thought: 'thoughts', block: 'blocks' } as const;

/**
 * 1 for each node that the filters let through: any of the kinds that are on and, with `failed`, only the failures as
 * they are counted. Null where no filter is on.
 */
export function quickHits({ nodes, totals }: Timeline, filters: ReadonlySet<QuickFilter>): Uint8Array | null {
  if (filters.size === 0) return null;
  const hits = new Uint8Array(nodes.length);
  const failed = filters.has('failed');
  if (failed) for (const index of totals.failures) hits[index] = 1;
  else hits.fill(1);
  if (filters.size === (failed ? 1 : 0)) return hits;
  for (let at = 0; at < nodes.length; at++) {
    const kind = nodes[at]?.kind;
    const filter = kind && kind in KIND ? KIND[kind as keyof typeof KIND] : null;
    if (!filter || !filters.has(filter)) hits[at] = 0;
  }
  return hits;
}

/** Which nodes both filters let through; null lets everything through. */
export function bothHits(one: Uint8Array | null, other: Uint8Array | null): Uint8Array | null {
  if (!one || !other) return one ?? other;
  return one.map((hit, at) => (hit && other[at] ? 1 : 0));
}

/** The hits and everything they stand in: what a filtered tree draws. */
export function withAncestors({ nodes }: Timeline, hits: Uint8Array): Uint8Array {
  const keep = hits.slice();
  for (let at = nodes.length - 1; at >= 0; at--) {
    const parent = nodes[at]?.parent ?? -1;
    if (keep[at] && parent >= 0) keep[parent] = 1;
  }
  return keep;
}
