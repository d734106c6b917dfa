import { needsExactReading } from '~/json/needsExactReading';
import { JsonSyntaxError } from '~/json/syntaxError';
import { BadShape } from '~/skyvern/badShape';
import { ApiError } from './apiError';
import { getConnection } from './connection';
import { errorOf } from './errorBody';
import { fingerprintFor, fingerprintOf, markFingerprint } from './fingerprint';

export { ApiError, asApiError, type ErrorKind, isMissing } from './apiError';

export interface RequestOptions {
  headers?: Readonly<Record<string, string>>;
  /** Longest silence in milliseconds: before the answer begins, and between two parts of it. */
  silenceMs?: number;
  /** Sends `x-user-agent: skyvern-ui`: reads get values cut at 2 MiB, new runs count as started by hand. */
  asUi?: boolean;
}

export interface ReadOptions<T> extends RequestOptions {
  /** The value of the last answer: given back as it is, and nothing is read, when the new answer has the same bytes as that had. */
  unlessChanged?: T | undefined;
}

const SILENCE_MS = 30_000;

/**
 * Asks for JSON below the API base and reads it with `read`.
 * @throws ApiError; `garbled` when the answer is no JSON or `read` throws `BadShape`
 */
export async function getJson<T>(
  path: string,
  read: (answer: unknown) => T,
  signal?: AbortSignal,
  options: ReadOptions<T> = {},
): Promise<T> {
  const { response, bytes } = await request('GET', path, { ...options, signal, accept: 'application/json' });
  const { unlessChanged } = options;
  // A first answer may be the only one: what it costs to tell it from the next is paid when there is a next.
  const fingerprint = unlessChanged === undefined ? undefined : fingerprintOf(bytes);
  if (unlessChanged !== undefined && fingerprintFor(unlessChanged) === fingerprint) return unlessChanged;
  const value = await readBody(bytes, response, read, { method: 'GET', path });
  if (fingerprint !== undefined) markFingerprint(value, fingerprint);
  return value;
}

/**
 * Sends `body` as JSON (none when undefined) and reads the answer; without `read` the answer is not looked at.
 * Never repeated by itself: an answer that was lost may hide a change that was made.
 * @throws ApiError
 */
export async function sendJson<T = null>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  read?: (answer: unknown) => T,
  options: RequestOptions & { signal?: AbortSignal } = {},
): Promise<T> {
  const { response, bytes } = await request(method, path, { ...options, body, accept: 'application/json' });
  return read ? await readBody(bytes, response, read, { method, path }) : (null as T);
}

/**
 * The bytes of an answer with the type that the server claims (often wrong: look at the bytes).
 * `onProgress` gets bytes so far and in all; all is null where the server does not say. A refusal makes no progress.
 * @throws ApiError
 */
export async function getBytes(
  path: string,
  signal?: AbortSignal,
  onProgress?: (loaded: number, all: number | null) => void,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string; headers: Headers }> {
  const { response, bytes } = await request('GET', path, { signal, onProgress, accept: '*/*' });
  return { bytes, type: response.headers.get('content-type') ?? '', headers: response.headers };
}

interface Sent extends RequestOptions {
  signal?: AbortSignal | undefined;
  body?: unknown;
  accept: string;
  onProgress?: ((loaded: number, all: number | null) => void) | undefined;
}

