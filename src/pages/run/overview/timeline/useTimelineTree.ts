import { useMemo, useRef, type RefObject } from 'react';
import type { Timeline } from '~/model/timeline/timeline';
import { usePreferences } from '../../../preferences';
import { useRunData } from '../../workspace/RunContext';
import { useSelection, type Selection } from '../../workspace/selection';
import { usePhone } from '../../workspace/useMediaQuery';
import type { Follow, FollowEvent } from './follow/follow';
import { nearestRow, treeView, type TreeView } from './window/treeView';
import { useElementWidth } from './useElementWidth';
import { newestItem, useFollow } from './follow/useFollow';
import { useFollowGestures } from './follow/useFollowGestures';
import { useOpenByDefault } from './folds/useOpenByDefault';
import { useRowWindow, type RowWindow } from './window/useRowWindow';
import { useSearchPlace, type SearchPlace } from './search/useSearchPlace';
import { useShownRow } from './follow/useShownRow';
import { useSteadyScroll } from './window/useSteadyScroll';
import { useTimelineFilter, type TimelineFilter } from './search/useTimelineFilter';
import { useTreeFolds, type TreeFolds } from './folds/useTreeFolds';

/** Runs over this many items open compact, unless the reader chose otherwise. */
const COMPACT_FROM = 2_000;

/** Everything the drawn tree needs to know, and what can be done to it. */
export interface TimelineTreeState {
  /** Receives the element that holds the rows; it scrolls, but on a phone. */
  tree: RefObject<HTMLDivElement | null>;
  view: TreeView;
  rows: RowWindow;
  width: number;
  compact: boolean;
  phone: boolean;
  live: boolean;
  order: 'oldest' | 'newest';
  /** The one row that Tab reaches: the selected one, else the nearest around it, else the first. */
  reachedRow: number;
  selection: Selection;
  /** Selects the item of a row. */
  choose: (row: number, by: 'click' | 'key') => void;
  fold: TreeFolds['fold'];
  filter: TimelineFilter;
  place: SearchPlace;
  follow: Follow;
  tell: (event: FollowEvent) => void;
  /** Row of the item that came last; −1 where none is on screen. */
  newestRow: number;
}

/** The state of the tree: what is shown of the timeline, where the list stands, and who moves it. */
export function useTimelineTree(answered: Timeline): TimelineTreeState {
  const { askedId, final } = useRunData();
  const selection = useSelection();
  const [{ order, density }] = usePreferences();
  const phone = usePhone();
  const tree = useRef<HTMLDivElement>(null);
  const width = useElementWidth(tree);
  const filter = useTimelineFilter(answered);
  const timeline = filter.timeline ?? answered;
  const live = !final;
  const [follow, tell] = useFollow(answered, live, selection.explicit);
  const follows = follow.mode === 'following';
  const { selectedId, select } = selection;
  const openIds = useOpenByDefault(timeline, selection.opensOn, live, follows);
  const keep = filter.matches?.keep ?? null;
  const { folded, fold } = useTreeFolds({
    runId: askedId,
    timeline,
    query: keep && filter.query,
    selectedId,
    openIds,
  });
  const view = useMemo(() => treeView(timeline, folded, keep, order), [timeline, folded, keep, order]);
  const selectedIndex = selectedId === null ? -1 : (timeline.byId.get(selectedId) ?? -1);
  const reachedRow = Math.max(0, nearestRow(view, selectedIndex));
  const compact = density === 'compact' || (density === 'auto' && answered.nodes.length > COMPACT_FROM);
  const rows = useRowWindow({ view, compact, width, phone, keptRow: reachedRow, tree });
  const newestRow = nearestRow(view, newestItem(timeline));

  useSteadyScroll(view, rows, { chosenId: selectedId, order, follows });
  const place = useSearchPlace(filter.active, view, rows, selection);
  const own = useShownRow({
    view,
    rows,
    selection,
    ready: width > 0,
    phone,
    follow: follow.mode,
    newestRow,
  });
  useFollowGestures({ tree, rows, newestRow, phone, order, live, tell });

  const choose = (row: number, by: 'click' | 'key') => {
    const id = timeline.nodes[view.rows[row] ?? -1]?.id;
    if (id === undefined) return;
    if (by === 'click') own.clicked(id);
    if (filter.active) place.chose();
    tell({ type: 'looked-away' });
    select(id, by);
  };
  return {
    tree,
    view,
    rows,
    width,
    compact,
    phone,
    live,
    order,
    reachedRow,
    selection,
    choose,
    fold,
    filter,
    place,
    follow,
    tell,
    newestRow,
  };
}
