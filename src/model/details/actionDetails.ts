import type { Action } from '~/skyvern/timeline';
import { humanise } from '../timeline/humanise';
import type { ActionNode } from '../timeline/timeline';
import { DetailsBuilder, type ItemDetails } from './details';

const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value : null);

/** `input “Payment date”`: tag and visible words of the element acted on, as far as the snapshot tells. */
export function elementWords(action: Action): string | null {
  const data = action.skyvern_element_data;
  if (!data) return null;
  const attributes = data['attributes'];
  const attribute = (name: string): string | null =>
    attributes && typeof attributes === 'object' ? textOf(Reflect.get(attributes, name)) : null;
  const named =
    textOf(data['text']) ??
    attribute('aria-label') ??
    attribute('placeholder') ??
    attribute('name') ??
    attribute('title') ??
    attribute('id');
  const sent = textOf(data['tagName']);
  if (!sent && !named) return null;
  const tag = sent ?? 'element';
  return named ? `${tag} “${named.trim().slice(0, 120)}”` : tag;
}

/** What an input was for: “Payment date · required · date”. */
function fieldWords(context: Record<string, unknown> | null): [words: string | null, format: string | null] {
  if (!context) return [null, null];
  const parts = [textOf(context['field'])];
  if (context['is_required'] === true) parts.push('required');
  if (context['is_search_bar'] === true) parts.push('search');
  if (context['is_location_input'] === true) parts.push('location');
  if (context['is_date_related'] === true) parts.push('date');
  if (context['is_text_captcha'] === true) parts.push('CAPTCHA');
  const words = parts.filter((part) => part !== null).join(' · ');
  return [words || null, textOf(context['date_format'])];
}

/** Everything known of one action: why, with what, on which element, with what result, when. */
export function actionDetails(node: ActionNode): ItemDetails {
  const { action } = node;
  const [field, format] = fieldWords(action.input_or_select_context);
  const option = action.option;
  const chosen = option ? (textOf(option['label']) ?? textOf(option['value'])) : null;
  const index = option && typeof option['index'] === 'number' ? `option ${option['index'] + 1}` : null;
  const element = elementWords(action);
  const page = textOf(action.skyvern_element_data?.['page_url']);
  const step =
    action.step_order === null
      ? null
      : `${action.step_order + 1}${action.action_order === null ? '' : ` · action ${action.action_order + 1}`}`;
  const intention = textOf(action.input_or_select_context?.['intention']);
  const details = new DetailsBuilder()
    .text('Why', action.reasoning)
    .text('Intention', action.intention ?? intention)
    .text('Description', action.description?.replace(/^task_v3 /, ''))
    .text('Thought of the click', textOf(action.click_context?.['thought']))
    .text('Data goal', action.data_extraction_goal)
    .text('Answer', action.response === action.text ? null : action.response);
  for (const error of action.errors)
    details.text(
      error.error_code ? `Error ${error.error_code}` : 'Error',
      error.reasoning ?? error.error_code,
      'bad',
    );
  return details
    .fact('Text', action.text, 'mono')
    .fact('Option', chosen, 'mono', index)
    .fact('Checked', action.is_checked === null ? null : action.is_checked ? 'yes' : 'no')
    .fact('File', action.file_name, 'mono')
    .fact('File address', action.file_url, 'mono')
    .fact('Downloaded', action.downloaded_files.join(', '), 'mono')
    .fact('Field', field, 'text', format)
    .fact('Element', element ?? action.element_id, 'text', element === null ? null : action.element_id)
    .link('Page before', page)
    .fact('Confidence', action.confidence_float === null ? null : action.confidence_float.toFixed(2))
    .fact('Status', humanise(action.status), 'text', node.retried ? 'redone by a later try' : null)
    .fact('Verified', action.action_type === 'complete' ? (action.verified ? 'yes' : 'no') : null)
    .fact('Ran from', action.created_by === 'script' ? 'generated code' : null)
    .fact('Step', step)
    .time('Started', action.started_at)
    .time('Finished', action.finished_at ?? action.created_at)
    .duration('Took', node.durationMs, node.durationApprox)
    .fact('Action id', action.action_id, 'mono')
    .fact('Replays', action.source_action_id, 'mono')
    .fact('Step id', action.step_id, 'mono')
    .fact('Task id', action.task_id, 'mono')
    .fact('Picture id', action.screenshot_artifact_id, 'mono')
    .fact('XPath', action.xpath ?? textOf(action.skyvern_element_data?.['xpath']), 'mono')
    .value('Output', action.output)
    .value('Verification code', action.totp_timing_info)
    .value('Element', action.skyvern_element_data)
    .build(action);
}