/** The one fetch. Resolves with the whole body of a 2xx answer; everything else is an `ApiError`. */
async function request(method: string, path: string, sent: Sent) {
  const { signal, silenceMs = SILENCE_MS } = sent;
  const asked = { method, path };
  const watchdog = new AbortController();
  let timer = setTimeout(() => watchdog.abort(), silenceMs);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => watchdog.abort(), silenceMs);
  };
  const failure = (response: Response | null, error: unknown): ApiError => {
    if (error instanceof ApiError) return error;
    if (signal?.aborted) return new ApiError({ ...asked, kind: 'aborted' });
    const status = response?.status ?? null;
    if (watchdog.signal.aborted) return new ApiError({ ...asked, kind: 'timeout', status });
    if (!response || !navigator.onLine) return new ApiError({ ...asked, kind: 'offline', status });
    return new ApiError({ ...asked, kind: 'garbled', status, detail: 'The answer broke off in the middle.' });
  };
  let response: Response | null = null;
  const stop = signal ? AbortSignal.any([signal, watchdog.signal]) : watchdog.signal;
  try {
    response = await fetch(getConnection().apiBase + path, {
      method,
      headers: headersOf(sent),
      ...(sent.body === undefined ? {} : { body: (await exact()).stringifyExact(sent.body) }),
      signal: stop,
      // Answers hold what the run's forms held: not for the disk. And a redirect would take the key elsewhere.
      cache: 'no-store',
      redirect: 'manual',
    });
    heard();
    const bytes = await readAll(response, stop, heard, response.ok ? sent.onProgress : undefined);
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
      throw new ApiError({
        ...asked,
        kind: 'garbled',
        status: response.status || null,
        detail: 'The server sends this question to another address. Set that address as the server.',
      });
    if (!response.ok) throw errorOf(response, new TextDecoder().decode(bytes), asked);
    return { response, bytes };
  } catch (error) {
    throw failure(response, error);
  } finally {
    clearTimeout(timer);
  }
}

function headersOf({ headers, asUi, body, accept }: Sent): Record<string, string> {
  const { apiKey } = getConnection();
  return {
    accept,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(asUi ? { 'x-user-agent': 'skyvern-ui' } : {}),
    ...(apiKey ? { 'x-api-key': apiKey } : {}),
    ...headers,
  };
}

async function readAll(
  response: Response,
  stop: AbortSignal,
  heard: () => void,
  onProgress: Sent['onProgress'],
) {
  if (!response.body) return new Uint8Array();
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  const all = Number.isFinite(length) && !response.headers.get('content-encoding') ? length : null;
  const reader = response.body.getReader();
  // A worker that answers in the server's place may leave its stream open when the question is given up.
  const given = new Promise<never>((_, reject) => {
    stop.addEventListener('abort', () => {
      reject(new DOMException('Given up.', 'AbortError'));
      reader.cancel().catch(() => {});
    });
  });
  given.catch(() => {});
  const parts: Uint8Array[] = [];
  let loaded = 0;
  for (;;) {
    const part = await Promise.race([reader.read(), given]);
    if (part.done) break;
    heard();
    parts.push(part.value);
    loaded += part.value.length;
    onProgress?.(loaded, all);
  }
  const bytes = new Uint8Array(loaded);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Few answers hold what JavaScript would change: the reader for those is loaded for them. */
const exact = () => import('~/json');

/** Broken texts are read again by the exact reader, which says where they broke, and bears any depth. */
async function parsed(text: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch {
    return (await exact()).parseExact(text);
  }
}

async function readBody<T>(
  bytes: Uint8Array,
  response: Response,
  read: (answer: unknown) => T,
  asked: { method: string; path: string },
): Promise<T> {
  const text = new TextDecoder().decode(bytes);
  const garbled = (detail: string, at: string | null = null) =>
    new ApiError({ ...asked, kind: 'garbled', status: response.status, detail, at, body: text });
  const type = response.headers.get('content-type') ?? '';
  if (/\bhtml\b/i.test(type)) throw garbled('A page (HTML) came instead of data.');
  let answer: unknown;
  try {
    answer = needsExactReading(text) ? (await exact()).parseExact(text) : await parsed(text);
  } catch (error) {
    throw notJson(text, type, error, garbled);
  }
  try {
    return read(answer);
  } catch (error) {
    if (error instanceof BadShape) throw garbled(error.reason, error.path || null);
    throw garbled(error instanceof Error ? error.message : 'It could not be read.');
  }
}

function notJson(
  text: string,
  type: string,
  error: unknown,
  garbled: (detail: string, at?: string | null) => ApiError,
) {
  const start = text.trimStart();
  if (!start) return garbled('The answer is empty.');
  if (start.startsWith('<')) return garbled('A page (HTML) came instead of data.');
  if (!/^[[{"\d\-tfn]/.test(start))
    return garbled(`The answer is no JSON${type ? ` (it is called ${type})` : ''}.`);
  const position = error instanceof JsonSyntaxError ? error.position : text.length;
  const end = position >= text.trimEnd().length;
  return garbled(
    end ? 'The answer ends in the middle.' : 'The answer is no JSON from there on.',
    `character ${(end ? text.length : position).toLocaleString('en-US')}`,
  );
}
