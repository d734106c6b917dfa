import type { Run } from '~/skyvern/run';
import type { BlockNode, Timeline } from '../timeline/timeline';
import { childrenOf } from '../timeline/walk';
import { valueText } from '../timeline/values';
import type { Analysis } from './analysis';
import { blankFields, isEmptyValue } from './emptiness';
import { failedActionIn } from './failedAction';
import { plannedRuns, thoughtsOf } from './planner';
import { nameOf } from './say';
import { actionsOf, isFailed, isObject, ran, type Scene } from './scene';
import { worksWithoutBrowser } from './withoutBrowser';

type Quiet = NonNullable<Analysis['quiet']>;

/** Indices of failed blocks that hold no failed block, in order. What a later try redid is none. */
function innermostFailed({ nodes }: Timeline): number[] {
  const holds = new Uint8Array(nodes.length);
  const found: number[] = [];
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index];
    if (!node) continue;
    const failed = ran(node) && isFailed(node) && !node.retried;
    if (failed && !holds[index]) found.push(index);
    if ((failed || holds[index]) && node.parent >= 0) holds[node.parent] = 1;
  }
  return found.reverse();
}

/** For every node the outermost iteration around it, −1 for none: the unit that a reader of the run thinks in. */
function iterationsAround({ nodes }: Timeline): Int32Array {
  const around = new Int32Array(nodes.length).fill(-1);
  nodes.forEach((node, index) => {
    const outer = around[node.parent] ?? -1;
    around[index] = outer >= 0 ? outer : node.kind === 'iteration' ? index : -1;
  });
  return around;
}

/** How many iterations a loop has: as planned, or as many as there are. */
function iterationsOf(timeline: Timeline, loop: number): number {
  const iterations = childrenOf(timeline, loop).flatMap((at) => {
    const node = timeline.nodes[at];
    return node?.kind === 'iteration' ? [node] : [];
  });
  return Math.max(iterations[0]?.of ?? 0, iterations.filter(({ status }) => status !== 'ghost').length);
}

const plural = (count: number, word: string): string => (count === 1 ? word : `${word}s`);

function partsSentence(timeline: Timeline, failed: readonly number[], around: Int32Array): string {
  const iterations = new Set<number>();
  const loops = new Map<number, number>();
  let outside = 0;
  for (const index of failed) {
    const iteration = around[index] ?? -1;
    if (iteration < 0) {
      outside++;
      continue;
    }
    iterations.add(iteration);
    const loop = timeline.nodes[iteration]?.parent ?? -1;
    if (!loops.has(loop)) loops.set(loop, iterationsOf(timeline, loop));
  }
  const ofIterations = [...loops.values()].reduce((sum, count) => sum + count, 0);
  const blocks = timeline.nodes.filter((node, at) => ran(node) && around[at] === -1).length;
  const said = [
    ...(iterations.size
      ? [`${iterations.size} of ${ofIterations} ${plural(ofIterations, 'iteration')}`]
      : []),
    ...(outside ? [`${outside} of ${blocks} ${plural(blocks, 'block')}`] : []),
  ];
  const first = timeline.nodes[failed[0] ?? -1];
  const planned = ran(first) && !first.continuedOn && plannedRuns(timeline).has(first.block.workflow_run_id);
  return `${said.join(' and ')} failed. ${planned ? 'The planner went on.' : 'The agent was told to continue.'}`;
}

/** The failed action of an agent's block, else the block. */
function innermostItem(timeline: Timeline, index: number, node: BlockNode): number {
  if (!node.block || worksWithoutBrowser(timeline, index, node, node.block)) return index;
  return failedActionIn(timeline, index, [])?.index ?? index;
}

function firstWords(timeline: Timeline, index: number, around: Int32Array): string {
  const iteration = timeline.nodes[around[index] ?? -1];
  const node = timeline.nodes[index];
  if (iteration?.kind === 'iteration') {
    const value = valueText(iteration.value).slice(0, 60);
    return value ? `#${iteration.index + 1} ${value}` : `#${iteration.index + 1}`;
  }
  return node ? nameOf(node, timeline) : '';
}

