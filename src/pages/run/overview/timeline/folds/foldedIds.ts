import type { Timeline } from '~/model/timeline/timeline';
import type { ReaderFolds } from './readerFolds';

/** The ids of the items that the reader folded, or, where nothing was chosen, of all but `openByDefault`. */
export function foldedIds(
  { nodes }: Timeline,
  reader: ReaderFolds,
  openByDefault: ReadonlySet<string>,
): ReadonlySet<string> {
  const folded = new Set<string>();
  const open = new Set(reader.open);
  const closed = new Set(reader.folded);
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at];
    if (!node || node.end === at + 1 || open.has(node.id)) continue;
    const stays = reader.base === 'open' || (reader.base === 'default' && openByDefault.has(node.id));
    if (!stays || closed.has(node.id)) folded.add(node.id);
  }
  return folded;
}

/**
 * What stays folded when `lifted` is opened for the moment, by a selection, a link or a search. The same set where nothing
 * of that was folded: the rows are then the same, too.
 */
export function without(folded: ReadonlySet<string>, lifted: ReadonlySet<string>): ReadonlySet<string> {
  const opened = [...lifted].filter((id) => folded.has(id));
  if (opened.length === 0) return folded;
  const rest = new Set(folded);
  for (const id of opened) rest.delete(id);
  return rest;
}

/** An item and everything it stands in, as ids. Empty for an index that the timeline does not have. */
export function chainIds({ nodes }: Timeline, index: number): ReadonlySet<string> {
  const ids = new Set<string>();
  for (let node = nodes[index]; node; node = nodes[node.parent]) ids.add(node.id);
  return ids;
}
