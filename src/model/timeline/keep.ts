import type { Timeline, TimelineNode } from './timeline';

/**
 * Replaces every node that says the same as the one with its id in the Timeline before by that one, so that what is
 * drawn from it need not be drawn again. Where only its place changed, the item inside keeps its identity.
 */
export function keepUnchanged(nodes: TimelineNode[], { nodes: before, byId }: Timeline): void {
  for (const [index, node] of nodes.entries()) {
    const old = before[byId.get(node.id) ?? -1];
    if (old?.kind !== node.kind) continue;
    keepItem(node, old);
    if (isSameNode(node, old)) nodes[index] = old;
  }
}

function keepItem(node: TimelineNode, old: TimelineNode): void {
  if (node.kind === 'action' && old.kind === 'action') {
    if (isEqual(node.action, old.action)) node.action = old.action;
  } else if (node.kind === 'block' && old.kind === 'block') {
    if (isEqual(node.block, old.block)) node.block = old.block;
    if (isEqual(node.definition, old.definition)) node.definition = old.definition;
  } else if (node.kind === 'thought' && old.kind === 'thought') {
    if (isEqual(node.thought, old.thought)) node.thought = old.thought;
  } else if (node.kind === 'iteration' && old.kind === 'iteration') {
    if (isEqual(node.value, old.value)) node.value = old.value;
  } else if (node.kind === 'unreadable' && old.kind === 'unreadable') {
    if (isEqual(node.unreadable, old.unreadable)) node.unreadable = old.unreadable;
  }
}

function isSameNode(a: TimelineNode, b: TimelineNode): boolean {
  for (const key of Object.keys(a) as (keyof TimelineNode)[]) if (a[key] !== b[key]) return false;
  return true;
}

/** Equality of JSON. Does not call itself: outputs are as deep as a server sends them. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const pairs: object[] = [a, b];
  while (pairs.length > 0) {
    const y = pairs.pop() as Record<string, unknown>;
    const x = pairs.pop() as Record<string, unknown>;
    if (Array.isArray(x) !== Array.isArray(y)) return false;
    const keys = Object.keys(x);
    if (keys.length !== Object.keys(y).length) return false;
    for (const key of keys) {
      const left = x[key];
      const right = y[key];
      if (left === right || Object.is(left, right)) continue;
      if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null)
        return false;
      pairs.push(left, right);
    }
  }
  return true;
}
