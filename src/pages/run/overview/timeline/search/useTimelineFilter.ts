import { useEffect, useMemo, useState } from 'react';
import type { Matches } from '~/model/search/match';
import type { Query } from '~/model/search/query';
import type { Show } from '~/model/search/show';
import type { Timeline } from '~/model/timeline/timeline';
import { nextTask } from './nextTask';
import { useQuickFilters } from './useQuickFilters';
import { useSearchCode, type SearchCode } from './useSearchCode';
import { useSearchText } from './useSearchText';

/** Runs up to this size are searched at once; larger ones in slices, with the last result on screen meanwhile. */
const AT_ONCE = 2_000;
const NONE: readonly string[] = [];

interface Result {
  timeline: Timeline;
  query: Query;
  shows: ReadonlySet<Show>;
  matches: Matches;
}

export interface TimelineFilter {
  /** The search as typed, and its setter. */
  text: string;
  setText: (text: string) => void;
  shows: ReadonlySet<Show>;
  toggleShow: (show: Show) => void;
  /** Something is searched or filtered. */
  active: boolean;
  /** The timeline to draw: while a large one is searched anew, still the one that `matches` belongs to. */
  timeline: Timeline | null;
  /** What was found in it; null while nothing is searched or the first result is on its way. */
  matches: Matches | null;
  /** Whose matches are marked in the rows; null for none. */
  query: Query | null;
  hints: readonly string[];
  /** The code of the search; null while nothing was searched yet. */
  code: SearchCode | null;
  clear: () => void;
}

/** Search and quick filters of the timeline, as the address holds them, and what they find. */
export function useTimelineFilter(timeline: Timeline | null): TimelineFilter {
  const [text, setText] = useSearchText();
  const [shows, toggleShow, clearShows] = useQuickFilters();
  const code = useSearchCode(text.trim() !== '' || shows.size > 0);
  const query = useMemo(() => code?.parseQuery(text) ?? null, [code, text]);
  const active = query !== null && (!query.empty || shows.size > 0);
  const large = timeline !== null && timeline.nodes.length > AT_ONCE;
  const atOnce = useMemo(
    () =>
      active && timeline && !large && code ? code.matchTimeline(timeline, query, { show: shows }) : null,
    [active, timeline, large, code, query, shows],
  );
  const sliced = useSliced(active && large ? timeline : null, code, query, shows);
  const result = sliced && large ? sliced : null;
  return {
    text,
    setText,
    shows,
    toggleShow,
    active,
    timeline: result?.timeline ?? timeline,
    matches: result?.matches ?? atOnce,
    query: active ? (result?.query ?? query) : null,
    hints: query?.hints ?? NONE,
    code,
    clear: () => {
      setText('');
      clearShows();
    },
  };
}

/** The matches of a large timeline, found in slices between which the page draws and takes keys; null for none. */
function useSliced(
  timeline: Timeline | null,
  code: SearchCode | null,
  query: Query | null,
  shows: ReadonlySet<Show>,
): Result | null {
  const [result, setResult] = useState<Result | null>(null);
  useEffect(() => {
    if (!timeline || !code || !query) return;
    const search = code.matchSliced(timeline, query, { show: shows, now: () => performance.now() });
    let stop: (() => void) | undefined;
    const slice = () => {
      const step = search.next();
      if (step.done) setResult({ timeline, query, shows, matches: step.value });
      else stop = nextTask(slice);
    };
    slice();
    return () => stop?.();
  }, [timeline, code, query, shows]);
  return timeline ? result : null;
}
