import { expandedOf, type TreeView } from './window/treeView';

/** What a key asks of the tree: go to a row, fold or unfold items, go on to the details, or nothing. */
export type TreeMove =
  | { type: 'go'; row: number }
  | { type: 'fold'; ids: readonly string[]; fold: boolean }
  | { type: 'details' };

/**
 * What a key means at a row of the tree (WAI-ARIA tree pattern); null for keys that are not the tree's. `page` is the
 * number of rows that a page holds. Keys that would leave the tree stay where they are.
 */
export function treeMove(key: string, view: TreeView, row: number, page: number): TreeMove | null {
  const last = view.rows.length - 1;
  const go = (to: number): TreeMove => ({ type: 'go', row: Math.max(0, Math.min(to, last)) });
  const index = view.rows[row] ?? -1;
  const node = view.timeline.nodes[index];
  if (!node) return null;
  const expanded = expandedOf(view, index);
  switch (key) {
    case 'ArrowDown':
      return go(row + 1);
    case 'ArrowUp':
      return go(row - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(last);
    case 'PageDown':
      return go(row + Math.max(1, page - 1));
    case 'PageUp':
      return go(row - Math.max(1, page - 1));
    case 'ArrowRight':
      if (expanded === false) return { type: 'fold', ids: [node.id], fold: false };
      return go(expanded ? row + 1 : row);
    case 'ArrowLeft':
      if (expanded) return { type: 'fold', ids: [node.id], fold: true };
      return go(view.rowOf[node.parent] ?? row);
    case '*':
      return { type: 'fold', ids: siblingIds(view, index), fold: false };
    case 'Enter':
      return { type: 'details' };
    case ' ':
      return go(row);
    default:
      return null;
  }
}

/** The folded items among a node and its siblings. */
function siblingIds(view: TreeView, index: number): string[] {
  const { nodes } = view.timeline;
  const parent = nodes[index]?.parent ?? -1;
  const ids: string[] = [];
  const end = parent < 0 ? nodes.length : (nodes[parent]?.end ?? 0);
  for (let at = parent + 1; at < end; at = nodes[at]?.end ?? end) {
    const node = nodes[at];
    if (node && expandedOf(view, at) === false) ids.push(node.id);
  }
  return ids;
}
