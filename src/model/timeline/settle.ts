import { isLoop } from './loops';
import type { BlockNode, TimelineContext, TimelineNode } from './timeline';
import { plannedIterations } from './values';

/** What the children of a node told about themselves, gathered on the way up. */
interface Inside {
  /** Bit i: a part has status `ROLL_UP[i]`. */
  statuses: number;
  /** A status that is not in the list. */
  other: string | null;
  startMs: number | null;
  endMs: number | null;
  /** The latest end is an upper bound. */
  approx: boolean;
  /** Iterations that hold something. */
  iterations: number;
}

/** Statuses of parts, most telling first: the first one present is that of the whole. */
const ROLL_UP = [
  'running',
  'failed',
  'timed_out',
  'terminated',
  'canceled',
  'interrupted',
  'completed',
  'skipped',
] as const;
const BITS = new Map<string, number>(ROLL_UP.map((status, bit) => [status, 1 << bit]));
const RUNNING = 1;
for (const waiting of ['pending', 'queued', 'created']) BITS.set(waiting, RUNNING);

/**
 * Fills in what only the whole of a subtree tells: its end, the status of iterations, branches and loops, and times.
 * One pass from the last node to the first, so children are settled before their parents.
 */
export function settle(nodes: TimelineNode[], context: TimelineContext): void {
  const insides: (Inside | undefined)[] = [];
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index] as TimelineNode;
    const inside = insides[index];
    switch (node.kind) {
      case 'action':
        settleAction(node);
        break;
      case 'block':
        settleBlock(node, inside, context, nodes);
        break;
      case 'iteration':
      case 'branch':
        if (node.status !== 'ghost') settlePart(node, inside);
        break;
      default:
        break;
    }
    const parent = nodes[node.parent];
    if (!parent) continue;
    if (node.end > parent.end) parent.end = node.end;
    if (node.status !== 'ghost') gather((insides[node.parent] ??= nothing()), node);
  }
}

/** Milliseconds between two moments; a clock that went back gives 0. */
const span = (from: number, to: number): number => Math.max(0, Math.round(to - from));

const nothing = (): Inside => ({
  statuses: 0,
  other: null,
  startMs: null,
  endMs: null,
  approx: false,
  iterations: 0,
});

function gather(inside: Inside, node: TimelineNode): void {
  if (node.startMs !== null && (inside.startMs === null || node.startMs < inside.startMs)) {
    inside.startMs = node.startMs;
  }
  if (node.endMs !== null && (inside.endMs === null || node.endMs > inside.endMs)) {
    inside.endMs = node.endMs;
    inside.approx = node.kind !== 'action' && node.durationApprox;
  }
  if (node.kind === 'action' || node.kind === 'thought') return;
  if (node.kind === 'iteration') inside.iterations++;
  if (node.status === null) return;
  const bit = BITS.get(node.status);
  if (bit === undefined) inside.other ??= node.status;
  else inside.statuses |= bit;
}

function settleAction(node: Extract<TimelineNode, { kind: 'action' }>): void {
  const { started_at: started, finished_at: finished, created_at: written } = node.action;
  node.startMs = started ?? written;
  // The row is written when the action has ended.
  node.endMs = finished ?? written ?? started;
  if (started !== null && finished !== null) node.durationMs = span(started, finished);
}

/** Iterations and branches: the server has no item for them, so all they say comes from what they hold. */
function settlePart(node: TimelineNode, inside: Inside = nothing()): void {
  node.status =
    ROLL_UP.find((_, bit) => inside.statuses & (1 << bit)) ??
    inside.other ??
    (node.kind === 'branch' ? 'completed' : null);
  node.startMs = inside.startMs;
  if (node.status === 'running' || node.status === 'interrupted') return;
  node.endMs = inside.endMs;
  if (inside.startMs === null || inside.endMs === null) return;
  node.durationMs = span(inside.startMs, inside.endMs);
  node.durationApprox = inside.approx;
}

function settleBlock(
  node: BlockNode,
  inside: Inside | undefined,
  context: TimelineContext,
  nodes: readonly TimelineNode[],
): void {
  const { block } = node;
  if (!block) return;
  if (!context.final && isLoop(node.blockType) && stillLoops(node, inside, nodes)) node.status = 'running';
  if (node.status === null || node.status === 'running' || node.status === 'interrupted') return;

  const { created_at: created, modified_at: written, duration } = block;
  const isContainer = isLoop(node.blockType);
  if (node.blockType === 'conditional' || duration === null) {
    // Nothing but the last write to the row says when it ended; for a loop what ran in it says more.
    const end = isContainer ? (inside?.endMs ?? written) : written;
    node.endMs = end;
    node.durationMs = created === null || end === null ? null : span(created, end);
    node.durationApprox = !isContainer || !inside || inside.endMs === null || inside.approx;
    return;
  }
  if (isContainer) {
    // The hidden task that read the loop's values wrote its own duration here.
    node.endMs = inside?.endMs ?? written;
    node.durationMs = created === null || node.endMs === null ? null : span(created, node.endMs);
    node.durationApprox = inside?.approx ?? true;
    return;
  }
  node.durationMs = Math.max(0, Math.round(duration * 1000));
  const byDuration = created === null ? null : created + node.durationMs;
  node.endMs = Math.max(inside?.endMs ?? -Infinity, byDuration ?? -Infinity);
  if (node.endMs === -Infinity) node.endMs = written;
}

/**
 * Whether a loop goes on although the server says it ended. A loop that asked the AI for its values takes the status of
 * that hidden task while its iterations run; it is over when the run went past it or its last planned iteration is.
 */
function stillLoops(node: BlockNode, inside: Inside | undefined, nodes: readonly TimelineNode[]): boolean {
  if (inside && inside.statuses & RUNNING) return true;
  if (node.status !== 'completed' || !node.block?.task_id) return false;
  const after = nodes[node.end];
  const wentPast = after !== undefined && after.parent === node.parent && after.status !== 'ghost';
  if (wentPast) return false;
  const planned = plannedIterations(node.block.loop_values);
  return planned === null || (inside?.iterations ?? 0) < planned;
}
