import type { Timeline } from './timeline';

/**
 * The nodes on screen as ascending indices into `timeline.nodes`: all but those inside a folded one and, with `keep`,
 * those whose entry is 0.
 *
 * A folded node is itself a row. Ids that the timeline does not have are ignored: folds outlive the answer they were
 * made on. With `keep` nothing is folded: a match inside a folded node has to be seen, and its ancestors are kept with it.
 */
export function visibleRows(
  { nodes }: Timeline,
  folded: ReadonlySet<string>,
  keep: Uint8Array | null = null,
): Int32Array {
  const rows = new Int32Array(nodes.length);
  let count = 0;
  let index = 0;
  for (let node = nodes[index]; node; node = nodes[index]) {
    const kept = keep === null || keep[index] !== 0;
    if (kept) rows[count++] = index;
    index = keep === null && folded.has(node.id) ? node.end : index + 1;
  }
  return rows.subarray(0, count);
}
