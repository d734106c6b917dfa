import type { Action } from '~/skyvern/timeline';
import { codeDigit } from '../timeline/actionWords';
import { isObject, textOf } from './scene';

const elementOf = ({ skyvern_element_data: data }: Action): Record<string, unknown> | null => data;

function attribute(data: Record<string, unknown>, name: string): string | null {
  const attributes = data['attributes'];
  return isObject(attributes) ? textOf(attributes[name]) : null;
}

/** Attributes that name an element on its page, best first. `unique_id` and element ids are new on every look. */
const NAMES = ['name', 'id', 'aria-label', 'placeholder', 'data-testid', 'title', 'href', 'value'] as const;

/**
 * What stays the same about an element from one look at the page to the next: its tag and name, else its text, else
 * its place. Null for an action without an element.
 */
export function elementKey(action: Action): string | null {
  const data = elementOf(action);
  const tag = (data && textOf(data['tagName'])?.toLowerCase()) ?? null;
  if (!data || tag === null) return null;
  const text = textOf(data['text'])?.trim().slice(0, 200);
  // What a link or button says names it better than where it leads: "Next page" leads elsewhere each time.
  if (text && tag !== 'input' && tag !== 'select' && tag !== 'textarea') return `${tag} ${text}`;
  for (const name of NAMES) {
    const value = attribute(data, name);
    if (value !== null) return `${tag} ${name}=${value}`;
  }
  const xpath = textOf(data['xpath']) ?? action.xpath;
  return xpath === null ? null : `${tag} ${xpath}`;
}

const ENTERING: ReadonlySet<string> = new Set([
  'input_text',
  'paste_text',
  'select_option',
  'checkbox',
  'upload_file',
]);

/** Whether the action puts something into a field. The digits of a code, typed one by one, are one entry. */
export const enters = (action: Action): boolean =>
  ENTERING.has(action.action_type) && (codeDigit(action) ?? 1) === 1;

/** Whether the action types into a field, which a page can refuse. */
export const types = (action: Action): boolean =>
  (action.action_type === 'input_text' || action.action_type === 'paste_text') && codeDigit(action) === null;

/**
 * How surely the action sends a form: 2 by the element's own type, 1 for a button or the Enter key, 0 otherwise.
 * A button without a type may or may not be one.
 */
export function submits(action: Action): 0 | 1 | 2 {
  if (action.action_type === 'keypress') return 1;
  if (action.action_type !== 'click') return 0;
  const data = elementOf(action);
  if (!data) return 0;
  const tag = textOf(data['tagName'])?.toLowerCase();
  const type = attribute(data, 'type')?.toLowerCase();
  if ((tag === 'button' || tag === 'input') && (type === 'submit' || type === 'image')) return 2;
  if (tag === 'button' && type !== 'button' && type !== 'reset') return 1;
  return tag === 'a' || type === 'button' || attribute(data, 'role') === 'button' ? 1 : 0;
}

/** Actions that look, move about or judge, without doing anything that could be repeated in vain. */
const LOOKING: ReadonlySet<string> = new Set([
  'scroll',
  'hover',
  'move',
  'wait',
  'null_action',
  'switch_tab',
]);

/** Whether the action only looks or moves about. */
export const looks = (action: Action): boolean => LOOKING.has(action.action_type);

/** Actions whose type alone says what for. */
const SELF_SAID: ReadonlySet<string> = new Set([
  'complete',
  'extract',
  'go_back',
  'reload_page',
  'solve_captcha',
]);

/**
 * The same for two actions that do the same thing to the same element for the same purpose; null where that cannot be
 * told. What is typed or chosen belongs to the purpose.
 */
export function purposeKey(action: Action): string | null {
  const { action_type: type } = action;
  if (LOOKING.has(type) || codeDigit(action) !== null) return null;
  const element = elementKey(action);
  const purpose = action.intention ?? action.data_extraction_goal ?? '';
  if (element === null && !SELF_SAID.has(type)) return null;
  const value = action.text ?? textOf(action.option?.['label']) ?? textOf(action.option?.['value']) ?? '';
  return [type, element ?? '', purpose, value].join('\n');
}

/** Actions that can lead to another page. */
const LEADING: ReadonlySet<string> = new Set([
  'click',
  'close_page',
  'execute_js',
  'go_back',
  'go_forward',
  'goto_url',
  'input_text',
  'keypress',
  'left_mouse',
  'new_tab',
  'reload_page',
  'select_option',
  'switch_tab',
]);

export const canLead = (action: Action): boolean => LEADING.has(action.action_type);
