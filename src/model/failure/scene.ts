import type { BlockDefinition } from '~/skyvern/agent';
import type { RichRun } from '~/skyvern/richRun';
import type { Run } from '~/skyvern/run';
import type { Step } from '~/skyvern/task';
import type { ActionNode, BlockNode, Timeline, TimelineNode } from '../timeline/timeline';
import { childrenOf } from '../timeline/walk';
import type { Verdict } from './analysis';

/** All that the rules look at. What a server does not give is null or empty, and costs the rules that need it. */
export interface Scene {
  run: Run;
  rich: RichRun | null;
  timeline: Timeline;
  definition: readonly BlockDefinition[] | null;
  /** Steps by task id. */
  steps: ReadonlyMap<string, readonly Step[]>;
}

/** What a rule found. */
export interface Finding {
  verdict: Verdict;
  /** Index of the node; null when the rule names none. */
  index: number | null;
  rule: string;
  exception?: string | null;
  /** Items that other rules point at, best first, this one included. */
  suspects?: readonly Suspect[];
}

export interface Suspect {
  index: number;
  rule: string;
}

/** An action with its place among the nodes. */
export interface Acted {
  index: number;
  node: ActionNode;
}

/** The block's own actions in order; those of blocks inside it are not among them. */
export function actionsOf(timeline: Timeline, block: number): Acted[] {
  return childrenOf(timeline, block).flatMap((index) => {
    const node = timeline.nodes[index];
    return node?.kind === 'action' ? [{ index, node }] : [];
  });
}

/** Statuses of a block that did not come to its end well. */
const FAILED: ReadonlySet<string | null> = new Set(['failed', 'terminated', 'timed_out']);

export const isFailed = ({ status }: TimelineNode): boolean => FAILED.has(status);

/** A block that ran: no ghost of the definition. */
export const ran = (
  node: TimelineNode | undefined,
): node is BlockNode & { block: NonNullable<BlockNode['block']> } =>
  node?.kind === 'block' && node.block !== null;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() ? value : null;
