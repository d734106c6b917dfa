import { equalJson } from '~/json/equalJson';
import type { BlockDefinition } from '~/skyvern/agent';
import type { Action, BlockItem, ThoughtItem, TimelineItem, Unreadable } from '~/skyvern/timeline';
import { branchesFor, type Branch } from './branches';
import { isLoop, iterationsOf, type IterationItems } from './loops';
import {
  actionNode,
  blockNode,
  branchNode,
  iterationNode,
  thoughtNode,
  unreadableNode,
  type Place,
} from './nodes';
import { actionsInOrder, isUnreadable, itemsInOrder } from './order';
import { reachOf, type Reach } from './reach';
import type { TimelineContext, TimelineNode } from './timeline';
import { unreadableId } from './unreadable';
import { loopValueAt, plannedIterations, valueText } from './values';

/** Something that becomes one node, before it is known where it stands. */
type Entry =
  | TimelineItem
  | { type: 'action'; action: Action; number: number }
  | (IterationItems & { loop: BlockItem; ghosts: readonly BlockDefinition[] })
  | { type: 'unreached iteration'; loop: BlockItem; index: number }
  | { type: 'branch'; branch: Branch; of: string; ghosts: readonly BlockDefinition[] }
  | { type: 'ghost'; definition: BlockDefinition };

/** Statuses of a loop that ended before its values did. */
const STOPPED: ReadonlySet<string | null> = new Set([
  'failed',
  'terminated',
  'timed_out',
  'canceled',
  'running',
]);

/**
 * The run's items in pre-order, each once: parents before children, siblings oldest first, and between them what the
 * server does not send as items: iterations, branches, and blocks that were defined and not reached.
 * Ends, statuses of what was made here, and durations are filled in later. An item that is met again (a list that holds
 * itself), and one that stands twice in its list and says the same, is one.
 */
