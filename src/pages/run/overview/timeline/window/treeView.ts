import type { Timeline } from '~/model/timeline/timeline';
import { visibleRows } from '~/model/timeline/visibleRows';

/** The rows on screen and what each says of its place in the tree. */
export interface TreeView {
  timeline: Timeline;
  /** Indices into `timeline.nodes`, top row first. */
  rows: Int32Array;
  /** Row of each node; −1 where it is folded away or filtered out. */
  rowOf: Int32Array;
  folded: ReadonlySet<string>;
  siblings: Siblings;
}

/** For each node, among what the filter keeps: children it has, its place among its siblings, and their number. */
interface Siblings {
  children: Int32Array;
  place: Int32Array;
  top: number;
}

/**
 * The view of a timeline: what is folded hides its inside, `keep` (1 for a node that stays) hides what a filter left
 * out. Newest first turns the siblings around at every level; what stands inside an item stays below it.
 */
export function treeView(
  timeline: Timeline,
  folded: ReadonlySet<string>,
  keep: Uint8Array | null,
  order: 'oldest' | 'newest',
): TreeView {
  // What a filter keeps stays foldable: an item and what it stands in are kept together.
  const unfolded = visibleRows(timeline, folded);
  const ascending = keep ? unfolded.filter((index) => keep[index]) : unfolded;
  const rows = order === 'newest' ? newestFirst(timeline, ascending) : ascending;
  const rowOf = new Int32Array(timeline.nodes.length).fill(-1);
  for (let row = 0; row < rows.length; row++) rowOf[rows[row] ?? 0] = row;
  return { timeline, rows, rowOf, folded, siblings: siblingsOf(timeline, keep, order) };
}

function newestFirst({ nodes }: Timeline, rows: Int32Array): Int32Array {
  // `endOf[row]`: the row after the last one inside. A row opens on the stack and is closed by the first one outside.
  const endOf = new Int32Array(rows.length).fill(rows.length);
  const open: number[] = [];
  for (let row = 0; row < rows.length; row++) {
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      if ((rows[row] ?? 0) < (nodes[rows[top] ?? 0]?.end ?? 0)) break;
      endOf[top] = row;
      open.pop();
    }
    open.push(row);
  }
  // A row stands after its parent and after the siblings that follow it in time.
  const turned = new Int32Array(rows.length);
  const placed = new Int32Array(rows.length);
  const parents: number[] = [];
  for (let row = 0; row < rows.length; row++) {
    while (parents.length && (endOf[parents.at(-1) ?? 0] ?? 0) <= row) parents.pop();
    const parent = parents.at(-1);
    const first = parent === undefined ? 0 : (placed[parent] ?? 0) + 1;
    const end = parent === undefined ? rows.length : (endOf[parent] ?? 0);
    const at = first + end - (endOf[row] ?? 0);
    placed[row] = at;
    turned[at] = rows[row] ?? 0;
    parents.push(row);
  }
  return turned;
}

function siblingsOf({ nodes }: Timeline, keep: Uint8Array | null, order: 'oldest' | 'newest'): Siblings {
  const children = new Int32Array(nodes.length);
  const place = new Int32Array(nodes.length);
  let top = 0;
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at];
    if (!node || (keep && !keep[at])) continue;
    place[at] = node.parent < 0 ? ++top : (children[node.parent] = (children[node.parent] ?? 0) + 1);
  }
  if (order === 'newest') {
    for (let at = 0; at < nodes.length; at++) {
      const parent = nodes[at]?.parent ?? -1;
      if (place[at]) place[at] = (parent < 0 ? top : (children[parent] ?? 0)) + 1 - (place[at] ?? 0);
    }
  }
  return { children, place, top };
}

/** The place of a node among its siblings, from 1, and how many they are. */
export function placeOf({ timeline, siblings }: TreeView, index: number): { place: number; of: number } {
  const parent = timeline.nodes[index]?.parent ?? -1;
  return {
    place: siblings.place[index] ?? 1,
    of: parent < 0 ? siblings.top : (siblings.children[parent] ?? 0),
  };
}

/** Whether a node has something inside that the filter keeps; null where not, else whether it is unfolded. */
export function expandedOf({ timeline, siblings, folded }: TreeView, index: number): boolean | null {
  const node = timeline.nodes[index];
  if (!node || !siblings.children[index]) return null;
  return !folded.has(node.id);
}

/** The row of a node, else of the innermost item around it that is on screen; −1 where there is none. */
export function nearestRow({ timeline, rowOf }: TreeView, index: number): number {
  for (let at = index; at >= 0; at = timeline.nodes[at]?.parent ?? -1) {
    const row = rowOf[at] ?? -1;
    if (row >= 0) return row;
  }
  return -1;
}
