import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { hitFrom, pattern, search, type Hits, type Source } from './search';

interface Found {
  source: Source;
  wanted: RegExp | null;
  hits: Hits;
  at: number;
  /** The same words were found before in what this source came in place of: the reader is not moved again. */
  again: boolean;
}

const NONE: Hits = { line: [], at: [], complete: true };
const STARTING: Hits = { ...NONE, complete: false };
const number = new Intl.NumberFormat('en-US');

/**
 * A search through all lines, hidden ones too; `source` must stay the same object while its lines do. `onHit` is called
 * with the line to show: for the first match at or after `from` as soon as one is found, then for each step; not when
 * the same words are found again in another source.
 */
export function useFind(source: Source, { from, onHit }: { from: number; onHit: (line: number) => void }) {
  const [query, setQuery] = useState('');
  const wanted = useMemo(() => pattern(query), [query]);
  const [found, setFound] = useState<Found>({ source, wanted: null, hits: NONE, at: -1, again: false });
  // What was found for other words, or in another value, is nothing for these.
  const fresh = found.source === source && found.wanted === wanted;
  const hits = fresh ? found.hits : wanted ? STARTING : NONE;
  const at = fresh ? found.at : -1;

  const again = fresh ? found.again : wanted !== null && found.wanted === wanted && found.at >= 0;
  const goTo = (next: number, all: Hits) => {
    const line = all.line[next];
    if (line === undefined) return;
    setFound({ source, wanted, hits: all, at: next, again: false });
    onHit(line);
  };
  const update = useEffectEvent((all: Hits) => {
    const first = at < 0 ? hitFrom(all, from) : at;
    if (at < 0 && first >= 0 && !again) goTo(first, all);
    else setFound({ source, wanted, hits: all, at: first, again });
  });
  useEffect(() => {
    if (!wanted) return;
    const controller = new AbortController();
    void search(source, wanted, controller.signal, (all) => {
      if (!controller.signal.aborted) update(all);
    });
    return () => controller.abort();
  }, [source, wanted]);

  const count = hits.line.length;
  const step = (by: 1 | -1) => {
    if (count > 0) goTo((at + by + count) % count, hits);
  };
  const total = `${number.format(count)}${hits.complete ? '' : '+'}`;
  return {
    query,
    setQuery,
    wanted,
    /** The current match: its line, and where in the line's text it starts. */
    hit: at >= 0 ? { line: hits.line[at] ?? -1, at: hits.at[at] ?? 0 } : null,
    count:
      count === 0 ? (hits.complete ? 'No matches' : 'Searching') : `${number.format(at + 1)} of ${total}`,
    next: count > 0 ? () => step(1) : undefined,
    previous: count > 0 ? () => step(-1) : undefined,
  };
}

export type Find = ReturnType<typeof useFind>;
