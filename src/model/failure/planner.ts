import { thoughtText } from '../timeline/thoughtWords';
import type { ThoughtNode, Timeline } from '../timeline/timeline';
import { broughtNothing, wasAskedForData } from './extracted';
import { ran, type Finding, type Suspect } from './scene';

interface Thought {
  index: number;
  node: ThoughtNode;
}

export function thoughtsOf({ nodes }: Timeline): Thought[] {
  return nodes.flatMap((node, index) => (node.kind === 'thought' && !node.retried ? [{ index, node }] : []));
}

/** Runs inside this timeline that a planner drives, told by their thoughts. */
export const plannedRuns = (timeline: Timeline): ReadonlySet<string | null> =>
  new Set(thoughtsOf(timeline).map(({ node }) => node.thought.workflow_run_id));

const saysStop = ({ node }: Thought): boolean => node.thought.output?.['should_terminate'] === true;

function lastRan({ nodes }: Timeline): number | null {
  const found = nodes.findLastIndex((node) => ran(node) && !node.retried && !node.isFinally);
  return found < 0 ? null : found;
}

/** The last block that was to bring data back, if it brought none and nothing after it did. */
function nullResult(timeline: Timeline): Suspect | null {
  const index = timeline.nodes.findLastIndex(
    (node, at) => ran(node) && !node.retried && wasAskedForData(timeline, at),
  );
  if (index < 0 || !broughtNothing(timeline, index)) return null;
  return { index, rule: 'It completed, but what it extracted is null.' };
}

function thoughtWithoutOutput(thoughts: readonly Thought[]): Suspect | null {
  const found = thoughts.findLast(({ node }) => node.thought.output === null);
  return found ? { index: found.index, rule: 'The planner came to no result here.' } : null;
}

/** The first plan that says again what one before it said. */
function repeatedPlan(thoughts: readonly Thought[]): Suspect | null {
  const seen = new Set<string>();
  for (const { index, node } of thoughts) {
    const { answer, thought_type: type } = node.thought;
    if (answer === null || type === 'user_goal_check') continue;
    if (seen.has(answer)) return { index, rule: 'It is the same plan as one before it.' };
    seen.add(answer);
  }
  return null;
}

/**
 * What ended a run that a planner drives, where no failed block did: its decision to stop; else an empty result that
 * fed a plan, a thought that came to nothing, or a plan made twice.
 */
export function plannerFinding(timeline: Timeline, status: string): Finding {
  const thoughts = thoughtsOf(timeline);
  const stop = thoughts.findLast(saysStop);
  const last = thoughts.findLast(({ node }) => node.thought.output !== null);
  const decision: Finding | null = stop
    ? { verdict: 'stopped-by', index: stop.index, rule: 'The planner decided to stop here.' }
    : null;
  if (decision && (status === 'terminated' || stop === last)) return decision;

  const suspects = [nullResult(timeline), thoughtWithoutOutput(thoughts), repeatedPlan(thoughts)].flatMap(
    (one) => one ?? [],
  );
  const [first] = suspects;
  if (first) return { verdict: 'suspect', ...first, suspects };
  if (decision) return decision;
  const block = lastRan(timeline);
  return {
    verdict: 'none',
    index: block ?? thoughts.at(-1)?.index ?? null,
    rule: 'No single item stands out: no block failed, and the planner does not say why it stopped.',
  };
}

/** Whether a thought was still being written when its run ended. */
export const isUnwritten = ({ thought }: ThoughtNode): boolean =>
  thoughtText(thought) === null && thought.output === null;
