import { useLayoutEffect, useRef, useState, type RefCallback, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { RowPositions } from './rowPositions';
import { coveredOnPhone } from './scroller';
import type { TreeView } from './treeView';
import { useListScroll, type Seen } from './useListScroll';
import { useRowHeights } from './useRowHeights';

/** What stays free around a row that is brought into view. */
const MARGIN = 30;
/** Rows are drawn before they come into view, and in groups: not every row that comes is a drawing of its own. */
const AHEAD = 4;
const GROUP = 4;
/** How often a place is looked for again while rows on the way to it are measured for the first time. */
const TRIES = 8;

const UNCOVERED = { top: 0, bottom: 0 };

interface RowWindowOptions {
  view: TreeView;
  compact: boolean;
  /** Inner width of the tree in pixels; 0 while it is not known, and nothing is drawn. */
  width: number;
  /** The document scrolls, not the tree. */
  phone: boolean;
  /** Row that stays mounted wherever the reader scrolls: it holds the focus. −1 for none. */
  keptRow: number;
  tree: RefObject<HTMLElement | null>;
}

/** A row that is drawn, and where it stands. */
export interface DrawnRow {
  index: number;
  key: string;
  start: number;
  end: number;
}

/** The part of the list that is on screen. Positions are pixels from the top of the list. */
export interface RowWindow {
  /** The rows to draw. */
  items: readonly DrawnRow[];
  /** Height of the whole list, and how far it is drawn above its place. */
  height: number;
  shift: number;
  /** Ref of each row that is drawn: measures it. */
  measure: RefCallback<HTMLElement>;
  /** Rows that a page holds. */
  pageRows: () => number;
  /** Brings a row into view, no further than needed; `centred`: to the middle where it is more than a page away. */
  show: (row: number, centred?: boolean) => void;
  /** Scrolls so that the top of a row stands `below` pixels under the top of the window. */
  place: (row: number, below: number) => void;
  /** Top and bottom of the window. */
  top: () => number;
  bottom: () => number;
  /** Whether a row is wholly in the window. */
  holds: (row: number) => boolean;
  /** Whether there is more than fits. */
  scrolls: () => boolean;
}

/** A place that the list goes to, in terms of the positions of that moment. */
type Goal = (positions: RowPositions) => number;

/** Draws what is on screen and a little more. Comfortable rows are measured once per width, compact ones never. */
export function useRowWindow({ view, compact, width, phone, keptRow, tree }: RowWindowOptions): RowWindow {
  const { rows, timeline } = view;
  const [seen, setSeen] = useState<Seen>({ top: 0, height: 0, shift: 0 });
  const goal = useRef<{ at: Goal; tries: number } | null>(null);
  const next = useRef<number | null>(null);
  const scroll = useListScroll(tree, phone, {
    onScroll() {
      goal.current = null;
      if (!covers(range, rangeOf(positions, scroll.current))) flushSync(() => setSeen(scroll.current.seen()));
    },
    onResize: () => setSeen(scroll.current.seen()),
  });
  const { positions, measure, measureFresh } = useRowHeights({
    view,
    compact,
    width,
    phone,
    onChange: (apply) => moveRows(positions, apply),
  });
  const range = rangeOf(positions, seen);

  /** Applies what moves rows about, and keeps those in the window where the reader sees them, `stood` until now. */
  const moveRows = (stood: RowPositions, apply: () => boolean) => {
    const anchor = stood.rowAt(scroll.current.top);
    const row = stood.top(anchor) < scroll.current.top ? anchor + 1 : anchor;
    const below = stood.top(row) - scroll.current.top;
    if (!apply() && stood === positions) return;
    next.current =
      goal.current?.at(positions) ??
      (scroll.current.top > 0 ? positions.top(row) - below : scroll.current.top);
    setSeen({ ...scroll.current.seen(), top: next.current });
  };
  const last = useRef({ view, positions });
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- any drawing may bring new rows; it ends when none of them has another height than thought
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { view, positions };
    const wanted = next.current;
    next.current = null;
    // Another view is put in its place by what changed it.
    moveRows(before.view === view ? before.positions : positions, measureFresh);
    if (next.current !== null) return;
    const aim = goal.current;
    if (aim && aim.tries-- > 0 && Math.abs(aim.at(positions) - scroll.current.top) >= 1)
      scroll.current.moveTo(aim.at(positions));
    else if (!aim && wanted !== null && wanted !== scroll.current.top) scroll.current.follow(wanted);
    if (scroll.current.shift === seen.shift && covers(range, rangeOf(positions, scroll.current)))
      goal.current = null; // all is drawn and measured: there, or as near as the list goes
    else setSeen(scroll.current.seen());
  });

  const covered = phone ? coveredOnPhone() : UNCOVERED;
  const top = () => scroll.current.top + covered.top;
  const page = () => scroll.current.height - covered.top - covered.bottom;
  const go = (at: Goal) => {
    goal.current = { at: (now) => at(now) - covered.top, tries: TRIES };
    next.current = null;
    scroll.current.moveTo(goal.current.at(positions));
    setSeen(scroll.current.seen());
  };
  const items: DrawnRow[] = [];
  const draw = (row: number) => {
    const id = timeline.nodes[rows[row] ?? -1]?.id;
    if (id !== undefined)
      items.push({ index: row, key: id, start: positions.top(row), end: positions.bottom(row) });
  };
  const kept = keptRow < positions.count ? keptRow : -1;
  if (kept >= 0 && kept < range.from) draw(kept);
  for (let row = range.from; row <= range.to; row++) draw(row);
  if (kept > range.to) draw(kept);

  return {
    items,
    height: positions.total,
    shift: seen.shift,
    measure,
    pageRows: () => positions.rowAt(top() + page()) - positions.rowAt(top()) || 1,
    top,
    bottom: () => top() + page(),
    show(row, centred = true) {
      const [from, to, start] = [positions.top(row), positions.bottom(row), top()];
      if (centred && (to < start - page() || from > start + 2 * page()))
        go((now) => (now.top(row) + now.bottom(row) - page()) / 2);
      else if (to > start + page() - MARGIN) go((now) => now.bottom(row) + MARGIN - page());
      else if (from < start + MARGIN) go((now) => now.top(row) - MARGIN);
    },
    place(row, below) {
      if (Math.abs(positions.top(row) - below - top()) >= 1) go((now) => now.top(row) - below);
    },
    holds: (row) => positions.top(row) >= top() - 1 && positions.bottom(row) <= top() + page() + 1,
    scrolls: () => positions.total > page() + 1,
  };
}

interface Drawn {
  from: number;
  to: number;
}

/** The rows to draw around a window; none in an empty list. */
function rangeOf(positions: RowPositions, { top, height }: Seen): Drawn {
  if (positions.count === 0) return { from: 0, to: -1 };
  const first = positions.rowAt(Math.min(top, positions.total - height)) - AHEAD;
  const end = positions.rowAt(top + height) + AHEAD;
  return {
    from: Math.max(0, Math.floor(first / GROUP) * GROUP),
    to: Math.min(positions.count - 1, Math.ceil(end / GROUP) * GROUP),
  };
}

const covers = (drawn: Drawn, { from, to }: Drawn) => drawn.from <= from && drawn.to >= to;
