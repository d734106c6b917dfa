import { readFileSync } from 'node:fs';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { ExactNumber, isExactNumber } from '~/json';
import { ApiError } from '~/api/apiError';
import { forgetConnection, setConnection } from '~/api/connection';
import { retryAfterMs } from '~/api/errorBody';
import { getBytes, getJson, sendJson } from '~/api/http';
import { reader } from '~/skyvern/badShape';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(forgetConnection);
afterEach(() => server.resetHandlers());

const PATH = '/v1/thing';
const asIs = (answer: unknown) => answer;
const answers = (make: () => Response) => server.use(http.all(`*${PATH}`, make));
/** Asks, and gives the error that came. */
async function failing(ask: () => Promise<unknown> = () => getJson(PATH, asIs)): Promise<ApiError> {
  const error: unknown = await ask().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ApiError) return error;
  throw new Error(`Expected an ApiError, got ${String(error)}`);
}
const failingWith = (
  status: number,
  body: string,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) => {
  answers(() => new HttpResponse(body, { status, headers }));
  return failing();
};
const detail = (text: unknown) => JSON.stringify({ detail: text });

describe('what a refusal means, with the server’s own words', () => {
  test.each([
    [400, 'Timeline not available for run type task_v1', 'invalid'],
    [402, 'No credits', 'invalid'],
    [401, 'Unauthorized', 'refused'],
    [403, 'Invalid credentials', 'refused'],
    [403, 'Could not validate credentials', 'refused'],
    [403, 'Auth token is expired', 'refused'],
    [
      403,
      'Your API key has expired. Please retrieve the latest one from https://app.skyvern.com/settings',
      'refused',
    ],
    [403, 'Invalid or expired artifact URL', 'refused'],
    [404, 'Task run not found wr_1', 'missing'],
    [404, 'Organization not found', 'refused'],
    [404, 'Not Found', 'missing'],
    [405, 'Method Not Allowed', 'missing'],
    [416, 'Out of bounds', 'invalid'],
    [422, 'output -> value: Field required', 'invalid'],
    [429, 'Rate limit exceeded for organization o_1.', 'busy'],
    [502, 'OTP extraction is temporarily unavailable.', 'server'],
    [503, 'Artifact URL signing is not configured on this server', 'server'],
  ] as const)('%i “%s” is %s', async (status, words, kind) => {
    expect(await failingWith(status, detail(words))).toMatchObject({
      kind,
      status,
      detail: words,
      message: words,
      method: 'GET',
      path: PATH,
    });
  });

  test('a list of validation errors is one sentence each, without what was sent', async () => {
    const body = detail([
      { type: 'x', loc: ['query', 'page'], msg: 'Input should be greater than 0', input: 'secret-input' },
      { type: 'y', loc: ['body', 'agent_id'], msg: 'Field required', input: { key: 'secret-input' } },
    ]);
    const error = await failingWith(422, body);
    expect(error.detail).toBe('query.page: Input should be greater than 0; agent_id: Field required');
  });

  test('500 says “error” instead of “detail”', async () => {
    expect(await failingWith(500, '{"error":"Unexpected error: KeyError"}')).toMatchObject({
      kind: 'server',
      detail: 'Unexpected error: KeyError',
    });
  });

  test('a plain text is the server’s words; HTML and an empty body are none', async () => {
    expect(await failingWith(404, 'Run not found wr_1', { 'content-type': 'text/plain' })).toMatchObject({
      kind: 'missing',
      detail: 'Run not found wr_1',
    });
    expect(
      await failingWith(502, '<html><h1>Bad Gateway</h1></html>', { 'content-type': 'text/html' }),
    ).toMatchObject({ kind: 'server', detail: null });
    expect(await failingWith(404, '')).toMatchObject({
      kind: 'missing',
      detail: null,
      message: 'GET /v1/thing: 404',
    });
  });

  test.each(
    JSON.parse(readFileSync('mocks/runs/_errors/index.json', 'utf8')) as {
      name: string;
      status: number;
      body_file: string;
    }[],
  )('the recorded $name', async ({ status, body_file }) => {
    const body = readFileSync(`mocks/runs/_errors/${body_file}`, 'utf8');
    const error = await failingWith(status, body);
    expect(error.status).toBe(status);
    expect(error.kind).toBe(
      status === 403 ? 'refused' : status === 422 || status === 400 ? 'invalid' : 'missing',
    );
    expect(error.detail).toBeTruthy();
  });
});

