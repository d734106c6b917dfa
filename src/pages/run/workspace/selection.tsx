import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Timeline, TimelineNode } from '~/model/timeline/timeline';
import { useRunData } from './RunContext';
import { useSetParams } from './useSetParams';

/** How an item was chosen: keys walk fast, so the address follows after a short rest. */
export type SelectedBy = 'click' | 'key' | 'link';

export interface Selection {
  /** The item shown: chosen by the reader, named by the address, or the one the run opens on. */
  selectedId: string | null;
  node: TimelineNode | null;
  /** The reader or the address chose it; false for the item the run opens on. */
  explicit: boolean;
  /** The item the run opens on, whatever is selected; null while that is not known, and in a live run. */
  opensOn: string | null;
  /** The address names an item that the run does not have. */
  stale: boolean;
  /** Counts up with every choice made by a link or the address: the timeline scrolls to it. */
  reveal: number;
  select: (id: string | null, by?: SelectedBy) => void;
  /** Which picture of the item is shown. */
  side: 'before' | 'after';
  setSide: (side: 'before' | 'after') => void;
}

const Context = createContext<Selection | null>(null);
const REST_MS = 200;

/** The node id that an address names: an iteration is its loop's id with the number beside it. */
function addressed(params: URLSearchParams, timeline: Timeline | null): string | null {
  const item = params.get('item');
  const iteration = params.get('iteration');
  if (!item || iteration === null) return item;
  const inside = `${item}#${iteration}`;
  return timeline?.byId.has(inside) ? inside : item;
}

function toAddress(id: string | null): [item: string | null, iteration: string | null] {
  const at = id?.startsWith('wrb_') ? id.lastIndexOf('#') : -1;
  return id === null || at < 0 ? [id, null] : [id.slice(0, at), id.slice(at + 1)];
}

/** What a run opens on when the address names nothing. */
function defaultItem(data: ReturnType<typeof useRunData>): string | null {
  const { timeline, analysis, final } = data;
  // Without its analysis nothing is chosen yet: a selection that moves by itself is worse than a late one.
  if (!timeline || !final || !analysis) return null;
  if (analysis.itemId) return analysis.itemId;
  if (analysis.lastDone) return analysis.lastDone;
  for (let at = timeline.nodes.length - 1; at >= 0; at--) {
    const node = timeline.nodes[at];
    if (node?.depth === 0 && node.status !== 'ghost') return node.id;
  }
  return null;
}

/** Holds what is selected: in the address where the reader chose it, else what the run opens on. */
export function SelectionProvider({ children }: { children: ReactNode }) {
  const data = useRunData();
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const [pending, setPending] = useState<{ id: string | null } | null>(null);
  const [reveal, setReveal] = useState(0);
  const [side, setSide] = useState<'before' | 'after'>('after');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { timeline } = data;

  const fromAddress = addressed(params, timeline);
  const stale = fromAddress !== null && timeline !== null && !timeline.byId.has(fromAddress);
  const opensOn = useMemo(() => defaultItem(data), [data]);
  const chosen = pending ? pending.id : stale ? null : fromAddress;
  const selectedId = chosen ?? opensOn;
  const at = selectedId === null ? undefined : timeline?.byId.get(selectedId);
  const node = (at === undefined ? undefined : timeline?.nodes[at]) ?? null;

  const write = useCallback(
    (id: string | null) => {
      const [item, iteration] = toAddress(id);
      setParams((next) => {
        next.delete('item');
        next.delete('iteration');
        if (item !== null) next.set('item', item);
        if (iteration !== null) next.set('iteration', iteration);
      });
    },
    [setParams],
  );

  const select = useCallback(
    (id: string | null, by: SelectedBy = 'click') => {
      clearTimeout(timer.current);
      setPending({ id });
      setSide('after');
      if (by === 'link') setReveal((count) => count + 1);
      if (by === 'key') timer.current = setTimeout(() => write(id), REST_MS);
      else write(id);
    },
    [write],
  );

  useEffect(() => () => clearTimeout(timer.current), []);
  // The choice stands until the address says the same; from then on the address is its only home.
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect
    if (pending && pending.id === fromAddress) setPending(null);
  }, [pending, fromAddress]);

  const value = useMemo<Selection>(
    () => ({ selectedId, node, explicit: chosen !== null, opensOn, stale, reveal, select, side, setSide }),
    [selectedId, node, chosen, opensOn, stale, reveal, select, side],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** The selected item and how to choose another. Only inside `RunPage`. */
export function useSelection(): Selection {
  const selection = useContext(Context);
  if (!selection) throw new Error('useSelection stands outside of a run page');
  return selection;
}
