import type { TabPath } from '../tabs';

/** The full address that opens this run on an item, in `tab`; an iteration is its loop with the number beside it. */
export function itemLink(runId: string, itemId: string, tab: TabPath = 'overview'): string {
  const at = itemId.startsWith('wrb_') ? itemId.lastIndexOf('#') : -1;
  const url = new URL(`/runs/${encodeURIComponent(runId)}/${tab}`, location.origin);
  url.searchParams.set('item', at < 0 ? itemId : itemId.slice(0, at));
  if (at >= 0) url.searchParams.set('iteration', itemId.slice(at + 1));
  return url.href;
}
