import { withoutKeys } from './connection';

/**
 * Why an assistant gave no answer, or none to its end:
 * `wrong-url` no http(s) address · `not-allowed` this page's own policy does not let it reach that host · `mixed` a page on
 * https may not ask an http address · `offline` this machine is · `unreachable` nobody answers · `cors` somebody does, but
 * does not open its answers to this page · `refused` key missing or wrong · `no-model` it has no such model · `missing`
 * nothing stands at the address · `too-long` the question is · `invalid` it refuses the question · `busy` ask later ·
 * `server` it failed · `garbled` it answers as something else · `broken` the answer broke off · `silent` nothing came any
 * more · `stopped` the reader stopped it.
 */
export type AssistantProblem =
  | 'wrong-url'
  | 'not-allowed'
  | 'mixed'
  | 'offline'
  | 'unreachable'
  | 'cors'
  | 'refused'
  | 'no-model'
  | 'missing'
  | 'too-long'
  | 'invalid'
  | 'busy'
  | 'server'
  | 'garbled'
  | 'broken'
  | 'silent'
  | 'stopped';

/** The only error that asking an assistant throws. Its texts hold no key. */
export class AssistantError extends Error {
  override name = 'AssistantError';
  readonly kind: AssistantProblem;
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  /** The assistant's own words, at most 400 characters; null when it said nothing. */
  readonly detail: string | null;

  constructor(
    kind: AssistantProblem,
    { status = null, detail = null }: { status?: number | null; detail?: string | null } = {},
  ) {
    const said = detail === null ? null : withoutKeys(detail).slice(0, 400);
    super(said ?? kind);
    this.kind = kind;
    this.status = status;
    this.detail = said;
  }
}

/** The error that an answer of 300 or more stands for. */
export function refusalOf(status: number, body: string): AssistantError {
  const detail = saidIn(body);
  const known = { status, detail };
  // Names of codes differ from one server to the next, so its words count as well.
  const words = `${codeIn(body)} ${detail ?? ''}`;
  if (status === 401 || status === 403) return new AssistantError('refused', known);
  if (/context_length|context length|maximum context|too many tokens|too long/i.test(words) || status === 413)
    return new AssistantError('too-long', known);
  if (
    /model/i.test(words) &&
    (status === 404 || /not[_ ]found|does not exist|unknown|not loaded|no such/i.test(words))
  )
    return new AssistantError('no-model', known);
  if (status === 404 || status === 405 || status === 410) return new AssistantError('missing', known);
  if (status === 429 || status === 402 || status === 425) return new AssistantError('busy', known);
  return new AssistantError(status >= 500 ? 'server' : status >= 400 ? 'invalid' : 'missing', known);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** The words of an error body in any of the shapes that OpenAI-compatible servers use; null for pages and nothing. */
export function saidIn(body: string): string | null {
  const text = body.trim();
  const answer = parsed(text);
  if (!isObject(answer))
    return !text || text.startsWith('<') ? null : typeof answer === 'string' ? answer : text;
  const { error, detail, message } = answer;
  const said = isObject(error) ? error['message'] : (error ?? detail ?? message);
  return typeof said === 'string' && said.trim() ? said.trim() : null;
}

function codeIn(body: string): string {
  const answer = parsed(body);
  const error = isObject(answer) ? answer['error'] : null;
  return isObject(error)
    ? [error['code'], error['type']].filter((word) => typeof word === 'string').join(' ')
    : '';
}
