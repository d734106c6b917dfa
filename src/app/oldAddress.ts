import { isTab } from '~/pages/run/tabs';

/** Names that Skyvern's own pages use for tabs which are called otherwise here. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  actions: 'overview',
  blocks: 'overview',
  diagnostics: 'overview',
  results: 'output',
};

/**
 * Where an address of Skyvern's own UI leads here: same run, same tab, same item (`?active=` → `item`).
 * `active=stream` is the live picture, which stands on the Overview by itself.
 */
export function redirectOf(runId: string, tab: string | undefined, search: string): string {
  const from = new URLSearchParams(search);
  const to = new URLSearchParams();
  const active = from.get('active');
  if (active && active !== 'stream') to.set('item', active);
  const iteration = from.get('iteration');
  if (active && iteration !== null) to.set('iteration', iteration);
  for (const name of ['item', 'q', 'show', 't']) {
    const value = from.get(name);
    if (value !== null && !to.has(name)) to.set(name, value);
  }
  const named = OTHER_NAMES[tab ?? ''] ?? tab;
  const query = to.toString();
  return `/runs/${encodeURIComponent(runId)}/${isTab(named) ? named : 'overview'}${query ? `?${query}` : ''}`;
}
