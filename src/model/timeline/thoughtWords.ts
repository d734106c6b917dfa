import type { Thought } from '~/skyvern/timeline';
import { humanise } from './humanise';
import { valueText } from './values';

const tags: Record<string, string> = {
  plan: 'Decision',
  internal_plan: 'Plan',
  user_goal_check: 'Goal check',
  failure_describe: 'Failure',
  termination: 'Termination',
  metadata: 'Metadata',
};

/** The tag of a thought: “Decision”, or its kind where the server says another. */
export function thoughtTag({ thought_type: type, thought_scenario: scenario }: Thought): string {
  // A summary is stored with the type of a goal check.
  if (scenario === 'summarization') return 'Summary';
  if (type === null) return 'Decision';
  return (Object.hasOwn(tags, type) ? tags[type] : undefined) ?? humanise(type);
}

/**
 * What the thought says: thought, else answer, else observation, else the structured answer as JSON.
 * Null when nothing was written: the row is there before the model answers.
 */
export const thoughtText = (thought: Thought): string | null =>
  thought.thought ??
  thought.answer ??
  thought.observation ??
  (thought.output === null ? null : valueText(thought.output));
