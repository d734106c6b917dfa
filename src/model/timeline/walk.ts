import type { BlockNode, Timeline, TimelineNode } from './timeline';

/** Index of the node that holds this one; −1 at the top and for an index the timeline does not have. */
export const parentOf = ({ nodes }: Timeline, index: number): number => nodes[index]?.parent ?? -1;

/** Indices of what holds the node, innermost first; empty at the top. */
export function ancestorsOf({ nodes }: Timeline, index: number): number[] {
  const chain: number[] = [];
  for (let at = nodes[index]?.parent ?? -1; at >= 0; at = nodes[at]?.parent ?? -1) chain.push(at);
  return chain;
}

/** Indices of what the node directly holds, in order; −1 asks for the top level. */
export function childrenOf({ nodes }: Timeline, index: number): number[] {
  const end = index < 0 ? nodes.length : (nodes[index]?.end ?? 0);
  const children: number[] = [];
  for (let at = index + 1; at < end; at = nodes[at]?.end ?? end) children.push(at);
  return children;
}

/** Whether the node at `inner` stands somewhere inside the one at `outer`; a node is not inside itself. */
export const isInside = ({ nodes }: Timeline, inner: number, outer: number): boolean =>
  inner > outer && inner < (nodes[outer]?.end ?? 0);

/** The innermost block that the node is part of, itself included; null at the top of a task v2 run. */
export function blockOf({ nodes }: Timeline, index: number): BlockNode | null {
  for (let node: TimelineNode | undefined = nodes[index]; node; node = nodes[node.parent]) {
    if (node.kind === 'block') return node;
  }
  return null;
}

/**
 * The failure after (`step` 1) or before (−1) the node at `from`, around the ends; −1 starts outside of the list.
 * Null when the run has no failures.
 */
export function nextFailure({ totals }: Timeline, from: number, step: 1 | -1): number | null {
  const { failures } = totals;
  if (step === 1) return failures.find((index) => index > from) ?? failures[0] ?? null;
  return failures.findLast((index) => index < from) ?? failures.at(-1) ?? null;
}
