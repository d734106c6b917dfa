import type { Timeline } from '~/model/timeline/timeline';
import type { ReaderFolds } from './readerFolds';

/**
 * The ids of the items that are folded. Two layers: what the reader chose (or, where nothing was chosen, all but
 * `openByDefault`), and above it `lifted`: items opened for the moment by a selection, a link or a search.
 */
export function foldedIds(
  { nodes }: Timeline,
  reader: ReaderFolds,
  openByDefault: ReadonlySet<string>,
  lifted: ReadonlySet<string>,
): ReadonlySet<string> {
  const folded = new Set<string>();
  const open = new Set(reader.open);
  const closed = new Set(reader.folded);
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at];
    if (!node || node.end === at + 1 || lifted.has(node.id) || open.has(node.id)) continue;
    const stays = reader.base === 'open' || (reader.base === 'default' && openByDefault.has(node.id));
    if (!stays || closed.has(node.id)) folded.add(node.id);
  }
  return folded;
}

/** An item and everything it stands in, as ids. Empty for an index that the timeline does not have. */
export function chainIds({ nodes }: Timeline, index: number): ReadonlySet<string> {
  const ids = new Set<string>();
  for (let node = nodes[index]; node; node = nodes[node.parent]) ids.add(node.id);
  return ids;
}
