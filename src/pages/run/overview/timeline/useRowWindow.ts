import { defaultRangeExtractor, useVirtualizer, type Range, type VirtualItem } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react';
import { coveredOnPhone, observeDocumentOffset, observeDocumentRect } from './documentScroll';
import { compactHeight, estimateHeight } from './estimateHeight';
import { indentOf } from './rowGeometry';
import type { TreeView } from './treeView';

/** Space above the first row and below the last, and what stays free around a row that is brought into view. */
const ABOVE = 4;
const BELOW = 8;
const MARGIN = 30;
/** A splitter is dragged in many small widths: rows off screen are measured anew after the last one. */
const REST_MS = 120;

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

/** The part of the list that is on screen. Positions are pixels from the top of the list. */
export interface RowWindow {
  /** The rows to draw. */
  items: readonly VirtualItem[];
  /** Height of the whole list. */
  height: number;
  /** Ref of each row that is drawn: measures it. */
  measure: (row: HTMLElement | null) => void;
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

/** Draws what is on screen and a little more. Comfortable rows are measured once per width, compact ones never. */
export function useRowWindow({ view, compact, width, phone, keptRow, tree }: RowWindowOptions): RowWindow {
  const { rows, timeline } = view;
  const listTop = useRef(0);
  const covered = phone ? coveredOnPhone() : UNCOVERED;
  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      if (keptRow < 0 || keptRow >= range.count || drawn.includes(keptRow)) return drawn;
      return keptRow < (drawn[0] ?? 0) ? [keptRow, ...drawn] : [...drawn, keptRow];
    },
    [keptRow],
  );
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes here; rows are memoised by hand
  const virtual = useVirtualizer<HTMLElement, HTMLElement>({
    count: width > 0 ? rows.length : 0,
    getScrollElement: () => (phone ? document.documentElement : tree.current),
    estimateSize: (row) => {
      const node = timeline.nodes[rows[row] ?? -1];
      if (compact || !node) return compactHeight(phone);
      return estimateHeight(node, width, indentOf(node.depth, width, phone), phone);
    },
    getItemKey: useCallback((row: number) => timeline.nodes[rows[row] ?? -1]?.id ?? row, [timeline, rows]),
    rangeExtractor,
    overscan: compact ? 8 : 4,
    paddingStart: ABOVE,
    paddingEnd: BELOW,
    scrollMargin: phone ? listTop.current : 0,
    scrollPaddingStart: covered.top + MARGIN,
    scrollPaddingEnd: covered.bottom + MARGIN,
    ...(phone && { observeElementRect: observeDocumentRect, observeElementOffset: observeDocumentOffset }),
  });
  // What stands above the list in the document may change its height at any time.
  useLayoutEffect(() => {
    if (phone && tree.current) listTop.current = tree.current.getBoundingClientRect().top + window.scrollY;
  });
  useMeasuredAgain(virtual, width, compact);

  const margin = virtual.options.scrollMargin;
  const items = virtual.getVirtualItems();
  const top = () => (virtual.scrollOffset ?? 0) - margin + covered.top;
  const page = () => (virtual.scrollRect?.height ?? 0) - covered.top - covered.bottom;
  // Asking for the height brings the positions up to date.
  const itemAt = (row: number) => (virtual.getTotalSize() > 0 ? virtual.measurementsCache[row] : undefined);
  return {
    items: margin
      ? items.map((item) => ({ ...item, start: item.start - margin, end: item.end - margin }))
      : items,
    height: virtual.getTotalSize(),
    measure: virtual.measureElement,
    pageRows: () => (virtual.range ? virtual.range.endIndex - virtual.range.startIndex : 1),
    top,
    bottom: () => top() + page(),
    show(row, centred = true) {
      const item = itemAt(row);
      if (!item) return;
      const from = item.start - margin;
      const far = from + item.size < top() - page() || from > top() + 2 * page();
      virtual.scrollToIndex(row, { align: far && centred ? 'center' : 'auto' });
    },
    place(row, below) {
      const item = itemAt(row);
      if (item && Math.abs(item.start - margin - below - top()) >= 1) {
        virtual.scrollToOffset(item.start - below - covered.top);
      }
    },
    holds(row) {
      const item = itemAt(row);
      if (!item) return false;
      const from = item.start - margin;
      return from >= top() - 1 && from + item.size <= top() + page() + 1;
    },
    scrolls: () => virtual.getTotalSize() > page() + 1,
  };
}

/** Forgets the heights of rows when the width or density they were measured at is gone; the first row stays in place. */
function useMeasuredAgain(
  virtual: ReturnType<typeof useVirtualizer<HTMLElement, HTMLElement>>,
  width: number,
  compact: boolean,
) {
  const measured = useRef({ width, compact });
  useLayoutEffect(() => {
    const before = measured.current;
    if (before.width === 0) measured.current = { width, compact };
    if (before.width === 0 || (before.width === width && before.compact === compact)) return;
    const again = () => {
      measured.current = { width, compact };
      const top = virtual.scrollOffset ?? 0;
      const first = virtual.getVirtualItemForOffset(top);
      virtual.measure();
      for (const row of virtual.elementsCache.values()) virtual.measureElement(row);
      virtual.getTotalSize();
      const now = first && virtual.measurementsCache[first.index];
      if (now && top > 0) virtual.scrollToOffset(now.start + top - first.start);
    };
    if (before.compact !== compact) return again();
    const timer = setTimeout(again, REST_MS);
    return () => clearTimeout(timer);
  }, [width, compact, virtual]);
}
