import type { BlockNode, Timeline } from '~/model/timeline/timeline';

/** A Timeline drawn as text: each letter a block, brackets what is inside it. `a(b(c)d)e`. */
export function drawnTree(drawing: string): Timeline {
  const nodes: BlockNode[] = [];
  const open: number[] = [];
  for (const letter of drawing) {
    if (letter === '(') open.push(nodes.length - 1);
    else if (letter === ')') {
      const closed = nodes[open.pop() ?? -1];
      if (closed) closed.end = nodes.length;
    } else nodes.push(block(letter, open.at(-1) ?? -1, open.length, nodes.length));
  }
  const byId = new Map(nodes.map(({ id }, index) => [id, index]));
  const totals = { actions: 0, thoughts: 0, blocksDone: nodes.length, blocksAll: nodes.length, failures: [] };
  return { nodes, byId, totals, final: true };
}

const block = (id: string, parent: number, depth: number, index: number): BlockNode => ({
  kind: 'block',
  id,
  parent,
  depth,
  end: index + 1,
  status: 'completed',
  startMs: null,
  endMs: null,
  durationMs: null,
  durationApprox: false,
  retried: false,
  attempt: 1,
  block: null,
  blockType: 'task',
  label: id,
  definition: null,
  continuedOn: false,
  isFinally: false,
});
