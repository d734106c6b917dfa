import { useLayoutEffect, useRef } from 'react';
import { nearestRow, type TreeView } from './treeView';
import type { RowWindow } from './useRowWindow';

interface Drawn {
  id: string;
  start: number;
  end: number;
}

/**
 * Keeps what the reader looks at in its place when rows come, go or fold above it: the chosen row where it is on
 * screen, else the first one that is. Does nothing while `follows` (the newest item decides) or when the order turned.
 */
export function useSteadyScroll(
  view: TreeView,
  rows: RowWindow,
  { chosenId, order, follows }: { chosenId: string | null; order: 'oldest' | 'newest'; follows: boolean },
): void {
  const before = useRef<{ view: TreeView; order: string; drawn: Drawn[] } | null>(null);
  useLayoutEffect(() => {
    const last = before.current;
    const top = rows.top();
    if (last && last.view !== view && last.order === order && !follows && top > 0) {
      const seen = last.drawn.filter((row) => row.end > top);
      const chosen = seen.find((row) => row.id === chosenId);
      for (const row of chosen ? [chosen, ...seen] : seen) {
        const index = view.timeline.byId.get(row.id);
        const now = index === undefined ? -1 : nearestRow(view, index);
        if (now < 0) continue;
        rows.place(now, row.start - top);
        break;
      }
    }
    before.current = {
      view,
      order,
      drawn: rows.items.map(({ key, start, end }) => ({ id: String(key), start, end })),
    };
  });
}