export function unfold(
  items: readonly TimelineItem[],
  context: TimelineContext,
): { nodes: TimelineNode[]; byId: Map<string, number> } {
  const nodes: TimelineNode[] = [];
  const byId = new Map<string, number>();
  const seen = new Set<TimelineItem>();
  /** By node index: the item that the node was made of. */
  const madeOf: (TimelineItem | undefined)[] = [];
  const ghostsShown = new Set<BlockDefinition>();
  /** By node index: whether failures inside it are continued on. */
  const continued: boolean[] = [];
  const reach = reachOf(items, context.definition);
  const stack: { entry: Entry; parent: number }[] = [];

  const push = (entries: readonly Entry[], parent: number) => {
    for (let i = entries.length - 1; i >= 0; i--) stack.push({ entry: entries[i] as Entry, parent });
  };
  /** Where the next node stands; it has to be added before another is placed. */
  const place = (wanted: string, parent: number, attempt?: number): Place => {
    const above = nodes[parent];
    return {
      id: byId.has(wanted) ? freeId(wanted, byId) : wanted,
      parent,
      depth: above ? above.depth + 1 : 0,
      end: nodes.length + 1,
      attempt: attempt ?? above?.attempt ?? 1,
    };
  };
  const add = (node: TimelineNode): number => {
    const index = nodes.length;
    nodes.push(node);
    byId.set(node.id, index);
    continued.push(continued[node.parent] ?? false);
    return index;
  };

  push([...itemsInOrder(items), ...ghosts(rootGhosts(items, reach, context))], -1);
  moveFinallyBehindGhosts(stack, context.finallyLabel);
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { entry, parent } = next;
    switch (entry.type) {
      case 'thought':
      case 'block':
      case 'unreadable':
        if (seen.has(entry) || isCopy(entry, parent)) break;
        seen.add(entry);
        madeOf[nodes.length] = entry;
        if (entry.type === 'thought') addThought(entry, parent);
        else if (entry.type === 'block') addBlock(entry, parent);
        else addUnreadable(entry, parent);
        break;
      case 'action':
        addAction(entry.action, entry.number, parent);
        break;
      case 'iteration':
        addIteration(entry, parent);
        break;
      case 'unreached iteration':
        addUnreachedIteration(entry.loop, entry.index, parent);
        break;
      case 'branch':
        addBranch(entry, parent);
        break;
      case 'ghost':
        addGhost(entry.definition, parent);
    }
  }
  return { nodes, byId };

  function isCopy(item: TimelineItem, parent: number): boolean {
    const id = idOf(item);
    if (id === null) return false;
    for (let copy = 1, known = byId.get(id); known !== undefined; known = byId.get(`${id}~${++copy}`))
      if (nodes[known]?.parent === parent && equalJson(madeOf[known], item)) return true;
    return false;
  }

  function addThought(item: ThoughtItem, parent: number) {
    const { thought } = item;
    const index = add(thoughtNode(place(thought.thought_id, parent, item.attempt), thought));
    if (item.children.length > 0) push(itemsInOrder(item.children), index);
  }

  function addUnreadable(item: Unreadable, parent: number) {
    const index = add(unreadableNode(place(`unreadable:${unreadableId(item)}`, parent), item));
    push(itemsInOrder(item.children), index);
    addActions(item.actions, index);
  }

  /** A block's actions come first and hold nothing, so most of them need not wait on the stack. */
  function addActions(actions: BlockItem['actions'], parent: number) {
    const inOrder = withoutCopies(actionsInOrder(actions));
    if (inOrder.some(isUnreadable)) {
      push(
        inOrder.map((action, i) =>
          isUnreadable(action) ? action : { type: 'action', action, number: i + 1 },
        ),
        parent,
      );
    } else for (const [i, action] of inOrder.entries()) addAction(action as Action, i + 1, parent);
  }

  function addAction(action: Action, number: number, parent: number) {
    const id = action.action_id ?? `${nodes[parent]?.id ?? ''}!${number}`;
    add(actionNode(place(id, parent), action, number));
  }

  function addBlock(item: BlockItem, parent: number) {
    const { block } = item;
    const definition = (block.label === null ? null : reach.index?.byLabel.get(block.label)) ?? null;
    const goesOn = block.continue_on_failure || definition?.raw['next_loop_on_failure'] === true;
    const status = context.final && block.status === 'running' ? 'interrupted' : block.status;
    const isFinally = parent < 0 && block.label !== null && block.label === context.finallyLabel;
    const at = place(block.workflow_run_block_id, parent, item.attempt);
    const continuedOn = goesOn || (continued[parent] ?? false);
    const index = add(blockNode(at, block, definition, status, continuedOn, isFinally));
    // A loop's flag counts for what runs inside it; any other block's is its own.
    if (isLoop(block.block_type) && goesOn) continued[index] = true;
    if (item.children.length > 0 || definition || block.executed_branch_id !== null)
      push(inside(item, definition, index), index);
    addActions(item.actions, index);
  }

  function inside(item: BlockItem, definition: BlockDefinition | null, index: number): readonly Entry[] {
    const children = itemsInOrder(item.children);
    const { block } = item;
    if (isLoop(block.block_type)) return loopEntries(item, children, definition);
    if (block.block_type !== 'conditional') return children;
    const undecided = block.executed_branch_id === null && children.length === 0;
    if (undecided && !context.final) return [];
    return branchEntries(nodes[index]?.id ?? '', branchesFor(block, definition, children), definition);
  }

  function loopEntries(loop: BlockItem, children: TimelineItem[], definition: BlockDefinition | null) {
    const inside = iterationsOf(loop, children);
    const level = definition ? reach.index?.inside.get(definition) : undefined;
    const missing = level ? unshown(reach.unreached(level)) : [];
    const last = inside.findLast((entry) => entry.type === 'iteration');
    const entries: Entry[] = inside.map((entry) =>
      entry.type === 'iteration' ? { ...entry, loop, ghosts: entry === last ? missing : [] } : entry,
    );
    if (!last) return [...entries, ...ghosts(missing)];
    const planned = plannedIterations(loop.block.loop_values) ?? 0;
    if (!context.final || !STOPPED.has(loop.block.status)) return entries;
    for (let index = last.index + 1; index < planned; index++) {
      entries.push({ type: 'unreached iteration', loop, index });
    }
    return entries;
  }

  function branchEntries(of: string, branches: Branch[], definition: BlockDefinition | null): Entry[] {
    const level = definition ? reach.index?.levelOf.get(definition) : undefined;
    const conditional = definition?.label ?? '';
    return branches.map((branch) => ({
      type: 'branch',
      branch,
      of,
      ghosts: level ? unshown(reach.unreached(level, { conditional, at: branch.at })) : [],
    }));
  }

  function addIteration(entry: Extract<Entry, { type: 'iteration' }>, parent: number) {
    const { index: number, items: inner, loop } = entry;
    const planned = plannedIterations(loop.block.loop_values);
    const of = planned === null ? null : Math.max(planned, number + 1);
    const value = loopValueAt(loop.block.loop_values, number) ?? valueAsText(inner);
    const at = place(`${nodes[parent]?.id ?? ''}#${number}`, parent);
    const index = add(iterationNode(at, number, of, value, null));
    push([...inner, ...ghosts(entry.ghosts)], index);
  }

  function addUnreachedIteration(loop: BlockItem, number: number, parent: number) {
    const { loop_values: values } = loop.block;
    const at = place(`${nodes[parent]?.id ?? ''}#${number}`, parent);
    add(iterationNode(at, number, plannedIterations(values), loopValueAt(values, number), 'ghost'));
  }

  function addBranch(entry: Extract<Entry, { type: 'branch' }>, parent: number) {
    const { branch, of } = entry;
    const index = add(branchNode(place(`${of}?${branch.key}`, parent), branch));
    push([...branch.items, ...ghosts(entry.ghosts)], index);
  }

  function addGhost(definition: BlockDefinition, parent: number) {
    const path = reach.index?.levelOf.get(definition)?.path ?? '';
    const { label, block_type: blockType } = definition;
    const isFinally = parent < 0 && label !== null && label === context.finallyLabel;
    const at = place(`ghost:${path}${label ?? ''}`, parent);
    const index = add(blockNode(at, null, definition, 'ghost', false, isFinally));
    const level = reach.index?.inside.get(definition);
    if (level) push(ghosts(unshown(reach.unreached(level))), index);
    else if (blockType === 'conditional') {
      push(branchEntries(nodes[index]?.id ?? '', branchesFor(null, definition, []), definition), index);
    }
  }

  function unshown(definitions: readonly BlockDefinition[]): BlockDefinition[] {
    const left = definitions.filter((definition) => !ghostsShown.has(definition));
    for (const definition of left) ghostsShown.add(definition);
    return left;
  }
}

