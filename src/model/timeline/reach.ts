import type { BlockDefinition } from '~/skyvern/agent';
import type { TimelineItem } from '~/skyvern/timeline';
import { indexDefinition, type DefinitionIndex, type Level } from './definition';

/** What the run reached of the agent's definition. */
export interface Reach {
  index: DefinitionIndex | null;
  /** Blocks of a list that the run never reached, those that only one branch leads to apart. In order of definition. */
  unreached: (level: Level, branch?: { conditional: string; at: number }) => BlockDefinition[];
}

/** Label of the block that the server adds inside a code block to repair it; no definition has it. */
const SELF_HEAL = 'Self-heal recovery';

const NOTHING: Reach['unreached'] = () => [];

/**
 * Compares what ran with what is defined. Nothing counts as unreached where the definition cannot be this run's:
 * the run holds a block that it does not define (the agent was edited since), or a planner made the blocks as it went.
 */
export function reachOf(
  items: readonly TimelineItem[],
  definition: readonly BlockDefinition[] | null,
): Reach {
  if (!definition || definition.length === 0) return { index: null, unreached: NOTHING };
  const index = indexDefinition(definition);
  const ran = whatRan(items);
  const own = ran.runOfLabel((label) => index.byLabel.has(label));
  const innerRuns = [...ran.runs].filter((run) => run !== own).length;
  const planned = [...index.levelOf.keys()].filter((block) => block.block_type === 'task_v2');
  const reached = new Set(ran.labels.keys());
  // A task v2 block is replaced by the items of its own run: that such a run is there says it was reached.
  for (const block of planned.slice(0, innerRuns)) reached.add(block.label ?? '');

  const foreign = [...ran.labels].some(
    ([label, runs]) => !index.byLabel.has(label) && label !== SELF_HEAL && (own === null || runs.has(own)),
  );
  if ((foreign || ran.thoughts) && planned.length === 0) return { index, unreached: NOTHING };
  if (own !== null && foreign) return { index, unreached: NOTHING };
  return {
    index,
    unreached: (level, branch) =>
      level.blocks.filter(({ label }) => {
        if (label === null || reached.has(label)) return false;
        const owner = level.owners.get(label);
        return branch ? owner?.conditional === branch.conditional && owner.branch === branch.at : !owner;
      }),
  };
}

/** Labels of the blocks that ran, with the runs they ran in. */
function whatRan(items: readonly TimelineItem[]) {
  const labels = new Map<string, Set<string | null>>();
  const runs = new Set<string>();
  let thoughts = false;
  const seen = new Set<TimelineItem>();
  const pending = items.slice();
  for (let item = pending.pop(); item; item = pending.pop()) {
    if (seen.has(item)) continue;
    seen.add(item);
    for (const child of item.children) pending.push(child);
    if (item.type === 'thought') {
      thoughts = true;
      if (item.thought.workflow_run_id) runs.add(item.thought.workflow_run_id);
    }
    if (item.type !== 'block') continue;
    const { label, workflow_run_id: run } = item.block;
    if (run) runs.add(run);
    if (label === null) continue;
    const at = labels.get(label);
    if (at) at.add(run);
    else labels.set(label, new Set([run]));
  }
  const runOfLabel = (matches: (label: string) => boolean): string | null => {
    for (const [label, at] of labels) {
      const run = matches(label) ? [...at][0] : null;
      if (run) return run;
    }
    return null;
  };
  return { labels, runs, thoughts, runOfLabel };
}
