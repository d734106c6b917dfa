import type { RichRun } from '~/skyvern/richRun';
import type { Run } from '~/skyvern/run';
import type { BlockNode, Timeline, TimelineNode } from '../timeline/timeline';

/** What one block of a run gave. */
export interface BlockOutput {
  /** Node id; null where the run's output names a block that the timeline does not hold. */
  itemId: string | null;
  label: string;
  blockType: string | null;
  status: string | null;
  /** “#3 of 8 · INV-20417 …”: the iterations it ran in, outermost first; empty outside of loops. */
  iterations: readonly number[];
  value: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A block's output as the run's own answer writes it: the timeline wraps a text in `{"value": …}`.
 * Everything else comes back as it is; null means that the block gave nothing or only something empty.
 */
export function outputOf(output: unknown): unknown {
  if (!isObject(output)) return output;
  const keys = Object.keys(output);
  return keys.length === 1 && typeof output['value'] === 'string' ? output['value'] : output;
}

/**
 * The outputs of all blocks in order of execution, each execution of a loop's blocks by itself, partial ones of runs that
 * failed too. Blocks whose output only the run's answer holds (a task v2 inside an agent) come last; blocks without
 * output are left out.
 */
export function blockOutputs(
  run: Run,
  timeline: Timeline | null,
  rich: RichRun | null = null,
): BlockOutput[] {
  const found: BlockOutput[] = [];
  const named = new Set<string>();
  for (const node of timeline?.nodes ?? []) {
    if (node.kind !== 'block' || !node.block) continue;
    if (node.label !== null) named.add(`${node.label}_output`);
    const value = outputOf(node.block.output);
    if (value === null || value === undefined) continue;
    found.push({
      itemId: node.id,
      label: node.label ?? node.id,
      blockType: node.blockType,
      status: node.status,
      iterations: timeline ? iterationsAround(timeline, node) : [],
      value,
    });
  }
  const outputs = run.output ?? rich?.outputs ?? null;
  if (!isObject(outputs) || run.run_type !== 'workflow_run') return found;
  for (const [key, value] of Object.entries(outputs)) {
    if (!key.endsWith('_output') || named.has(key) || value === null) continue;
    const label = key.slice(0, -'_output'.length);
    found.push({ itemId: null, label, blockType: null, status: null, iterations: [], value });
  }
  return found;
}

function iterationsAround({ nodes }: Timeline, node: BlockNode): number[] {
  const around: number[] = [];
  for (let at: TimelineNode | undefined = nodes[node.parent]; at; at = nodes[at.parent]) {
    if (at.kind === 'iteration') around.unshift(at.index);
  }
  return around;
}
