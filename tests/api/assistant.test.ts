import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { askAssistant, completionsUrl, type AskOptions } from '~/api/assistant';
import { AssistantError } from '~/api/assistantError';
import { setConfig } from '~/api/config';
import { forgetConnection, setConnection, type Assistant } from '~/api/connection';

const HOST = 'https://ai.example';
const ASSISTANT: Assistant = { url: `${HOST}/v1`, key: 'sk-its-secret-key', model: 'small-1' };
const MESSAGES = [
  { role: 'system' as const, content: 'Explain.' },
  { role: 'user' as const, content: 'x = 1' },
];

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  setConfig({ connectHosts: [HOST] });
  forgetConnection();
  setConnection({ assistant: ASSISTANT });
});
afterEach(() => server.resetHandlers());

const chunk = (content: string, finish: string | null = null): string =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`;
const DONE = 'data: [DONE]\n\n';

/** Answers the question; what was asked is kept in `asked`. */
function answer(make: (request: Request) => Response | Promise<Response>): {
  requests: Request[];
  bodies: unknown[];
} {
  const asked: { requests: Request[]; bodies: unknown[] } = { requests: [], bodies: [] };
  server.use(
    http.post(`${HOST}/v1/chat/completions`, async ({ request }) => {
      asked.requests.push(request);
      asked.bodies.push(await request.clone().json());
      return make(request);
    }),
  );
  return asked;
}

const stream = (...pieces: (string | Uint8Array)[]): Response =>
  new HttpResponse(
    new ReadableStream({
      start(controller) {
        const encoder = new TextEncoder();
        for (const piece of pieces)
          controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece);
        controller.close();
      },
    }),
    { headers: { 'content-type': 'text/event-stream' } },
  );

async function ask(options: Partial<AskOptions> = {}, assistant = ASSISTANT) {
  const pieces: string[] = [];
  const end = await askAssistant(assistant, MESSAGES, {
    signal: new AbortController().signal,
    onText: (piece) => pieces.push(piece),
    ...options,
  });
  return { end, text: pieces.join(''), pieces };
}

async function failure(options: Partial<AskOptions> = {}, assistant = ASSISTANT): Promise<AssistantError> {
  const error: unknown = await ask(options, assistant)
    .then(() => null)
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof AssistantError)) throw new Error(`no AssistantError: ${String(error)}`);
  return error;
}

test.each([
  ['https://h/v1', 'https://h/v1/chat/completions'],
  [' https://h/v1/ ', 'https://h/v1/chat/completions'],
  ['https://h', 'https://h/chat/completions'],
  ['http://localhost:1234/v1/chat/completions', 'http://localhost:1234/v1/chat/completions'],
  ['https://h/openai/x?api-version=2', 'https://h/openai/x/chat/completions?api-version=2'],
])('%s is asked at %s', (address, url) => expect(completionsUrl(address)?.href).toBe(url));

test('an address that is none, or no http address, is not asked', async () => {
  for (const url of ['', 'ai.example', 'ftp://ai.example', 'javascript:alert(1)'])
    expect((await failure({}, { ...ASSISTANT, url })).kind).toBe('wrong-url');
});

describe('a streamed answer', () => {
  test('comes piece by piece, from a question with model, messages and the key in a header alone', async () => {
    const asked = answer(() => stream(chunk('It '), chunk('opens'), chunk(' a page.', 'stop'), DONE));
    const { end, pieces } = await ask();
    expect(pieces).toEqual(['It ', 'opens', ' a page.']);
    expect(end).toBe('whole');
    const [request] = asked.requests;
    expect(request?.headers.get('authorization')).toBe('Bearer sk-its-secret-key');
    expect(request?.url).not.toContain('secret');
    expect(asked.bodies).toEqual([{ model: 'small-1', messages: MESSAGES, stream: true }]);
  });

  test('without a key sends no authorization', async () => {
    const asked = answer(() => stream(chunk('a', 'stop')));
    await ask({}, { ...ASSISTANT, key: null });
    expect(asked.requests[0]?.headers.has('authorization')).toBe(false);
  });

  test('may be cut anywhere, within characters too', async () => {
    const bytes = new TextEncoder().encode(`${chunk('Grüße 😀')}${chunk('', 'stop')}${DONE}`);
    answer(() => stream(...Array.from(bytes, (byte) => Uint8Array.of(byte))));
    expect((await ask()).text).toBe('Grüße 😀');
  });

  test.each([
    ['stop', 'whole'],
    ['length', 'limit'],
    ['content_filter', 'filtered'],
    ['something_new', 'whole'],
  ])('that ends with %s ended as %s', async (reason, end) => {
    answer(() => stream(chunk('a'), chunk('', reason)));
    expect((await ask()).end).toBe(end);
  });

  test('content in parts, empty chunks, usage and keep-alives do no harm', async () => {
    answer(() =>
      stream(
        ': keep-alive\n\n',
        'data: {"choices":[{"delta":{"role":"assistant","content":null}}]}\n\n',
        'data: {"choices":[{"delta":{"content":[{"type":"text","text":"a"},{"type":"image"}]}}]}\n\n',
        'data: {"choices":[],"usage":{"total_tokens":3}}\n\n',
        'data: not json\n\n',
        chunk('b', 'stop'),
        DONE,
      ),
    );
    expect((await ask()).text).toBe('ab');
  });

  test('that breaks off has given what came, and fails as broken', async () => {
    const pieces: string[] = [];
    answer(() => stream(chunk('half of '), chunk('it')));
    const error = await failure({ onText: (piece) => pieces.push(piece) });
    expect(pieces.join('')).toBe('half of it');
    expect(error.kind).toBe('broken');
  });

  test('whose connection fails under way is broken', async () => {
    answer(
      () =>
        new HttpResponse(
          new ReadableStream({
            start(controller) {
              controller.enqueue(new TextEncoder().encode(chunk('a')));
              setTimeout(() => controller.error(new Error('reset')), 20);
            },
          }),
          { headers: { 'content-type': 'text/event-stream' } },
        ),
    );
    expect((await failure()).kind).toBe('broken');
  });

  test('that reports an error under way is broken, with its words', async () => {
    answer(() => stream(chunk('a'), 'data: {"error":{"message":"The GPU is on fire","code":500}}\n\n'));
    expect(await failure()).toMatchObject({ kind: 'broken', detail: 'The GPU is on fire' });
  });

  test('that never ends is stopped when it is longer than any explanation', async () => {
    answer(() => stream(...Array.from({ length: 60 }, () => chunk('x'.repeat(5_000)))));
    const { end, text } = await ask();
    expect(end).toBe('long');
    expect(text.length).toBeLessThanOrEqual(200_000);
  });

  test('can be stopped, and gives nothing more', async () => {
    const controller = new AbortController();
    const pieces: string[] = [];
    answer(
      () =>
        new HttpResponse(
          new ReadableStream({
            start(out) {
              out.enqueue(new TextEncoder().encode(chunk('first')));
            },
          }),
          { headers: { 'content-type': 'text/event-stream' } },
        ),
    );
    const failed = failure({
      signal: controller.signal,
      onText: (piece) => {
        pieces.push(piece);
        controller.abort();
      },
    });
    expect((await failed).kind).toBe('stopped');
    expect(pieces).toEqual(['first']);
  });

  test('that falls silent is given up', async () => {
    answer(
      () =>
        new HttpResponse(
          new ReadableStream({
            start(out) {
              out.enqueue(new TextEncoder().encode(chunk('a')));
            },
          }),
          { headers: { 'content-type': 'text/event-stream' } },
        ),
    );
    expect((await failure({ silenceMs: 50 })).kind).toBe('silent');
  });
});

test('an answer in one piece is read as well', async () => {
  answer(() => HttpResponse.json({ choices: [{ message: { role: 'assistant', content: 'All of it.' } }] }));
  expect(await ask()).toMatchObject({ text: 'All of it.', end: 'whole' });
});

describe('a refusal', () => {
  const openAi = (status: number, message: string, code: string | null = null) =>
    HttpResponse.json({ error: { message, type: 'invalid_request_error', code } }, { status });
  test.each([
    ['401', () => openAi(401, 'Incorrect API key provided'), 'refused'],
    ['403', () => new HttpResponse('forbidden', { status: 403 }), 'refused'],
    [
      '404 of a model',
      () => openAi(404, 'The model `small-1` does not exist', 'model_not_found'),
      'no-model',
    ],
    [
      '404 of a model, in Ollama’s words',
      () => HttpResponse.json({ error: "model 'small-1' not found" }, { status: 404 }),
      'no-model',
    ],
    ['400 of a model', () => openAi(400, 'Model small-1 is not loaded'), 'no-model'],
    ['404 of the address', () => HttpResponse.html('<h1>Not Found</h1>', { status: 404 }), 'missing'],
    ['405', () => new HttpResponse(null, { status: 405 }), 'missing'],
    ['a redirect', () => HttpResponse.redirect('https://elsewhere.example/', 302), 'missing'],
    ['400 for its length', () => openAi(400, 'too many', 'context_length_exceeded'), 'too-long'],
    ['413', () => new HttpResponse(null, { status: 413 }), 'too-long'],
    ['422', () => HttpResponse.json({ detail: 'messages: bad' }, { status: 422 }), 'invalid'],
    ['429', () => openAi(429, 'You exceeded your current quota', 'insufficient_quota'), 'busy'],
    ['503', () => new HttpResponse('upstream', { status: 503 }), 'server'],
    ['a page', () => HttpResponse.html('<html></html>'), 'garbled'],
    ['something else', () => HttpResponse.text('hello'), 'garbled'],
    ['JSON of another kind', () => HttpResponse.json({ ok: true }), 'garbled'],
    [
      'JSON that is none',
      () => new HttpResponse('{', { headers: { 'content-type': 'application/json' } }),
      'garbled',
    ],
  ] as const)('%s is told as its kind', async (_case, make, kind) => {
    answer(make);
    expect((await failure()).kind).toBe(kind);
  });

  test('has the assistant’s own words, without the key in them', async () => {
    answer(() => openAi(401, `Incorrect API key provided: ${ASSISTANT.key}`));
    const error = await failure();
    expect(error.detail).toBe('Incorrect API key provided: •••');
    expect(`${error.message}${JSON.stringify(error)}`).not.toContain('secret');
  });
});

describe('an assistant that is not reached', () => {
  test('because the page’s own policy closes its host, is not even tried', async () => {
    setConfig({ connectHosts: ['https://other.example'] });
    const fetched = vi.spyOn(globalThis, 'fetch');
    expect((await failure()).kind).toBe('not-allowed');
    expect(fetched).not.toHaveBeenCalled();
  });

  const fail = (probe: () => Promise<Response>) =>
    vi
      .spyOn(globalThis, 'fetch')
      .mockImplementation((_url, init) =>
        init?.mode === 'no-cors' ? probe() : Promise.reject(new TypeError('Failed to fetch')),
      );

  test('answers, but not to this page: CORS', async () => {
    fail(() => Promise.resolve(new Response(null)));
    expect((await failure()).kind).toBe('cors');
  });

  test('answers to nobody', async () => {
    fail(() => Promise.reject(new TypeError('Failed to fetch')));
    expect((await failure()).kind).toBe('unreachable');
  });

  test('because this machine is offline, unless it runs here', async () => {
    fail(() => Promise.reject(new TypeError('Failed to fetch')));
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    expect((await failure()).kind).toBe('offline');
    setConfig({ connectHosts: ['http://localhost:1234'] });
    expect((await failure({}, { ...ASSISTANT, url: 'http://localhost:1234/v1' })).kind).toBe('unreachable');
  });

  test('the probe carries no key', async () => {
    const fetched = fail(() => Promise.resolve(new Response(null)));
    await failure();
    expect(JSON.stringify(fetched.mock.calls[1])).not.toContain('secret');
  });
});
