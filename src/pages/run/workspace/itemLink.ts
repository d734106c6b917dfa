import type { TabPath } from '../tabs';

/**
 * The full address that opens this run on an item, in `tab`; an iteration is its loop with the number beside it.
 * `moment` is where the recording then stands, in seconds; one before its beginning is none.
 */
export function itemLink(
  runId: string,
  itemId: string,
  tab: TabPath = 'overview',
  moment: number | null = null,
): string {
  const at = itemId.startsWith('wrb_') ? itemId.lastIndexOf('#') : -1;
  const url = new URL(`/runs/${encodeURIComponent(runId)}/${tab}`, location.origin);
  url.searchParams.set('item', at < 0 ? itemId : itemId.slice(0, at));
  if (at >= 0) url.searchParams.set('iteration', itemId.slice(at + 1));
  if (moment !== null && moment >= 0) url.searchParams.set('t', String(Math.round(moment * 10) / 10));
  return url.href;
}
