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
    if (last && last.view !== view && last.order === order && !follows) {
      const seen = last.drawn.filter((row) => row.end > top && row.start < rows.bottom());
      const chosen = seen.find((row) => row.id === chosenId);
      const rowNow = ({ id }: Drawn) => nearestRow(view, view.timeline.byId.get(id) ?? -1);
      // At its start the list stays there as long as the chosen row is still in sight.
      const atStart = top <= 0 && order === 'oldest' && (!chosen || rows.holds(rowNow(chosen)));
      const anchor = (chosen ? [chosen, ...seen] : seen).find((row) => rowNow(row) >= 0);
      if (anchor && !atStart) rows.place(rowNow(anchor), anchor.start - top);
    }
    before.current = {
      view,
      order,
      drawn: rows.items.map(({ key, start, end }) => ({ id: key, start, end })),
    };
  });
}