/** Parts that failed in a run that was told to go on. */
function failedParts({ timeline }: Scene): Quiet | null {
  const failed = innermostFailed(timeline);
  const [first] = failed;
  const node = first === undefined ? undefined : timeline.nodes[first];
  if (first === undefined || !ran(node)) return null;
  const around = iterationsAround(timeline);
  return {
    sentence: partsSentence(timeline, failed, around),
    itemId: timeline.nodes[innermostItem(timeline, first, node)]?.id ?? null,
    linkText: `First: ${firstWords(timeline, first, around)}`,
  };
}

/** What came of a goal that was declared met: the planner's own summary, else what the run gives out. */
function resultAfter(timeline: Timeline, check: number, run: Run): { value: unknown } | null {
  const node = timeline.nodes[check];
  if (node?.kind !== 'thought') return null;
  const summary = thoughtsOf(timeline).find(
    (one) =>
      one.index > check &&
      one.node.thought.task_id === node.thought.task_id &&
      isObject(one.node.thought.output) &&
      'output' in one.node.thought.output,
  );
  if (summary) return { value: summary.node.thought.output?.['output'] };
  return run.run_type === 'task_v2' ? { value: run.output } : null;
}

/** “order_number is null”, naming at most three fields; null where every field of the answer holds something. */
function blankWords(answer: unknown): string | null {
  const blank = blankFields(answer);
  if (!blank.length) return null;
  const names = blank.slice(0, 3).map(({ name }) => name);
  const more = blank.length > 3 ? ` and ${blank.length - 3} more` : '';
  const state = blank.every(({ value }) => value === null) ? 'null' : 'empty';
  return `${names.join(', ')}${more} ${blank.length === 1 ? 'is' : 'are'} ${state}`;
}

/** A goal check that said “done” over an answer with nothing in it. */
function goalInDoubt({ run, timeline }: Scene): Quiet | null {
  const check = thoughtsOf(timeline).findLast(
    ({ node }) => node.thought.output?.['user_goal_achieved'] === true,
  );
  const node = check && timeline.nodes[check.index];
  const result = check && resultAfter(timeline, check.index, run);
  if (!node || !result) return null;
  const what = isEmptyValue(result.value) ? 'the result is empty' : blankWords(result.value);
  return what === null
    ? null
    : { sentence: `The goal was declared met, but ${what}.`, itemId: node.id, linkText: null };
}

/** Where generated code gave up and the AI took over: the action that failed, else the block. */
function fallback({ run, rich, timeline }: Scene): Quiet | null {
  const fell = (script: Run['script_run']) => script?.ai_fallback_triggered === true;
  const { nodes } = timeline;
  const byRun = fell(run.script_run) || fell(rich?.script_run ?? null);
  if (!byRun && !nodes.some((node) => ran(node) && fell(node.block.script_run))) return null;
  const index = nodes.findIndex(
    (node, at) =>
      ran(node) &&
      (isFailed(node) || fell(node.block.script_run)) &&
      (node.block.script_run !== null ||
        actionsOf(timeline, at).some(({ node: { action } }) => action.created_by === 'script')),
  );
  const node = nodes[index];
  if (!node) return { sentence: 'Generated code fell back to the AI.', itemId: null, linkText: null };
  const action = actionsOf(timeline, index).find(
    (one) => one.node.status === 'failed' && one.node.action.action_type !== 'wait',
  );
  return {
    sentence: `Generated code fell back to the AI in ${nameOf(node, timeline)}.`,
    itemId: action?.node.id ?? node.id,
    linkText: null,
  };
}

/**
 * The one quiet line of a completed run, null when nothing is to be said: parts that failed, a goal declared met over
 * an empty answer, code that fell back to the AI. The first that holds.
 */
export const quietLine = (scene: Scene): Quiet | null =>
  failedParts(scene) ?? goalInDoubt(scene) ?? fallback(scene);
