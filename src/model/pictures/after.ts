import type { Timeline, TimelineNode } from '../timeline/timeline';
import { actionsOfBlock, pictureAfter, type ActionsOfBlock } from './actionPictures';
import { pictureAtEnd, pictureAtStart } from './blockPictures';
import type { Picture } from './picture';
import { pictureOf, type Shelf } from './shelf';

/** Answers by node index, computed once each. */
export interface Afters {
  /** The picture of the page after the item (for a thought: what it saw), archived ones included; null where none is. */
  afterOf: (index: number) => Picture | null;
  actionsAt: (index: number) => ActionsOfBlock;
  /** Whether the node holds more than actions of its own. */
  isContainer: (index: number) => boolean;
}

/** Finds the picture after each item of the timeline. */
export function aftersOf(timeline: Timeline, shelf: Shelf): Afters {
  const { nodes, totals } = timeline;
  const found = new Map<number, Picture | null>();
  const actionsIn = new Map<number, ActionsOfBlock>();

  const actionsAt = (index: number): ActionsOfBlock => {
    let actions = actionsIn.get(index);
    if (!actions) actionsIn.set(index, (actions = actionsOfBlock(timeline, index, shelf)));
    return actions;
  };

  const isContainer = (index: number): boolean => {
    const node = nodes[index] as TimelineNode;
    if (node.kind === 'iteration' || node.kind === 'branch') return true;
    const last = nodes[node.end - 1];
    return (
      node.kind === 'block' && node.end > index + 1 && !(last?.kind === 'action' && last.parent === index)
    );
  };

  const afterOf = (index: number): Picture | null => {
    const known = found.get(index);
    if (known !== undefined) return known;
    const node = nodes[index] as TimelineNode;
    const picture = isContainer(index) ? ofContainer(node, index) : ofItem(node, index);
    found.set(index, picture);
    return picture;
  };

  return { afterOf, actionsAt, isContainer };

  function ofItem(node: TimelineNode, index: number): Picture | null {
    if (node.status === 'ghost') return null;
    if (node.kind === 'action') return pictureAfter(node, actionsAt(node.parent), shelf);
    if (node.kind === 'block') return pictureAtEnd(node, actionsAt(index), shelf);
    if (node.kind !== 'thought') return null;
    const seen = shelf.ofThought(node.thought.thought_id);
    const [first] = seen;
    // Scrolled parts, or one for each open tab: all of them are what it saw.
    return first ? { ...pictureOf(first, 'own'), parts: seen.map(({ artifact_id: id }) => id) } : null;
  }

  /** Loops, conditionals, iterations and branches show the item inside that says most. */
  function ofContainer(node: TimelineNode, index: number): Picture | null {
    if (node.status === 'ghost') return null;
    const at = tellingItem(node, index);
    const inside = at === null ? null : afterOf(at);
    if (inside && at !== null) {
      return { ...inside, how: 'descendant', fromItem: inside.fromItem ?? nodes[at]?.id ?? null };
    }
    return node.kind === 'block' ? pictureAtStart(node, shelf) : null;
  }

  /** The first failure inside a failed container, else its last item with a picture; null where nothing has one. */
  function tellingItem(node: TimelineNode, index: number): number | null {
    const inside = (at: number) => at > index && at < node.end;
    const failed = node.status === 'completed' ? undefined : totals.failures.find(inside);
    if (failed !== undefined && afterOf(failed)) return failed;
    for (let at = node.end - 1; at > index; at--) {
      // What holds this item would only repeat its picture.
      if (!isContainer(at) && afterOf(at)) return at;
    }
    return null;
  }
}
