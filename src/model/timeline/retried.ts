import { isLoop } from './loops';
import type { ActionNode, BlockNode, TimelineNode } from './timeline';

const SELF_HEAL = 'Self-heal recovery';

/**
 * Marks what a later try did again: all of an earlier attempt of the run; a block that ran once more beside itself (code
 * that gave up, then the agent); an action whose type a later try of its step repeats; failed actions of a code block
 * that a recovery block repaired. What is inside a retried node is retried too.
 */
export function markRetried(nodes: readonly TimelineNode[]): void {
  let lastAttempt = 1;
  for (const node of nodes) if (node.attempt > lastAttempt) lastAttempt = node.attempt;
  markBlocks(nodes, lastAttempt);
  markActions(nodes);
  for (const node of nodes) {
    if (nodes[node.parent]?.retried) node.retried = true;
  }
}

/** From the end: a block that follows with the same label under the same parent is the later try. */
function markBlocks(nodes: readonly TimelineNode[], lastAttempt: number): void {
  const later = new Map<string, BlockNode>();
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index] as TimelineNode;
    if (node.status === 'ghost') continue;
    if (node.attempt < lastAttempt) node.retried = true;
    if (node.kind !== 'block' || node.label === null) continue;
    const parent = nodes[node.parent];
    // Without an iteration between them, the blocks of a loop repeat by nature.
    if (parent?.kind === 'block' && isLoop(parent.blockType)) continue;
    const key = `${node.parent} ${node.label}`;
    const again = later.get(key);
    if (!again) later.set(key, node);
    else if (node.status !== 'completed' || node.attempt < again.attempt) node.retried = true;
    if (node.label === SELF_HEAL && node.status === 'completed' && parent?.kind === 'block') {
      markRepaired(nodes, node.parent);
    }
  }
}

function markRepaired(nodes: readonly TimelineNode[], code: number): void {
  const end = nodes[code]?.end ?? 0;
  for (let index = code + 1; index < end; index++) {
    const node = nodes[index];
    if (node?.kind === 'action' && node.parent === code && node.status === 'failed') node.retried = true;
  }
}

/** A step that is tried again has the same number and another id, and the actions of both tries stay. */
function markActions(nodes: readonly TimelineNode[]): void {
  let index = 0;
  while (index < nodes.length) {
    const first = index;
    const parent = nodes[first]?.parent;
    let repeats = false;
    let before: ActionNode | null = null;
    for (; index < nodes.length; index++) {
      const node = nodes[index] as TimelineNode;
      if (node.kind !== 'action' || node.parent !== parent) break;
      // Tries of a step follow each other.
      if (before && before.action.step_order === node.action.step_order) {
        repeats ||= before.action.step_id !== node.action.step_id;
      }
      before = node;
    }
    if (repeats) markTries(nodes, first, index);
    if (index === first) index++;
  }
}

/** From the last action on: one whose type a later try of its step has too was redone. */
function markTries(nodes: readonly TimelineNode[], first: number, end: number): void {
  const lastTry = new Map<string, string>();
  for (let index = end - 1; index >= first; index--) {
    const node = nodes[index];
    if (node?.kind !== 'action') continue;
    const { step_id: step, step_order: order, task_id: task, action_type: type } = node.action;
    if (step === null || order === null) continue;
    const key = `${task ?? ''} ${order} ${type}`;
    const last = lastTry.get(key);
    if (last === undefined) lastTry.set(key, step);
    else if (last !== step) node.retried = true;
  }
}
