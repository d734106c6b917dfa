import { defaultRangeExtractor, useVirtualizer, type Range, type VirtualItem } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { coveredOnPhone, observeDocumentOffset, observeDocumentRect } from './documentScroll';
import { COMPACT_ROW, estimateHeight } from './estimateHeight';
import { indentOf } from './rowGeometry';
import type { TreeView } from './treeView';

/** Space above the first row and below the last, and what stays free around a row that is brought into view. */
const ABOVE = 4;
const BELOW = 8;
const MARGIN = 30;
const REST_MS = 120;

interface RowWindowOptions {
  view: TreeView;
  compact: boolean;
  /** Inner width of the tree, in pixels. */
  width: number;
  phone: boolean;
  /** Row that stays mounted wherever the reader scrolls: it holds the focus. */
  keptRow: number;
  tree: RefObject<HTMLElement | null>;
}

export interface RowWindow {
  /** The rows to draw; `start` counts from the top of the list. */
  items: readonly VirtualItem[];
  /** Height of all rows. */
  height: number;
  measure: (row: HTMLElement | null) => void;
  /** Rows that a page of the window holds. */
  pageRows: () => number;
  /** Brings a row into view: no further than needed, or to the middle where it is more than a page away. */
  show: (row: number) => void;
  /** Puts the list where a row's top stands `below` pixels under the window's top. */
  place: (row: number, below: number) => void;
  /** How far under the top of the window a row's top is; null where it is not drawn. */
  placeOf: (row: number) => number | null;
  /** The first row that is in the window, even in part; −1 in an empty list. */
  firstRow: () => number;
  /** Whether a row is wholly in the window. */
  inWindow: (row: number) => boolean;
}

/** The part of the list that is on screen. Comfortable rows are measured once per row and width, compact ones never. */
export function useRowWindow({ view, compact, width, phone, keptRow, tree }: RowWindowOptions): RowWindow {
  const { rows, timeline } = view;
  const node = (row: number) => timeline.nodes[rows[row] ?? -1];
  const estimateSize = (row: number) => {
    const at = node(row);
    return compact || !at ? COMPACT_ROW : estimateHeight(at, width, indentOf(at.depth, width, phone));
  };
  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      if (keptRow < 0 || keptRow >= range.count || drawn.includes(keptRow)) return drawn;
      return keptRow < (drawn[0] ?? 0) ? [keptRow, ...drawn] : [...drawn, keptRow];
    },
    [keptRow],
  );
  const list = useRef<number>(0);
  const covered = phone ? coveredOnPhone() : { top: 0, bottom: 0 };
  const virtual = useVirtualizer<HTMLElement, HTMLElement>({
    count: rows.length,
    getScrollElement: () => (phone ? document.documentElement : tree.current),
    estimateSize,
    getItemKey: useCallback((row: number) => timeline.nodes[rows[row] ?? -1]?.id ?? row, [timeline, rows]),
    rangeExtractor,
    overscan: compact ? 8 : 4,
    paddingStart: ABOVE,
    paddingEnd: BELOW,
    scrollMargin: phone ? list.current : 0,
    scrollPaddingStart: covered.top + MARGIN,
    scrollPaddingEnd: covered.bottom + MARGIN,
    ...(phone && { observeElementRect: observeDocumentRect, observeElementOffset: observeDocumentOffset }),
  });
  // Where the list begins in the document; what stands above it may change its height at any time.
  useLayoutEffect(() => {
    if (phone && tree.current) list.current = tree.current.getBoundingClientRect().top + window.scrollY;
  });

  const measured = useRef({ width, compact });
  useEffect(() => {
    if (measured.current.width === width && measured.current.compact === compact) return;
    const again = () => {
      measured.current = { width, compact };
      virtual.measure();
      for (const row of virtual.elementsCache.values()) virtual.measureElement(row);
    };
    if (measured.current.compact !== compact) return again();
    const timer = setTimeout(again, REST_MS);
    return () => clearTimeout(timer);
  }, [width, compact, virtual]);

  const items = virtual.getVirtualItems();
  const margin = virtual.options.scrollMargin;
  const top = () => virtual.scrollOffset ?? 0;
  const size = () => virtual.scrollRect?.height ?? 0;
  const start = (row: number) => virtual.measurementsCache[row]?.start ?? null;
  const inWindow = (row: number) => {
    const item = virtual.measurementsCache[row];
    if (!item) return false;
    return item.start >= top() + covered.top - 1 && item.end <= top() + size() - covered.bottom + 1;
  };
  return {
    items: margin ? items.map((item) => ({ ...item, start: item.start - margin })) : items,
    height: virtual.getTotalSize(),
    measure: virtual.measureElement,
    pageRows: () => {
      const range = virtual.range;
      return range ? range.endIndex - range.startIndex : 1;
    },
    show: (row) => {
      const item = virtual.measurementsCache[row];
      if (!item) return;
      const far = item.end < top() - size() || item.start > top() + 2 * size();
      virtual.scrollToIndex(row, { align: far ? 'center' : 'auto' });
    },
    place: (row, below) => {
      const at = start(row);
      if (at !== null && Math.abs(at - below - top()) >= 1) virtual.scrollToOffset(at - below);
    },
    placeOf: (row) => {
      const at = start(row);
      return at === null ? null : at - top();
    },
    firstRow: () => virtual.getVirtualItemForOffset(top())?.index ?? -1,
    inWindow,
  };
}
