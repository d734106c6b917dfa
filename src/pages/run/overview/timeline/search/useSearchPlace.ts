import { useLayoutEffect, useRef } from 'react';
import { nearestRow, type TreeView } from '../window/treeView';
import type { Selection } from '../../../workspace/selection';
import type { RowWindow } from '../window/useRowWindow';

interface Place {
  /** The first row that was on screen, and how far its top stood under the top of the window. */
  rowId: string | null;
  below: number;
  selectedId: string | null;
}

export interface SearchPlace {
  /** Called before the first letter or filter: notes where the reader is. */
  note: () => void;
  /** The reader chose an item among what was found: clearing then stays with it. */
  chose: () => void;
}

/**
 * Clearing a search gives back the place and the selection there were before it, unless the reader chose an item
 * among what was found by hand: then that item is shown where it stands.
 */
export function useSearchPlace(
  active: boolean,
  view: TreeView,
  rows: RowWindow,
  { selectedId, explicit, select }: Selection,
): SearchPlace {
  const before = useRef<Place | null>(null);
  const chosen = useRef(false);
  const wasActive = useRef(active);
  useLayoutEffect(() => {
    const ended = wasActive.current && !active;
    wasActive.current = active;
    const place = before.current;
    if (!ended) return;
    before.current = null;
    const rowOf = (id: string | null) => {
      const index = id === null ? undefined : view.timeline.byId.get(id);
      return index === undefined ? -1 : nearestRow(view, index);
    };
    if (!place || chosen.current) {
      const row = rowOf(selectedId);
      if (row >= 0) rows.show(row);
      return;
    }
    if (place.selectedId !== (explicit ? selectedId : null)) select(place.selectedId, 'key');
    const row = rowOf(place.rowId);
    if (row >= 0) rows.place(row, place.below);
  });
  return {
    note: () => {
      if (active) return;
      chosen.current = false;
      const top = rows.top();
      const first = rows.items.find((item) => item.end > top);
      before.current = {
        rowId: first?.key ?? null,
        below: first ? first.start - top : 0,
        selectedId: explicit ? selectedId : null,
      };
    },
    chose: () => {
      chosen.current = true;
    },
  };
}
