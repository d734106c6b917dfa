import type { Violation } from '../scene/answers';

type Check = (value: unknown, loc: string[]) => Violation | null;

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fails = (
  type: string,
  msg: string,
  loc: string[],
  input: unknown,
  ctx?: Record<string, unknown>,
): Violation => ({
  type,
  loc,
  msg,
  input,
  ...(ctx ? { ctx } : {}),
});

const dict: Check = (value, loc) =>
  isObject(value) ? null : fails('dict_type', 'Input should be a valid dictionary', loc, value);
const text: Check = (value, loc) =>
  typeof value === 'string' ? null : fails('string_type', 'Input should be a valid string', loc, value);
const flag: Check = (value, loc) =>
  typeof value === 'boolean' ? null : fails('bool_type', 'Input should be a valid boolean', loc, value);
const integer: Check = (value, loc) =>
  Number.isInteger(value) || (typeof value === 'string' && /^-?\d+$/.test(value))
    ? null
    : fails('int_type', 'Input should be a valid integer', loc, value);
const positive: Check = (value, loc) =>
  integer(value, loc) ??
  (Number(value) >= 1
    ? null
    : fails('greater_than_equal', 'Input should be greater than or equal to 1', loc, value, { ge: 1 }));
const texts: Check = (value, loc) => {
  const notDict = dict(value, loc);
  if (notDict) return notDict;
  const bad = Object.entries(value as object).find(([, entry]) => typeof entry !== 'string');
  return bad ? fails('string_type', 'Input should be a valid string', [...loc, bad[0]], bad[1]) : null;
};
const address: Check = (value, loc) => {
  const notText = text(value, loc);
  if (notText) return notText;
  if (/^https?:\/\/[^\s/]+/.test(value as string)) return null;
  const error = 'relative URL without a base';
  return fails('url_parsing', `Input should be a valid URL, ${error}`, loc, value, { error });
};
const oneOf =
  (...words: string[]): Check =>
  (value, loc) => {
    if (words.includes(String(value))) return null;
    const expected = words.map((word) => `'${word}'`).join(' or ');
    return fails('enum', `Input should be ${expected}`, loc, value, { expected });
  };

const BROWSER_FIELDS: Record<string, Check> = {
  browser_session_id: text,
  browser_profile_id: text,
  start_fresh_browser: flag,
  max_screenshot_scrolls: integer,
  extra_http_headers: texts,
  cdp_connect_headers: texts,
  browser_address: text,
};

/** Fields of a run of an agent, in the order in which the server looks at them. */
export const AGENT_RUN_FIELDS: Record<string, Check> = {
  parameters: dict,
  title: text,
  webhook_url: address,
  totp_url: address,
  totp_identifier: text,
  ...BROWSER_FIELDS,
  max_elapsed_time_minutes: positive,
  ai_fallback: flag,
  run_with: oneOf('agent', 'code'),
  run_metadata: texts,
};

/** Fields of a task. */
export const TASK_FIELDS: Record<string, Check> = {
  prompt: text,
  url: text,
  engine: oneOf(
    'skyvern-1.0',
    'skyvern-2.0',
    'skyvern-3.0',
    'openai-cua',
    'anthropic-cua',
    'ui-tars',
    'yutori-navigator',
  ),
  title: text,
  error_code_mapping: dict,
  max_steps: positive,
  webhook_url: address,
  totp_identifier: text,
  totp_url: address,
  ...BROWSER_FIELDS,
};

/** What is wrong with the fields of a body; null counts as absent. */
export function violationsOf(body: Record<string, unknown>, fields: Record<string, Check>): Violation[] {
  const found: Violation[] = [];
  for (const [name, check] of Object.entries(fields)) {
    const value = body[name];
    if (value === undefined || value === null) continue;
    const violation = check(value, ['body', name]);
    if (violation) found.push(violation);
  }
  return found;
}
