import { withoutKeys } from './connection';

/**
 * What went wrong, as far as a reader's next step depends on it:
 * `offline` nobody answered · `timeout` not in time · `refused` key missing, wrong or expired · `missing` no such thing, or
 * no such route on this server · `invalid` the server refuses what was asked · `busy` ask later · `server` it failed ·
 * `garbled` an answer that cannot be read · `aborted` nobody waits for it any more.
 */
export type ErrorKind =
  | 'offline'
  | 'timeout'
  | 'refused'
  | 'missing'
  | 'invalid'
  | 'busy'
  | 'server'
  | 'garbled'
  | 'aborted';

interface Facts {
  kind: ErrorKind;
  method: string;
  path: string;
  status?: number | null;
  detail?: string | null;
  waitMs?: number | null;
  at?: string | null;
  body?: string | null;
}

/** The only error that asking the server throws. Its texts hold no key. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly kind: ErrorKind;
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  readonly method: string;
  /** Path and query below the API base. */
  readonly path: string;
  /** How long the server asks to wait, in milliseconds; null when it does not say. */
  readonly waitMs: number | null;
  /** The server's own words; for `garbled` what is wrong with the answer; null when nothing was said. */
  readonly detail: string | null;
  /** `garbled`: path of the field, or the position in the text; null when the whole answer is wrong. */
  readonly at: string | null;
  /** `garbled`: how the answer begins, at most 4,000 characters. */
  readonly body: string | null;

  constructor({
    kind,
    method,
    path,
    status = null,
    detail = null,
    waitMs = null,
    at = null,
    body = null,
  }: Facts) {
    const said = detail === null ? null : withoutKeys(detail);
    super(said ?? `${method} ${withoutKeys(path)}: ${status ?? kind}`);
    this.kind = kind;
    this.status = status;
    this.method = method;
    this.path = withoutKeys(path);
    this.waitMs = waitMs;
    this.detail = said;
    this.at = at;
    this.body = body === null ? null : withoutKeys(body.slice(0, 4_000));
  }
}

/** Any thrown value as an `ApiError`: what is not one came from this page and says so in its message. */
export const asApiError = (error: unknown): ApiError =>
  error instanceof ApiError
    ? error
    : new ApiError({
        kind: 'garbled',
        method: '',
        path: '',
        detail: error instanceof Error ? error.message : String(error),
      });

/** The server, or something in front of it, has no such thing or no such route. */
export const isMissing = (error: unknown): boolean => error instanceof ApiError && error.kind === 'missing';

/** Whether the same question may well be answered a moment later. */
export const isTransient = (error: unknown): boolean =>
  error instanceof ApiError && ['offline', 'timeout', 'busy', 'server', 'garbled'].includes(error.kind);
