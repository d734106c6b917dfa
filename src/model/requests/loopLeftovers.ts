import { childrenOf } from '../timeline/walk';
import type { BlockNode, IterationNode, Timeline } from '../timeline/timeline';

/** What a loop did with its values, for a rerun of those that are still to do. */
export interface LoopLeftovers {
  loopId: string;
  label: string | null;
  /** Values as sent, in order. */
  done: readonly unknown[];
  failed: readonly unknown[];
  notReached: readonly unknown[];
  /** The run parameter that holds the values; null where they come from elsewhere: then nothing can be pre-filled. */
  parameter: string | null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The run parameter that a loop goes over: named by its definition, directly or as `{{ name }}`. */
function parameterOf({ definition }: BlockNode): string | null {
  const reference = definition?.raw['loop_variable_reference'];
  if (typeof reference === 'string') {
    const named = /^\s*(?:\{\{)?\s*([A-Za-z_]\w*)\s*(?:\}\})?\s*$/.exec(reference)?.[1];
    if (named) return named;
  }
  const over = definition?.raw['loop_over'];
  if (!isObject(over) || over['parameter_type'] !== 'workflow') return null;
  return typeof over['key'] === 'string' ? over['key'] : null;
}

const isDone = ({ status }: IterationNode): boolean => status === 'completed' || status === 'skipped';
const isUnreached = ({ status }: IterationNode): boolean => status === 'ghost' || status === null;

/**
 * For every loop over values that left some undone: its values by what came of them, outermost loops only (an inner
 * loop's values depend on where the outer one stands). Empty where every value was done.
 */
export function loopLeftovers(timeline: Timeline): LoopLeftovers[] {
  const found: LoopLeftovers[] = [];
  const { nodes } = timeline;
  let index = 0;
  for (let node = nodes[index]; node; node = nodes[index]) {
    if (node.kind !== 'block' || node.blockType !== 'for_loop' || !node.block || node.retried) {
      index++;
      continue;
    }
    const iterations = childrenOf(timeline, index).flatMap((child) => {
      const inner = nodes[child];
      return inner?.kind === 'iteration' && inner.value !== undefined ? [inner] : [];
    });
    const values = (keep: (iteration: IterationNode) => boolean) =>
      iterations.filter(keep).map(({ value }) => value);
    const done = values(isDone);
    if (done.length < iterations.length) {
      found.push({
        loopId: node.id,
        label: node.label,
        done,
        failed: values((iteration) => !isDone(iteration) && !isUnreached(iteration)),
        notReached: values(isUnreached),
        parameter: parameterOf(node),
      });
    }
    index = node.end;
  }
  return found;
}
