import { ApiError, type ErrorKind } from './apiError';

/** The error that an answer of 300 or more stands for, with the server's own words where the body has some. */
export function errorOf(
  response: { status: number; headers: Headers },
  body: string,
  request: { method: string; path: string },
): ApiError {
  const detail = serverWords(body, response.headers.get('content-type') ?? '');
  return new ApiError({
    ...request,
    kind: kindOf(response.status, detail),
    status: response.status,
    detail,
    waitMs: retryAfterMs(response.headers.get('retry-after'), Date.now()),
  });
}

function kindOf(status: number, detail: string | null): ErrorKind {
  if (status === 401 || status === 403 || status === 407) return 'refused';
  // A well-formed key of an organization that is gone is a matter of the key, not of what was asked for.
  if (status === 404) return detail && /^organization not found/i.test(detail) ? 'refused' : 'missing';
  if (status === 405 || status === 410 || status === 501) return 'missing';
  if (status === 408) return 'timeout';
  if (status === 425 || status === 429) return 'busy';
  return status >= 500 || status < 400 ? 'server' : 'invalid';
}

/**
 * What an error body says: `detail` as text, `detail` as a list of validation errors (`loc: msg`), `error`, or a short
 * plain text. null for HTML, for an empty body and for anything else. Values that were sent (`input`) are not repeated.
 */
export function serverWords(body: string, contentType: string): string | null {
  const text = body.trim();
  if (!text) return null;
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return /html/i.test(contentType) || text.startsWith('<') || text.length > 600 ? null : text;
  }
  if (typeof answer === 'string') return answer.trim() || null;
  if (typeof answer !== 'object' || answer === null) return null;
  const { detail, error, message } = answer as Record<string, unknown>;
  for (const said of [detail, error, message]) {
    if (typeof said === 'string' && said.trim()) return said.trim();
    if (Array.isArray(said) && said.length) return said.map(validationWords).join('; ');
    if (typeof said === 'object' && said !== null) return JSON.stringify(said);
  }
  return null;
}

function validationWords(issue: unknown): string {
  if (typeof issue !== 'object' || issue === null) return String(issue);
  const { loc, msg } = issue as Record<string, unknown>;
  const where = Array.isArray(loc) ? loc.filter((part) => part !== 'body').join('.') : '';
  const what = typeof msg === 'string' ? msg : 'is not accepted';
  return where ? `${where}: ${what}` : what;
}

/** `Retry-After` in milliseconds: seconds or a date; null when absent, past or unreadable. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (!header) return null;
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header) * 1000;
  const wait = Date.parse(header) - nowMs;
  return wait > 0 ? wait : null;
}
