import type { BlockDefinition } from '~/skyvern/agent';
import type { Action, Block, Thought, Unreadable } from '~/skyvern/timeline';

/** What a row of the timeline is. `ghost` is no kind but a status: a block defined and never reached. */
export type NodeKind = 'thought' | 'block' | 'action' | 'iteration' | 'branch' | 'unreadable';

interface NodeBase {
  /**
   * `ot_…`, `wrb_…`, `act_…`, or derived and stable between polls: `<wrb_ of loop>#<0-based index>` for an iteration,
   * `<wrb_ of conditional>?<branch id or index>` for a branch, `ghost:<label path>` for a block that was never reached,
   * `unreadable:<own id or path>`. A repeated id gets the suffix `~2`, `~3` …: both are kept.
   */
  id: string;
  /** Index of the parent in `nodes`; −1 at the top. */
  parent: number;
  /** 0 at the top. */
  depth: number;
  /** Index after the last descendant: `nodes.slice(i + 1, nodes[i].end)` is what is inside. */
  end: number;
  /**
   * The server's word, or `ghost` (never reached, branch not taken), or `interrupted` (left `running` by a final run);
   * null where the server says none (thoughts). Iterations and branches are rolled up from what they hold.
   */
  status: string | null;
  /** Milliseconds since 1970; null where unknown. */
  startMs: number | null;
  endMs: number | null;
  /** Milliseconds; null where neither server nor content tells. */
  durationMs: number | null;
  /** The duration is computed from times that are only an upper bound (row writes), so it is shown with “≈”. */
  durationApprox: boolean;
  /** A later try redid this item, so it is no failure of the run. */
  retried: boolean;
  /** Attempt of the run (server-side retries); 1 where unknown. */
  attempt: number;
}

export interface ThoughtNode extends NodeBase {
  kind: 'thought';
  thought: Thought;
}
export interface BlockNode extends NodeBase {
  kind: 'block';
  /** null for a ghost: then `definition` is set. */
  block: Block | null;
  blockType: string;
  label: string | null;
  /** The agent's definition of this block, by label; null where the definition is not known. */
  definition: BlockDefinition | null;
  /** Effective continue-on-failure: the block's own flag or that of a loop it runs in. */
  continuedOn: boolean;
  /** It is the agent's “finally” block: it runs after the end and never is what ended the run. */
  isFinally: boolean;
}
export interface ActionNode extends NodeBase {
  kind: 'action';
  action: Action;
  /** 1-based position in its block, in order of execution. */
  number: number;
}
export interface IterationNode extends NodeBase {
  kind: 'iteration';
  /** 0-based, as `current_index`. */
  index: number;
  /** Planned iterations; null for a while loop. */
  of: number | null;
  /** The loop value (JSON as sent), or undefined where there is none (while loop). */
  value: unknown;
}
export interface BranchNode extends NodeBase {
  kind: 'branch';
  /** 'If' | 'Else if' | 'Else' */
  word: string;
  expression: string | null;
  description: string | null;
  taken: boolean;
}
export interface UnreadableNode extends NodeBase {
  kind: 'unreadable';
  unreadable: Unreadable;
}

export type TimelineNode = ThoughtNode | BlockNode | ActionNode | IterationNode | BranchNode | UnreadableNode;

/**
 * The run's items as one flat pre-ordered list: parents before children, siblings in order of execution (oldest first).
 * Built once per changed answer, never changed after; an unchanged node keeps its identity from one build to the next.
 */
export interface Timeline {
  nodes: readonly TimelineNode[];
  byId: ReadonlyMap<string, number>;
  totals: TimelineTotals;
  /** Whether the run was over when this was built: a ghost is then “never reached”, before that “not reached yet”. */
  final: boolean;
}

export interface TimelineTotals {
  /** Action items, `wait` and retried ones included. */
  actions: number;
  thoughts: number;
  /** Blocks that completed, of `blocksAll` executed blocks and ghosts; iterations and branches are not counted. */
  blocksDone: number;
  blocksAll: number;
  /**
   * Indices of the failures in order of execution, each counted once where it happened: a failed action that no later
   * try redid (never a `wait`), or a failed, terminated or timed-out block with no such item inside.
   */
  failures: readonly number[];
}

export interface TimelineContext {
  /** Whether the run is over (see `isFinal`). */
  final: boolean;
  runStatus: string;
  /** The agent's blocks, for ghosts, branches and definitions; null where the server does not give them. */
  definition: readonly BlockDefinition[] | null;
  finallyLabel: string | null;
  /** The Timeline before this answer: unchanged nodes keep their identity. */
  previous: Timeline | null;
}