describe('how long the server asks to wait', () => {
  test('comes with the error, in milliseconds', async () => {
    expect(await failingWith(429, detail('Slow down'), { 'retry-after': '7' })).toMatchObject({
      kind: 'busy',
      waitMs: 7_000,
    });
    expect(
      await failingWith(503, '{"error":"Database temporarily unavailable"}', { 'retry-after': '1' }),
    ).toMatchObject({ kind: 'server', waitMs: 1_000 });
    expect(await failingWith(429, detail('Slow down'))).toMatchObject({ waitMs: null });
  });

  test('may be a date', () => {
    const now = Date.UTC(2026, 0, 1, 12);
    expect(retryAfterMs('Thu, 01 Jan 2026 12:00:30 GMT', now)).toBe(30_000);
    expect(retryAfterMs('Thu, 01 Jan 2026 11:00:00 GMT', now)).toBeNull();
    expect(retryAfterMs('soon', now)).toBeNull();
    expect(retryAfterMs(null, now)).toBeNull();
  });
});

describe('answers that cannot be read are garbled', () => {
  const garbled = (body: string, type = 'application/json') =>
    failingWith(200, body, { 'content-type': type });

  test('a page instead of data', async () => {
    expect(await garbled('<!doctype html><title>Sign in</title>', 'text/html; charset=utf-8')).toMatchObject({
      kind: 'garbled',
      status: 200,
      detail: 'A page (HTML) came instead of data.',
    });
    expect((await garbled('<!doctype html>', 'application/json')).detail).toBe(
      'A page (HTML) came instead of data.',
    );
    // Even where it could be parsed: nobody who sends HTML means data.
    expect((await garbled('[]', 'text/html')).kind).toBe('garbled');
  });

  test('JSON that ends in the middle, with the place', async () => {
    expect(await garbled('[{"type":"block","blo')).toMatchObject({
      kind: 'garbled',
      at: 'character 21',
      detail: 'The answer ends in the middle.',
    });
  });

  test('JSON that breaks, with the place and how it begins', async () => {
    expect(await garbled('{"a": 1, nonsense}')).toMatchObject({
      kind: 'garbled',
      at: 'character 9',
      detail: 'The answer is no JSON from there on.',
      body: '{"a": 1, nonsense}',
    });
  });

  test('nothing, and something else', async () => {
    expect((await garbled('')).detail).toBe('The answer is empty.');
    expect((await garbled('Internal pages only', 'text/plain')).detail).toBe(
      'The answer is no JSON (it is called text/plain).',
    );
  });

  test('JSON of another shape, with the field', async () => {
    answers(() => HttpResponse.json({ name: 7 }));
    const error = await failing(() => getJson(PATH, reader(z.object({ name: z.string() }))));
    expect(error).toMatchObject({
      kind: 'garbled',
      at: 'name',
      detail: 'Expected a text, and the number 7 came.',
    });
  });

  test('a body that breaks off', async () => {
    answers(() => {
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('[{"type":'));
          setTimeout(() => controller.error(new TypeError('terminated')), 5);
        },
      });
      return new HttpResponse(body, { headers: { 'content-type': 'application/json' } });
    });
    expect(await failing()).toMatchObject({ kind: 'garbled', detail: 'The answer broke off in the middle.' });
  });

  test('a redirect: the key must not travel', async () => {
    answers(
      () =>
        new HttpResponse(null, { status: 302, headers: { location: 'http://elsewhere.example/v1/thing' } }),
    );
    expect(await failing()).toMatchObject({
      kind: 'garbled',
      detail: expect.stringContaining('another address'),
    });
  });

  test('data that is called something else is data', async () => {
    answers(() => new HttpResponse('{"a":1}', { headers: { 'content-type': 'application/octet-stream' } }));
    expect(await getJson(PATH, asIs)).toEqual({ a: 1 });
  });
});

describe('when nobody answers', () => {
  test('offline', async () => {
    answers(() => HttpResponse.error());
    expect(await failing()).toMatchObject({ kind: 'offline', status: null });
  });

  test('timeout, before the answer and in its middle', async () => {
    server.use(http.get(`*${PATH}`, () => new Promise<Response>(() => {})));
    expect(await failing(() => getJson(PATH, asIs, undefined, { silenceMs: 20 }))).toMatchObject({
      kind: 'timeout',
    });
    answers(
      () =>
        new HttpResponse(
          new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('[')) }),
        ),
    );
    expect(await failing(() => getJson(PATH, asIs, undefined, { silenceMs: 20 }))).toMatchObject({
      kind: 'timeout',
    });
  });

  test('aborted by the one who asked', async () => {
    server.use(http.get(`*${PATH}`, () => new Promise<Response>(() => {})));
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 5);
    expect(await failing(() => getJson(PATH, asIs, stop.signal))).toMatchObject({ kind: 'aborted' });
    expect(await failing(() => getJson(PATH, asIs, AbortSignal.abort()))).toMatchObject({ kind: 'aborted' });
  });
});

