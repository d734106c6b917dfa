import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefCallback } from 'react';
import { compactHeight, estimateHeight } from './estimateHeight';
import { indentOf } from './rowGeometry';
import { evenRows, unevenRows, type RowPositions } from './rowPositions';
import type { TreeView } from './treeView';

/** Space above the first row and below the last. */
const AROUND = { above: 4, below: 8 };
/** A splitter is dragged in many small widths: rows off screen are measured anew after the last one. */
const REST_MS = 120;

interface RowHeightsOptions {
  view: TreeView;
  compact: boolean;
  /** Inner width of the tree in pixels; 0 while it is not known, and there are no rows. */
  width: number;
  phone: boolean;
  /** Called when drawn rows changed their height by themselves; `apply` notes the new ones. */
  onChange: (apply: () => boolean) => void;
}

export interface RowHeights {
  positions: RowPositions;
  /** Ref of each row whose height is its own. */
  measure: RefCallback<HTMLElement>;
  /** Measures the rows that were drawn since the last call, and tells whether that moved anything. */
  measureFresh: () => boolean;
}

/**
 * Where the rows stand. Compact rows are all of one height; the heights of others are estimated until they are drawn,
 * and measured once per width.
 */
export function useRowHeights({ view, compact, width, phone, onChange }: RowHeightsOptions): RowHeights {
  const { rows, timeline } = view;
  const rested = useRested(width);
  const known = useMemo(
    () => ({ width: rested, compact, heights: new Map<string, number>() }),
    [rested, compact],
  );
  const positions = useMemo(() => {
    const count = known.width > 0 ? rows.length : 0;
    if (known.compact) return evenRows(count, compactHeight(phone), AROUND);
    const heightOf = (row: number) => {
      const node = timeline.nodes[rows[row] ?? -1];
      if (!node) return compactHeight(phone);
      const indent = indentOf(node.depth, known.width, phone);
      return known.heights.get(node.id) ?? estimateHeight(node, known.width, indent, phone);
    };
    return unevenRows(count, heightOf, AROUND);
  }, [timeline, rows, known, phone]);

  const drawn = useRef(new Set<HTMLElement>());
  const fresh = useRef(new Set<HTMLElement>());
  const measuredFor = useRef(known);
  const take = (elements: Iterable<HTMLElement>): boolean => {
    const measured: [row: number, height: number][] = [];
    for (const element of elements) {
      const height = element.offsetHeight;
      if (!height) continue; // not laid out
      known.heights.set(element.dataset['itemId'] ?? '', height);
      measured.push([Number(element.dataset['index']), height]);
    }
    return positions.measured(measured);
  };
  const latest = useRef({ take, onChange });
  useLayoutEffect(() => {
    latest.current = { take, onChange };
  });

  const observer = useRef<ResizeObserver | null>(null);
  const measure = useCallback((row: HTMLElement | null) => {
    if (!row) return;
    const [all, unmeasured] = [drawn.current, fresh.current];
    all.add(row);
    unmeasured.add(row);
    if (typeof ResizeObserver === 'function')
      observer.current ??= new ResizeObserver((entries) => {
        const now = latest.current;
        now.onChange(() => now.take(entries.map(({ target }) => target as HTMLElement)));
      });
    observer.current?.observe(row);
    return () => {
      all.delete(row);
      unmeasured.delete(row);
      observer.current?.unobserve(row);
    };
  }, []);
  return {
    positions,
    measure,
    measureFresh() {
      const elements = measuredFor.current === known ? fresh.current : drawn.current;
      measuredFor.current = known;
      const moved = take(elements);
      fresh.current.clear();
      return moved;
    },
  };
}

/** A width once it has come to rest; the first one at once. */
function useRested(width: number): number {
  const [rested, setRested] = useState(width);
  useEffect(() => {
    if (rested === width) return;
    const timer = setTimeout(() => setRested(width), rested === 0 ? 0 : REST_MS);
    return () => clearTimeout(timer);
  }, [rested, width]);
  return rested === 0 ? width : rested;
}
