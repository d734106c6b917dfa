import { humanise } from '../timeline/humanise';
import type { ThoughtNode } from '../timeline/timeline';
import { DetailsBuilder, type ItemDetails } from './details';

const tokens = (count: number | null): string | null => (count === null ? null : count.toLocaleString('en'));

/** Everything known of one thought: what it saw, thought and answered, by which model, at what cost. */
export function thoughtDetails({ thought }: ThoughtNode): ItemDetails {
  return new DetailsBuilder()
    .text('Saw', thought.observation)
    .text('Thought', thought.thought)
    .text('Answer', thought.answer)
    .text('Asked', thought.user_input)
    .fact('Kind', thought.thought_type ? humanise(thought.thought_type) : null)
    .fact('Scenario', thought.thought_scenario ? humanise(thought.thought_scenario) : null)
    .fact('Model', thought.last_llm_model, 'mono')
    .usd('Cost', thought.thought_cost)
    .fact('Tokens in', tokens(thought.input_token_count))
    .fact('Tokens out', tokens(thought.output_token_count))
    .fact('Tokens of reasoning', tokens(thought.reasoning_token_count))
    .fact('Tokens cached', tokens(thought.cached_token_count))
    .time('Started', thought.created_at)
    .time('Written', thought.modified_at)
    .fact('Thought id', thought.thought_id, 'mono')
    .fact('Task id', thought.task_id, 'mono')
    .value('Output', thought.output)
    .build(thought);
}
