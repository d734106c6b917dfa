import { useEffect, useMemo, useState } from 'react';
import { matchSliced, matchTimeline, type Matches } from '~/model/search/match';
import { parseQuery, type Query } from '~/model/search/query';
import type { Show } from '~/model/search/show';
import type { Timeline } from '~/model/timeline/timeline';
import { nextTask } from './nextTask';
import { useQuickFilters } from './useQuickFilters';
import { useSearchText } from './useSearchText';

/** Runs up to this size are searched at once; larger ones in slices, with the last result on screen meanwhile. */
const AT_ONCE = 2_000;

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
  clear: () => void;
}

/** Search and quick filters of the timeline, as the address holds them, and what they find. */
export function useTimelineFilter(timeline: Timeline | null): TimelineFilter {
  const [text, setText] = useSearchText();
  const [shows, toggleShow, clearShows] = useQuickFilters();
  const query = useMemo(() => parseQuery(text), [text]);
  const active = !query.empty || shows.size > 0;
  const large = timeline !== null && timeline.nodes.length > AT_ONCE;
  const atOnce = useMemo(
    () => (active && timeline && !large ? matchTimeline(timeline, query, { show: shows }) : null),
    [active, timeline, large, query, shows],
  );
  const sliced = useSliced(active && large ? timeline : null, query, shows);
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
    hints: query.hints,
    clear: () => {
      setText('');
      clearShows();
    },
  };
}

/** The matches of a large timeline, found in slices between which the page draws and takes keys; null for none. */
function useSliced(timeline: Timeline | null, query: Query, shows: ReadonlySet<Show>): Result | null {
  const [result, setResult] = useState<Result | null>(null);
  useEffect(() => {
    if (!timeline) return;
    const search = matchSliced(timeline, query, { show: shows, now: () => performance.now() });
    let stop: (() => void) | undefined;
    const slice = () => {
      const step = search.next();
      if (step.done) setResult({ timeline, query, shows, matches: step.value });
      else stop = nextTask(slice);
    };
    slice();
    return () => stop?.();
  }, [timeline, query, shows]);
  return timeline ? result : null;
}
