import type { ApiRequest } from '~/model/requests/apiRequest';
import { rerun } from '~/model/requests/rerun';
import type { Field } from './field';
import { MAX_STEPS_HEADER } from './settingFields';

/** What an edited rerun sends. */
export interface EditedRequest {
  body: Readonly<Record<string, unknown>>;
  /** Sent as a header; null: none. */
  maxSteps: number | null;
}

/**
 * The original request with the values of the form in it. Fields keep the places they had in the body; what the form has
 * no field for stays as it was, and what is empty is not sent.
 */
export function editedRequest(
  original: ApiRequest,
  fields: readonly Field[],
  values: ReadonlyMap<string, unknown>,
): EditedRequest {
  const body = new Map(Object.entries(original.body ?? {}));
  const parameters = new Map(Object.entries((body.get('parameters') as object | undefined) ?? {}));
  let maxSteps: number | null = null;
  for (const { path, id } of fields) {
    const value = values.get(id);
    const [name, member] = path;
    if (name === MAX_STEPS_HEADER) maxSteps = value === undefined ? null : Number(value);
    else if (member === undefined) body.set(name, value);
    else parameters.set(member, value);
  }
  if (parameters.size > 0) body.set('parameters', Object.fromEntries(parameters));
  return { body: rerun(original, Object.fromEntries(body)).request.body ?? {}, maxSteps };
}
