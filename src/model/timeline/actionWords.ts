import type { Action } from '~/skyvern/timeline';

/** What an action did it with. */
export interface ActionChip {
  text: string;
  kind: 'text' | 'option' | 'file' | 'url';
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** The typed text, chosen option, file or address of an action, as sent (masks too); null where it has none. */
export function actionChip(action: Action): ActionChip | null {
  switch (action.action_type) {
    case 'input_text':
    case 'paste_text':
    case 'verification_code':
    case 'keypress':
      return chip('text', action.text, action.response);
    case 'select_option':
      return chip('option', action.option?.['label'], action.option?.['value'], action.response);
    case 'upload_file':
      return chip('file', action.file_name, action.file_url, action.response);
    case 'download_file':
      return chip('file', action.file_name, ...action.downloaded_files, action.file_url, action.response);
    case 'goto_url':
    case 'new_tab':
      return chip('url', action.response);
    default:
      return chip('text', action.text) ?? (action.download_triggered ? chip('file', action.file_name) : null);
  }
}

function chip(kind: ActionChip['kind'], ...candidates: unknown[]): ActionChip | null {
  const text = candidates.find(isText);
  return text === undefined ? null : { text, kind };
}

/** Why the action was done: reasoning, else intention, else description; null where none was recorded. */
export const actionText = (action: Action): string | null =>
  action.reasoning ?? action.intention ?? plainDescription(action);

/** The description without the mark that one engine puts before it. */
export const plainDescription = ({ description }: Action): string | null => {
  const plain = description?.replace(/^task_v3\s+/, '').trim();
  return plain ? plain : null;
};

/** Position in a code typed digit by digit, 1-based; null for every other action. */
export function codeDigit({ totp_timing_info: timing }: Action): number | null {
  if (timing?.['is_totp_sequence'] !== true) return null;
  const index = timing['action_index'];
  return typeof index === 'number' && Number.isInteger(index) && index >= 0 ? index + 1 : null;
}

/** What a user's own error on the action says, null where it has none. The codes stand in `errors`. */
export const actionFailure = ({ errors }: Action): string | null =>
  errors.find(({ reasoning }) => reasoning !== null)?.reasoning ?? null;
