import { stringifyExact } from '~/json';
import type { Action, Block, Thought } from '~/skyvern/timeline';
import { isSecretName, MASK, redactDeep } from '../redact';
import type { TimelineNode } from '../timeline/timeline';
import { isObject, textOf } from './scene';

const timeOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** Whether an action typed into a field for secrets, by the field's type or names. */
function typesSecret({ skyvern_element_data: data }: Action): boolean {
  const attributes = isObject(data?.['attributes']) ? data['attributes'] : {};
  if (textOf(attributes['type'])?.toLowerCase() === 'password') return true;
  return ['name', 'id', 'autocomplete'].some((name) => isSecretName(textOf(attributes[name]) ?? ''));
}

function actionFields(action: Action): Record<string, unknown> {
  const data = action.skyvern_element_data;
  const attributes = isObject(data?.['attributes']) ? data['attributes'] : {};
  const secret = typesSecret(action);
  const typed = (text: string | null) => (secret && text !== null ? MASK : text);
  return {
    action_id: action.action_id,
    action_type: action.action_type,
    status: action.status,
    reasoning: action.reasoning,
    intention: action.intention,
    text: typed(action.text),
    response: typed(action.response),
    option: action.option,
    file_name: action.file_name,
    confidence: action.confidence_float,
    verified: action.action_type === 'complete' ? action.verified : null,
    errors: action.errors,
    output: action.output,
    element: data && {
      tag: data['tagName'],
      text: data['text'],
      name: attributes['name'],
      href: attributes['href'],
      value: secret ? null : attributes['value'],
    },
    page_before: data?.['page_url'],
    step: action.step_order,
    started_at: timeOf(action.started_at),
    finished_at: timeOf(action.finished_at ?? action.created_at),
  };
}

const blockFields = (block: Block): Record<string, unknown> => ({
  workflow_run_block_id: block.workflow_run_block_id,
  block_type: block.block_type,
  label: block.label,
  status: block.status,
  failure_reason: block.failure_reason,
  error_codes: block.error_codes,
  url: block.url,
  final_url: block.final_url,
  navigation_goal: block.navigation_goal,
  data_extraction_goal: block.data_extraction_goal,
  complete_criterion: block.complete_criterion,
  terminate_criterion: block.terminate_criterion,
  prompt: block.prompt,
  instructions: block.instructions,
  current_value: block.current_value,
  engine: block.engine,
  output: block.output,
  created_at: timeOf(block.created_at),
});

const thoughtFields = (thought: Thought): Record<string, unknown> => ({
  thought_id: thought.thought_id,
  thought_type: thought.thought_type,
  thought_scenario: thought.thought_scenario,
  observation: thought.observation,
  thought: thought.thought,
  answer: thought.answer,
  output: thought.output,
  model: thought.last_llm_model,
  created_at: timeOf(thought.created_at),
});

function fieldsOf(node: TimelineNode): Record<string, unknown> {
  switch (node.kind) {
    case 'action':
      return actionFields(node.action);
    case 'block':
      return node.block ? blockFields(node.block) : { label: node.label, status: node.status };
    case 'thought':
      return thoughtFields(node.thought);
    case 'iteration':
      return { iteration: node.index + 1, of: node.of, value: node.value, status: node.status };
    case 'branch':
      return { branch: node.word, expression: node.expression, taken: node.taken };
    case 'unreadable':
      return { unreadable: node.unreadable.path, reason: node.unreadable.reason };
  }
}

const says = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** A JSON text that says where it was cut. */
export function cutText(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}\n… ${text.length - most} more characters`;
}

/** What an item is and did, as JSON for a report: the telling fields that have a value, secrets masked, cut at `most`. */
export function itemJson(node: TimelineNode, most: number): string {
  const fields = Object.fromEntries(Object.entries(fieldsOf(node)).filter(([, value]) => says(value)));
  return cutText(stringifyExact(redactDeep(fields), 2), most);
}
