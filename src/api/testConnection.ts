import { reader } from '~/skyvern/badShape';
import { Version } from '~/skyvern/server';
import { getConfig } from './config';
import { type Connection, normalBase } from './connection';
import { serverWords } from './errorBody';
import { matchesHost } from './reach';

/**
 * What came of trying a connection:
 * `wrong-url` no http(s) address · `not-allowed` this page's own policy does not let it reach that host ·
 * `unreachable` nobody answers · `cors` somebody does, but does not open its answers to this page ·
 * `server-error` it has a problem · `not-skyvern` it answers as something else · `key-refused` with the server's words · `ok`, with the version where it says one.
 */
export type ConnectionTest =
  | { kind: 'ok'; version: string | null }
  | { kind: 'wrong-url' }
  | { kind: 'not-allowed'; origin: string }
  | { kind: 'unreachable' }
  | { kind: 'cors'; origin: string }
  | { kind: 'server-error'; status: number; detail: string | null }
  | { kind: 'not-skyvern'; status: number; contentType: string }
  | { kind: 'key-refused'; detail: string | null };

const TIMEOUT_MS = 10_000;

/** Tries a connection without setting it. Never fails, except by `AbortError` when `signal` says so. */
export async function testConnection(
  { apiBase, apiKey }: Pick<Connection, 'apiBase' | 'apiKey'>,
  signal?: AbortSignal,
): Promise<ConnectionTest> {
  const base = normalBase(apiBase);
  const url = URL.parse(base || location.origin);
  if (!url || !/^https?:$/.test(url.protocol) || (base && !/^https?:\/\//i.test(base)))
    return { kind: 'wrong-url' };
  const foreign = url.origin !== location.origin;
  if (foreign && !getConfig().connectHosts.some((host) => matchesHost(url, host)))
    return { kind: 'not-allowed', origin: url.origin };

  const wait = signal
    ? AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)])
    : AbortSignal.timeout(TIMEOUT_MS);
  const ask = (path: string) =>
    fetch(base + path, {
      headers: { accept: 'application/json', ...(apiKey ? { 'x-api-key': apiKey } : {}) },
      signal: wait,
      cache: 'no-store',
      redirect: 'manual',
    });
  try {
    const list = await ask('/v1/runs?page=1&page_size=1');
    return list.ok ? await readList(list, ask) : await readRefusal(list);
  } catch (error) {
    if (signal?.aborted) throw error;
    return foreign && (await answersAtAll(base, wait))
      ? { kind: 'cors', origin: url.origin }
      : { kind: 'unreachable' };
  }
}

async function readList(list: Response, ask: (path: string) => Promise<Response>): Promise<ConnectionTest> {
  const rows: unknown = await list.json().catch(() => null);
  if (!Array.isArray(rows)) return notSkyvern(list);
  const version = await ask('/v1/version')
    .then(async (response) => (response.ok ? reader(Version)(await response.json()).version : null))
    .catch(() => null);
  return { kind: 'ok', version };
}

async function readRefusal(response: Response): Promise<ConnectionTest> {
  const detail = serverWords(
    await response.text().catch(() => ''),
    response.headers.get('content-type') ?? '',
  );
  const keyProblem =
    response.status === 401 ||
    (response.status === 403 && detail !== null) ||
    (response.status === 404 && /^organization not found/i.test(detail ?? ''));
  if (keyProblem) return { kind: 'key-refused', detail };
  // A proxy that finds nobody behind it says so with one of these.
  if ([502, 503, 504].includes(response.status) && detail === null) return { kind: 'unreachable' };
  return response.status >= 500
    ? { kind: 'server-error', status: response.status, detail }
    : notSkyvern(response);
}

const notSkyvern = ({ status, headers }: Response): ConnectionTest => ({
  kind: 'not-skyvern',
  status,
  contentType: headers.get('content-type') ?? '',
});

/** A question whose answer the browser hides still tells that there was one. */
const answersAtAll = (base: string, signal: AbortSignal): Promise<boolean> =>
  fetch(`${base}/v1/version`, { mode: 'no-cors', cache: 'no-store', signal }).then(
    () => true,
    () => false,
  );
