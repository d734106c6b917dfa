import { stringifyExact } from '~/json';
import type { ApiRequest } from './apiRequest';

/** A value that a rerun changes. `undefined`: not set. */
interface Change {
  /** `['parameters', 'zip']`, `['webhook_url']` … */
  path: readonly string[];
  was: unknown;
  is: unknown;
}

export interface Rerun {
  request: ApiRequest;
  changes: readonly Change[];
}

/** Fields whose members are told apart: the reader edits them one by one. */
const GROUPS: ReadonlySet<string> = new Set(['parameters', 'extra_http_headers']);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const same = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && stringifyExact(a) === stringifyExact(b));

/** A field that says nothing is not sent: the server then takes its own default. */
const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(isObject(value) && !Object.keys(value).length);

function given(edited: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(edited)) {
    // Inside a group null and the empty text are values: an agent may ask for them.
    const kept =
      GROUPS.has(name) && isObject(value)
        ? Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined))
        : value;
    if (isGiven(kept)) body[name] = kept;
  }
  return body;
}

function changesBetween(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  path: readonly string[],
): Change[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name): Change[] => {
    const was = before[name];
    const is = after[name];
    if (same(was, is)) return [];
    if (!path.length && GROUPS.has(name))
      return changesBetween(isObject(was) ? was : {}, isObject(is) ? is : {}, [name]);
    return [{ path: [...path, name], was, is }];
  });
}

/**
 * The request for an edited rerun, and what it changes against the original.
 *
 * `edited` holds the fields of the body as the reader left them; empty ones are not sent. Without changes the server's
 * own retry (`retryRequest`) runs this run's agent version; the request built here runs the latest.
 */
export function rerun(original: ApiRequest, edited: Readonly<Record<string, unknown>>): Rerun {
  const body = given(edited);
  return { request: { ...original, body }, changes: changesBetween(original.body ?? {}, body, []) };
}