const idOf = (item: TimelineItem): string | null =>
  item.type === 'block'
    ? item.block.workflow_run_block_id
    : item.type === 'thought'
      ? item.thought.thought_id
      : null;

/** Actions, of which each that says the same as an earlier one of its id is left out. */
function withoutCopies(actions: BlockItem['actions']): BlockItem['actions'] {
  const first = new Map<string, Action>();
  return actions.filter((action) => {
    if (isUnreadable(action) || action.action_id === null) return true;
    const known = first.get(action.action_id);
    if (known === undefined) first.set(action.action_id, action);
    return known === undefined || !equalJson(known, action);
  });
}

const ghosts = (definitions: readonly BlockDefinition[]): Entry[] =>
  definitions.map((definition) => ({ type: 'ghost', definition }));

/** The agent's own blocks that were not reached; none for an empty answer, which has its own sentence. */
function rootGhosts(
  items: readonly TimelineItem[],
  reach: Reach,
  context: TimelineContext,
): BlockDefinition[] {
  // A completed run reached all that its way led to: what is left there is a definition that changed since.
  if (items.length === 0 || !reach.index || context.runStatus === 'completed') return [];
  return reach.unreached(reach.index.root);
}

/** The agent's “finally” block ran last, so it stays last: what was not reached comes before it. */
function moveFinallyBehindGhosts(
  stack: { entry: Entry; parent: number }[],
  finallyLabel: string | null,
): void {
  if (finallyLabel === null) return;
  const at = stack.findIndex(({ entry }) => entry.type === 'block' && entry.block.label === finallyLabel);
  const found = stack[at];
  if (!found || stack[at - 1]?.entry.type !== 'ghost') return;
  stack.splice(at, 1);
  stack.unshift(found);
}

/** `current_value` of a loop whose values are not known; it is text of the server's own kind, not JSON. */
function valueAsText(items: readonly TimelineItem[]): string | undefined {
  for (const item of items) {
    if (item.type === 'block' && item.block.current_value !== null)
      return valueText(item.block.current_value);
  }
  return undefined;
}

function freeId(wanted: string, taken: ReadonlyMap<string, number>): string {
  let copy = 2;
  while (taken.has(`${wanted}~${copy}`)) copy++;
  return `${wanted}~${copy}`;
}
