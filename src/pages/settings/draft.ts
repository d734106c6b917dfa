import { normalBase, type Connection } from '~/api/connection';

/** The connection as it stands in the fields: texts, empty where nothing is set. */
export interface Draft {
  apiBase: string;
  apiKey: string;
  remember: boolean;
  appUrl: string;
  assistantUrl: string;
  assistantKey: string;
  assistantModel: string;
}

export const draftOf = ({ apiBase, apiKey, remember, appUrl, assistant }: Connection): Draft => ({
  apiBase,
  apiKey: apiKey ?? '',
  remember,
  appUrl: appUrl ?? '',
  assistantUrl: assistant?.url ?? '',
  assistantKey: assistant?.key ?? '',
  assistantModel: assistant?.model ?? '',
});

/** Whether a text is an http(s) address. */
export const isAddress = (text: string): boolean => {
  const trimmed = text.trim();
  return /^https?:\/\//i.test(trimmed) && URL.parse(trimmed) !== null;
};

/** What must be entered otherwise, by field; empty where all is well. */
export function wrongWith(draft: Draft): Partial<Record<keyof Draft, string>> {
  const wrong: Partial<Record<keyof Draft, string>> = {};
  if (draft.apiBase.trim() && !isAddress(draft.apiBase))
    wrong.apiBase = 'Enter an address that begins with http:// or https://, such as http://localhost:8000.';
  if (draft.appUrl.trim() && !isAddress(draft.appUrl))
    wrong.appUrl = 'Enter an address that begins with http:// or https://, such as https://app.example.com.';
  if (draft.assistantUrl.trim() && !isAddress(draft.assistantUrl))
    wrong.assistantUrl = 'Enter an address that begins with http:// or https://, such as https://host/v1.';
  if (draft.assistantUrl.trim() && !draft.assistantModel.trim())
    wrong.assistantModel = 'Enter the name of the model to ask.';
  return wrong;
}

/** The changes that saving a draft makes; what was not touched is left as configured. */
export function patchOf(draft: Draft, connection: Connection): Partial<Connection> {
  const before = draftOf(connection);
  const patch: Partial<Connection> = {};
  if (draft.apiBase !== before.apiBase) patch.apiBase = normalBase(draft.apiBase);
  if (draft.apiKey !== before.apiKey) patch.apiKey = draft.apiKey.trim() || null;
  if (draft.remember !== before.remember) patch.remember = draft.remember;
  if (draft.appUrl !== before.appUrl) patch.appUrl = draft.appUrl.trim();
  const url = draft.assistantUrl.trim().replace(/\/+$/, '');
  if (
    draft.assistantUrl !== before.assistantUrl ||
    draft.assistantKey !== before.assistantKey ||
    draft.assistantModel !== before.assistantModel
  )
    patch.assistant = url
      ? { url, key: draft.assistantKey.trim() || null, model: draft.assistantModel.trim() }
      : null;
  return patch;
}
