import type { Timeline, TimelineNode } from '../timeline/timeline';
import type { ActionsOfBlock } from './actionPictures';
import type { Picture } from './picture';
import type { Shelf } from './shelf';

/** One picture in the run's order, and the item that it is shown for. */
export interface SequencedPicture {
  artifactId: string;
  itemId: string;
  /** Milliseconds since 1970. */
  takenMs: number | null;
}

/**
 * The pictures that are some item's own, each once, in order of time. Actions and thoughts come before the blocks around
 * them: a block is in the order only with a picture that no item inside it has.
 */
export function sequenceOf(
  { nodes }: Timeline,
  afterOf: (index: number) => Picture | null,
): readonly SequencedPicture[] {
  const taken = new Set<string>();
  const found: SequencedPicture[] = [];
  const take = (node: TimelineNode, index: number) => {
    const after = afterOf(index);
    if (!after || after.archived || after.how === 'descendant' || taken.has(after.artifactId)) return false;
    taken.add(after.artifactId);
    found.push({ artifactId: after.artifactId, itemId: node.id, takenMs: after.takenMs });
    return true;
  };
  const pictured = new Uint8Array(nodes.length);
  // From the end, so that what is inside a block is taken before the block itself.
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index] as TimelineNode;
    const inside = pictured[index] === 1;
    const isPart = node.kind === 'iteration' || node.kind === 'branch' || node.status === 'ghost';
    if ((inside || (!isPart && take(node, index))) && node.parent >= 0) pictured[node.parent] = 1;
  }
  const order = new Map(nodes.map(({ id }, index) => [id, index]));
  const place = (one: SequencedPicture) => order.get(one.itemId) ?? 0;
  return found.sort((a, b) => (a.takenMs ?? 0) - (b.takenMs ?? 0) || place(a) - place(b));
}

/** Artifact id → id of the node that it is a picture of: what “nearest earlier picture, from #3” names. */
export function ownersOf(
  { nodes }: Timeline,
  shelf: Shelf,
  actionsAt: (index: number) => ActionsOfBlock,
): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const [index, node] of nodes.entries()) {
    if (node.kind === 'thought') {
      for (const { artifact_id: id } of shelf.ofThought(node.thought.thought_id)) owners.set(id, node.id);
    }
    if (node.kind !== 'block' || !node.block) continue;
    for (const { artifact_id: id } of shelf.ofTask(node.block.task_id)) owners.set(id, node.id);
    for (const { artifact_id: id } of shelf.ofBlock(node.block.workflow_run_block_id))
      owners.set(id, node.id);
    for (const [actionId, { picture }] of actionsAt(index).pictures) {
      if (picture) owners.set(picture.artifact_id, actionId);
    }
  }
  return owners;
}
