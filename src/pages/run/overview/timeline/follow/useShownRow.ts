import { useLayoutEffect, useRef } from 'react';
import type { Selection } from '../../../workspace/selection';
import type { Follow } from './follow';
import { nearestRow, type TreeView } from '../window/treeView';
import type { RowWindow } from '../window/useRowWindow';

interface ShownRowOptions {
  view: TreeView;
  rows: RowWindow;
  selection: Selection;
  /** The list knows its width: positions mean something. */
  ready: boolean;
  phone: boolean;
  follow: Follow['mode'];
  newestRow: number;
}

/**
 * Scrolls to the row that something chose: a key, a link, the address, or the run opening on it; and, while the
 * timeline follows, to the newest item. A clicked row is under the pointer already and stays there.
 */
export function useShownRow(options: ShownRowOptions): { clicked: (id: string) => void } {
  const { view, rows, selection, ready, phone, follow, newestRow } = options;
  const { selectedId, explicit, reveal } = selection;
  const clicked = useRef<string | null>(null);
  const shown = useRef<string | null>(null);
  const opened = useRef(false);
  // The reader was looking at something else when the run ended: what it opens on from then on must not move it.
  const away = useRef(false);
  useLayoutEffect(() => {
    if (follow !== 'ended') away.current = follow === 'paused';
    if (!ready || selectedId === null) return;
    const wanted = `${reveal} ${selectedId}`;
    if (shown.current === wanted) return;
    const row = nearestRow(view, view.timeline.byId.get(selectedId) ?? -1);
    if (row < 0) return;
    shown.current = wanted;
    const byClick = clicked.current === selectedId;
    clicked.current = null;
    const opening = !opened.current;
    opened.current = true;
    // A phone opens at the top of the page, on the outcome: nothing but the reader moves the document.
    if (byClick || (phone && (opening || !explicit)) || (away.current && !explicit)) return;
    rows.show(row);
  });

  // Rows that grow by themselves (a reason that comes later) push the newest item out just as new ones do, and so does
  // a window that gets lower.
  const followed = useRef<{ view: TreeView; sizes: string } | null>(null);
  useLayoutEffect(() => {
    const last = followed.current;
    const sizes = `${rows.height} ${rows.bottom() - rows.top()}`;
    if (follow !== 'following' || !ready || (last?.view === view && last.sizes === sizes)) return;
    followed.current = { view, sizes };
    if (newestRow >= 0 && !phone) rows.show(newestRow, false);
  });
  return {
    clicked: (id) => {
      clicked.current = id;
    },
  };
}
