import type { BlockDefinition } from '~/skyvern/agent';
import type { Action, Block, Thought, Unreadable } from '~/skyvern/timeline';
import type { Branch } from './branches';
import type {
  ActionNode,
  BlockNode,
  BranchNode,
  IterationNode,
  ThoughtNode,
  UnreadableNode,
} from './timeline';

/** Where a new node stands. */
export interface Place {
  id: string;
  parent: number;
  depth: number;
  end: number;
  attempt: number;
}

// Every field is written out in the same order: objects made by spreading are several times slower to make and to read,
// and a run has tens of thousands of them. Ends, times and rolled-up statuses are settled when all nodes are there.

export const thoughtNode = ({ id, parent, depth, end, attempt }: Place, thought: Thought): ThoughtNode => ({
  kind: 'thought',
  id,
  parent,
  depth,
  end,
  status: null,
  startMs: thought.created_at,
  endMs: null,
  durationMs: null,
  durationApprox: false,
  retried: false,
  attempt,
  thought,
});

export const actionNode = (
  { id, parent, depth, end, attempt }: Place,
  action: Action,
  number: number,
): ActionNode => ({
  kind: 'action',
  id,
  parent,
  depth,
  end,
  status: action.status,
  startMs: null,
  endMs: null,
  durationMs: null,
  durationApprox: false,
  retried: false,
  attempt,
  action,
  number,
});

export const blockNode = (
  { id, parent, depth, end, attempt }: Place,
  block: Block | null,
  definition: BlockDefinition | null,
  status: string | null,
  continuedOn: boolean,
  isFinally: boolean,
): BlockNode => ({
  kind: 'block',
  id,
  parent,
  depth,
  end,
  status,
  startMs: block?.created_at ?? null,
  endMs: null,
  durationMs: null,
  durationApprox: false,
  retried: false,
  attempt,
  block,
  blockType: block?.block_type ?? definition?.block_type ?? '',
  label: block ? block.label : (definition?.label ?? null),
  definition,
  continuedOn,
  isFinally,
});

export const iterationNode = (
  { id, parent, depth, end, attempt }: Place,
  index: number,
  of: number | null,
  value: unknown,
  status: string | null,
): IterationNode => ({
  kind: 'iteration',
  id,
  parent,
  depth,
  end,
  status,
  startMs: null,
  endMs: null,
  durationMs: null,
  durationApprox: false,
  retried: false,
  attempt,
  index,
  of,
  value,
});

export const branchNode = ({ id, parent, depth, end, attempt }: Place, branch: Branch): BranchNode => ({
  kind: 'branch',
  id,
  parent,
  depth,
  end,
  status: branch.taken ? null : 'ghost',
  startMs: null,
  endMs: null,
  durationMs: null,
  durationApprox: false,
  retried: false,
  attempt,
  word: branch.word,
  expression: branch.expression,
  description: branch.description,
  taken: branch.taken,
});

export const unreadableNode = (
  { id, parent, depth, end, attempt }: Place,
  unreadable: Unreadable,
): UnreadableNode => ({
  kind: 'unreadable',
  id,
  parent,
  depth,
  end,
  status: null,
  startMs: null,
  endMs: null,
  durationMs: null,
  durationApprox: false,
  retried: false,
  attempt,
  unreadable,
});