describe('what is sent', () => {
  const sentHeaders = async (ask: () => Promise<unknown>) => {
    let headers = new Headers();
    server.use(http.all('*', ({ request }) => ((headers = request.headers), HttpResponse.json({}))));
    await ask();
    return headers;
  };

  test('a key only where the reader set one, to the server that they set', async () => {
    expect((await sentHeaders(() => getJson(PATH, asIs))).has('x-api-key')).toBe(false);
    setConnection({ apiBase: 'https://skyvern.example/api/v1/', apiKey: ' key-1 ' });
    let asked = '';
    server.use(
      http.get(
        'https://skyvern.example/v1/thing',
        ({ request }) => ((asked = request.headers.get('x-api-key') ?? ''), HttpResponse.json({})),
      ),
    );
    await getJson(PATH, asIs);
    expect(asked).toBe('key-1');
  });

  test('who asks, where that changes the answer', async () => {
    expect(
      (await sentHeaders(() => getJson(PATH, asIs, undefined, { asUi: true }))).get('x-user-agent'),
    ).toBe('skyvern-ui');
    expect((await sentHeaders(() => getJson(PATH, asIs))).has('x-user-agent')).toBe(false);
  });

  test('a body as JSON, or none', async () => {
    let body = '';
    server.use(
      http.post(`*${PATH}`, async ({ request }) => ((body = await request.text()), HttpResponse.json(null))),
    );
    expect(await sendJson('POST', PATH, { a: [1] })).toBeNull();
    expect(body).toBe('{"a":[1]}');
    await sendJson('POST', PATH, { id: new ExactNumber('9007199254740993') });
    expect(body).toBe('{"id":9007199254740993}');
    await sendJson('POST', PATH);
    expect(body).toBe('');
  });
});

test('no error text holds the key, whatever the server repeats', async () => {
  setConnection({ apiKey: 'sk-very-secret' });
  const said = await failingWith(403, detail('Key sk-very-secret is unknown'));
  const garbled = await failingWith(200, 'your key sk-very-secret', { 'content-type': 'text/plain' });
  const pathed = await failing(() => getJson('/v1/thing?apikey=sk-very-secret', asIs));
  for (const error of [said, garbled, pathed])
    expect(
      JSON.stringify([error.message, error.detail, error.body, error.path, String(error)]),
    ).not.toContain('sk-very-secret');
  expect(said.detail).toBe('Key ••• is unknown');
});

test('integers beyond a double keep their digits', async () => {
  answers(
    () =>
      new HttpResponse('{"output": 9007199254740993}', { headers: { 'content-type': 'application/json' } }),
  );
  const answer = (await getJson(PATH, asIs)) as { output: unknown };
  expect(isExactNumber(answer.output) && answer.output.source).toBe('9007199254740993');
});

describe('an answer of the same bytes', () => {
  test('gives back the value of the last one without reading it, from the third answer on', async () => {
    const read = vi.fn<(answer: unknown) => { read: unknown }>((answer) => ({ read: answer }));
    let body = '{"a":1}';
    server.use(
      http.get(`*${PATH}`, () => new HttpResponse(body, { headers: { 'content-type': 'application/json' } })),
    );
    const first = await getJson(PATH, read);
    const second = await getJson(PATH, read, undefined, { unlessChanged: first });
    const third = await getJson(PATH, read, undefined, { unlessChanged: second });
    expect(second).toEqual(first);
    expect(third).toBe(second);
    expect(read).toHaveBeenCalledTimes(2);
    body = '{"a":2}';
    expect(await getJson(PATH, read, undefined, { unlessChanged: third })).toEqual({ read: { a: 2 } });
  });
});

test('bytes come with their claimed type and progress', async () => {
  answers(
    () =>
      new HttpResponse(new Uint8Array([1, 2, 3]), {
        headers: { 'content-type': 'image/png', 'content-length': '3' },
      }),
  );
  const progress: [number, number | null][] = [];
  const { bytes, type } = await getBytes(PATH, undefined, (loaded, all) => progress.push([loaded, all]));
  expect([...bytes]).toEqual([1, 2, 3]);
  expect(type).toBe('image/png');
  expect(progress.at(-1)).toEqual([3, 3]);

  server.use(http.get(`*${PATH}`, () => HttpResponse.json({ detail: 'Not Found' }, { status: 404 })));
  await expect(getBytes(PATH, undefined, () => progress.push([0, 0]))).rejects.toThrow();
  expect(progress.at(-1)).toEqual([3, 3]);
});
