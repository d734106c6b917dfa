import { useEffect, useMemo, useState } from 'react';
import type { Suspicion } from '~/model/failure/suspicions';
import type { ActionNode, Timeline, TimelineNode } from '~/model/timeline/timeline';
import { laterParts } from '../../../workspace/later';
import { useRunData } from '../../../workspace/RunContext';

type Unchanged = ReadonlyMap<string, Suspicion>;

const NONE: Unchanged = new Map();
/** More actions than these would be more to load than a hint is worth. */
const MOST = 24;
/** The page has been drawn, and nothing else loads any more. */
const REST_MS = 1_500;

const isAction = (node: TimelineNode | undefined): node is ActionNode => node?.kind === 'action';

/**
 * The actions whose pictures are compared: the one that is looked at, then the last ones of the block that ended the run,
 * or, where none did, all of a short run.
 */
function lookedAt(timeline: Timeline, selectedId: string | null, endedById: string | null): ActionNode[] {
  const { nodes, byId, totals } = timeline;
  const at = (id: string | null) => (id === null ? -1 : (byId.get(id) ?? -1));
  const ended = at(endedById);
  const around =
    ended >= 0 ? nodes.slice(ended + 1, nodes[ended]?.end ?? 0) : totals.actions <= MOST ? nodes : [];
  return [...new Set([nodes[at(selectedId)], ...around.filter(isAction).slice(-MOST)])].filter(isAction);
}

/**
 * “Page unchanged”, by action: their pictures before and after are loaded and compared in a worker, once the page is at
 * rest. While a run goes on, only for the action that is selected: the next answer would begin it all anew.
 */
export function useUnchangedPages(timeline: Timeline, selectedId: string | null): Unchanged {
  const { pictures, analysis, final } = useRunData();
  const [found, setFound] = useState(NONE);
  const endedById = analysis?.endedById ?? null;
  const actions = useMemo(
    () => lookedAt(timeline, selectedId, endedById).slice(0, final ? undefined : 1),
    [timeline, selectedId, endedById, final],
  );
  useEffect(() => {
    if (!pictures || actions.length === 0) return;
    const stopped = new AbortController();
    const timer = setTimeout(() => {
      laterParts()
        .then(({ findUnchangedPages }) =>
          findUnchangedPages(actions, pictures, stopped.signal, (id, suspicion) =>
            setFound((now) => (now.has(id) ? now : new Map(now).set(id, suspicion))),
          ),
        )
        .catch(() => {}); // a hint whose code did not come is a hint less
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      stopped.abort();
    };
  }, [actions, pictures]);
  return found;
}
