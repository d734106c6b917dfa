import { useMemo, useState } from 'react';
import type { Query } from '~/model/search/query';
import type { Timeline } from '~/model/timeline/timeline';
import { chainIds, foldedIds, without } from './foldedIds';
import { allFolds, useReaderFolds, withFolds, type ReaderFolds } from './readerFolds';

const NONE: ReadonlySet<string> = new Set();
const UNFOLDED = allFolds(false);

/** Everything was folded or unfolded at once, and nothing one by one since. */
const isSweep = ({ base, open, folded }: ReaderFolds): boolean =>
  base !== 'default' && open.length === 0 && folded.length === 0;

interface TreeFoldsOptions {
  runId: string;
  timeline: Timeline | null;
  /** The search whose result is drawn; null for none. While there is one, everything it keeps is unfolded. */
  query: Query | null;
  selectedId: string | null;
  /** What stands unfolded where the reader chose nothing. */
  openIds: ReadonlySet<string>;
}

export interface TreeFolds {
  folded: ReadonlySet<string>;
  fold: (ids: readonly string[], fold: boolean) => void;
}

/**
 * What is folded, in two layers: the reader's own folds, which are kept, and above them what the selection or a search
 * opens for the moment. The moment ends with the next selection, with the search, or when the reader folds it.
 */
export function useTreeFolds({ runId, timeline, query, selectedId, openIds }: TreeFoldsOptions): TreeFolds {
  const [reader, setReader] = useReaderFolds(runId);
  // Of what the selection opened, what the reader folded again: `all` after a sweep.
  const [moment, setMoment] = useState({ selectedId, reader, dropped: NONE as ReadonlySet<string> | 'all' });
  const [search, setSearch] = useState({ query, reader, folds: UNFOLDED });

  const chosen = moment.selectedId === selectedId ? moment : { selectedId, reader, dropped: NONE };
  if (chosen !== moment) setMoment(chosen);
  const swept = chosen.reader !== reader && isSweep(reader);
  const dropped = swept ? 'all' : chosen.dropped;

  const found = search.query === query ? search : { query, reader, folds: UNFOLDED };
  if (found !== search) setSearch(found);
  const searchFolds = found.reader !== reader && isSweep(reader) ? reader : found.folds;

  const index = selectedId === null ? undefined : timeline?.byId.get(selectedId);
  const parent = index === undefined ? -1 : (timeline?.nodes[index]?.parent ?? -1);
  const lifted = useMemo(() => {
    if (!timeline || parent < 0 || dropped === 'all') return NONE;
    const chain = chainIds(timeline, parent);
    return dropped.size === 0 ? chain : new Set([...chain].filter((id) => !dropped.has(id)));
  }, [timeline, parent, dropped]);

  const folds = query ? searchFolds : reader;
  const settled = useMemo(
    () => (timeline ? foldedIds(timeline, folds, openIds) : NONE),
    [timeline, folds, openIds],
  );
  const folded = useMemo(() => without(settled, lifted), [settled, lifted]);
  const fold = (ids: readonly string[], on: boolean) => {
    const next = withFolds(folds, ids, on);
    if (query) setSearch({ query, reader, folds: next });
    else setReader(next);
    const now = dropped === 'all' || !on ? dropped : new Set([...dropped, ...ids]);
    setMoment({ selectedId, reader: query ? reader : next, dropped: now });
  };
  return { folded, fold };
}
