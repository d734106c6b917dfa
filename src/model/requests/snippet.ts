import { stringifyExact } from '~/json';
import type { ApiRequest } from './apiRequest';
import { curl } from './snippets/curl';
import { powershell } from './snippets/powershell';
import { python } from './snippets/python';
import { typescript } from './snippets/typescript';

export const LANGUAGES = ['curl', 'powershell', 'python', 'typescript'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What stands in a snippet for a key that the reader did not reveal. */
export const KEY_PLACEHOLDER = '<your-api-key>';

/** A request as the writers of the languages take it: everything is text, nothing is left to decide. */
export interface PlainRequest {
  method: string;
  url: string;
  headers: readonly (readonly [name: string, value: string])[];
  /** JSON text, indented; null for none. */
  body: string | null;
}

const writers: Record<Language, (request: PlainRequest) => string> = { curl, powershell, python, typescript };

/**
 * The request as a program that sends it: the body arrives byte for byte as `bodyText` gives it, in every language.
 *
 * `baseUrl` is the server's address, with or without a slash at its end. `key` null shows a placeholder.
 */
export function snippet(
  request: ApiRequest,
  language: Language,
  { baseUrl, key }: { baseUrl: string; key: string | null },
): string {
  return writers[language]({
    method: request.method,
    url: baseUrl.replace(/\/+$/, '') + request.path,
    headers: [...Object.entries(request.headers), ['x-api-key', key ?? KEY_PLACEHOLDER]],
    body: bodyText(request),
  });
}

/** The JSON that is sent, indented, with every digit of its numbers; null for a request without a body. */
export const bodyText = ({ body }: ApiRequest): string | null => (body ? stringifyExact(body, 2) : null);
