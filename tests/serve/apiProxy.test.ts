import { gzipSync } from 'node:zlib';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ask, pageServer, upstreamServer } from './servers.ts';

const KEY = 'eyJhbGciOiJIUzI1NiJ9.the-key.of-this-test';
const RECORDING = Buffer.from(Array.from({ length: 4096 }, (_, index) => index % 251));

let page: Awaited<ReturnType<typeof pageServer>>;
let asked: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = [];
let closedEarly: Promise<void>;

const upstream = upstreamServer((request, response) => {
  let body = '';
  request.on('data', (piece: Buffer) => (body += piece.toString('latin1')));
  request.on('end', () => {
    asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
    answers[new URL(request.url ?? '', 'http://x').pathname]?.(request, response);
  });
});

const json = (
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
};

let release: () => void = () => {};
const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/v1/runs': (_, response) =>
    json(response, 200, [], {
      'set-cookie': 'session=1',
      'access-control-allow-origin': '*',
      'x-frame-options': 'DENY',
    }),
  '/api/v1/tasks/tsk_1': (_, response) => json(response, 200, { task_id: 'tsk_1' }),
  '/v1/echo': ({ headers }, response) =>
    json(
      response,
      400,
      { detail: `refused ${String(headers['x-api-key'])}` },
      { 'x-echo': String(headers['x-api-key']) },
    ),
  '/v1/keys': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end(gzipSync(JSON.stringify({ tokens: [KEY, 'another'] })));
  },
  '/v1/split': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.write(`a ${KEY.slice(0, 9)}`, () =>
      setImmediate(() => response.end(`${KEY.slice(9)} z ${KEY.slice(0, 5)}`)),
    );
  },
  '/v1/artifacts/a_1/content': (request, response) => {
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
    if (from === undefined) {
      response.writeHead(200, {
        'content-type': 'video/mp4',
        'content-length': RECORDING.length,
        'accept-ranges': 'bytes',
      });
      return void response.end(RECORDING);
    }
    if (Number(from) >= RECORDING.length) {
      response.writeHead(416, { 'content-range': `bytes */${RECORDING.length}` });
      return void response.end();
    }
    response.writeHead(206, {
      'content-type': 'video/mp4',
      'content-range': `bytes ${from}-${to}/${RECORDING.length}`,
    });
    response.end(RECORDING.subarray(Number(from), Number(to) + 1));
  },
  '/v1/artifacts/a_2/content': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<script>alert(1)</script>');
  },
  '/v1/artifacts/a_3/content': (_, response) => {
    response.writeHead(200, { 'content-type': 'Text/JavaScript; charset=utf-8' });
    response.end('alert(1)');
  },
  '/v1/slow': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.write('first ');
    release = () => response.end('last');
  },
  '/v1/broken': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
    response.write('{"half":', () => response.destroy());
  },
  '/v1/hangs': (request) => {
    closedEarly = new Promise((done) => request.socket.once('close', () => done()));
    release();
  },
  '/v1/moved': (_, response) => {
    response.writeHead(307, { location: `${upstream.url}/v1/runs?page=2` });
    response.end();
  },
  '/v1/elsewhere': (_, response) => {
    response.writeHead(302, { location: 'https://storage.example.org/x' });
    response.end();
  },
  '/v1/empty': (_, response) => {
    response.writeHead(404);
    response.end();
  },
};

beforeAll(async () => {
  await upstream.up();
  page = await pageServer({ SKYVERN_API_URL: upstream.url, SKYVERN_API_KEY: KEY });
});
beforeEach(() => {
  asked = [];
});
afterAll(async () => {
  await page.stop();
  await upstream.down();
});

test('/v1 and /api reach the server with the key; method, query and body as the page sent them', async () => {
  await ask(`${page.url}/api/v1/tasks/tsk_1`);
  await ask(`${page.url}/v1/runs?page=2&status=failed&status=running`, {
    method: 'POST',
    body: '{"a":"ü"}',
    headers: { 'content-type': 'application/json' },
  });
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET /api/v1/tasks/tsk_1',
    'POST /v1/runs?page=2&status=failed&status=running',
  ]);
  expect(asked.map(({ headers }) => headers['x-api-key'])).toEqual([KEY, KEY]);
  expect(Buffer.from(asked[1]?.body ?? '', 'latin1').toString()).toBe('{"a":"ü"}');
});

test('credentials and cookies of the page, and what its browser says about itself, stay here', async () => {
  await ask(`${page.url}/v1/runs`, {
    headers: {
      'x-api-key': 'mine',
      authorization: 'Bearer mine',
      cookie: 'a=b',
      referer: 'http://x/runs/wr_1',
      'sec-fetch-site': 'same-origin',
      'x-user-agent': 'skyvern-ui',
    },
  });
  const [{ headers } = { headers: {} }] = asked;
  expect(headers).toMatchObject({
    'x-api-key': KEY,
    'x-user-agent': 'skyvern-ui',
    host: new URL(upstream.url).host,
  });
  for (const name of ['authorization', 'cookie', 'referer', 'origin', 'sec-fetch-site'])
    expect(headers).not.toHaveProperty(name);
});

test('the server sets no cookie here and opens this origin to nobody', async () => {
  const { headers } = await ask(`${page.url}/v1/runs`);
  expect(headers).not.toHaveProperty('set-cookie');
  expect(headers).not.toHaveProperty('access-control-allow-origin');
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('the key is in no answer: not in an error, not in a header, not in packed data, not across two pieces', async () => {
  for (const path of ['/v1/echo', '/v1/keys', '/v1/split', '/config.json', '/']) {
    const answer = await ask(page.url + path, { headers: { 'accept-encoding': 'gzip' } });
    expect(JSON.stringify(answer)).not.toContain(KEY);
  }
  const { body } = await ask(`${page.url}/v1/split`);
  expect(body).toBe(`a ${'*'.repeat(KEY.length)} z ${KEY.slice(0, 5)}`);
  expect(
    JSON.parse((await ask(`${page.url}/v1/keys`, { headers: { 'accept-encoding': 'gzip' } })).body),
  ).toEqual({ tokens: ['*'.repeat(KEY.length), 'another'] });
});

test('a part of a recording is a part: range, status and bytes pass', async () => {
  const part = await fetch(`${page.url}/v1/artifacts/a_1/content`, { headers: { range: 'bytes=100-199' } });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe('bytes 100-199/4096');
  expect(Buffer.from(await part.arrayBuffer()).equals(RECORDING.subarray(100, 200))).toBe(true);
  const whole = await fetch(`${page.url}/v1/artifacts/a_1/content`);
  expect(Buffer.from(await whole.arrayBuffer()).equals(RECORDING)).toBe(true);
  const beyond = await ask(`${page.url}/v1/artifacts/a_1/content`, { headers: { range: 'bytes=9000-9001' } });
  expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */4096']);
});

test('an answer flows: its beginning arrives before its end exists', async () => {
  const answer = await fetch(`${page.url}/v1/slow`);
  const reader = answer.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('first ');
  release();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('last');
});

test('a body of many megabytes passes whole in both directions', async () => {
  const body = 'x'.repeat(12_000_000);
  await ask(`${page.url}/v1/runs`, { method: 'POST', body });
  expect(asked[0]?.body.length).toBe(body.length);
});

test('half an answer is never taken for a whole one', async () => {
  await expect(ask(`${page.url}/v1/broken`)).rejects.toThrow();
});

test('when the page goes away, so does its request to the server', async () => {
  const arrived = new Promise<void>((done) => (release = done));
  const away = new AbortController();
  const asking = fetch(`${page.url}/v1/hangs`, { signal: away.signal });
  await arrived;
  away.abort();
  await expect(asking).rejects.toThrow();
  await closedEarly;
});

test('a redirect within the server stays on this origin, one elsewhere is the page’s to judge', async () => {
  expect((await ask(`${page.url}/v1/moved`)).headers.location).toBe('/v1/runs?page=2');
  expect((await ask(`${page.url}/v1/elsewhere`)).headers.location).toBe('https://storage.example.org/x');
});

test('a document that a run stored is saved and not opened, and nothing stored runs with the rights of this origin', async () => {
  const { headers } = await ask(`${page.url}/v1/artifacts/a_2/content`);
  expect(headers['content-disposition']).toBe('attachment');
  expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
  const script = await ask(`${page.url}/v1/artifacts/a_3/content`);
  expect([script.headers['content-type'], script.headers['x-content-type-options']]).toEqual([
    'text/plain',
    'nosniff',
  ]);
});

test('errors of the server pass as they are and are not kept', async () => {
  const { status, headers, body } = await ask(`${page.url}/v1/empty`);
  expect([status, headers['cache-control'], body]).toEqual([404, 'no-store', '']);
});

test.each<Record<string, string>>([
  { origin: 'https://evil.example.org' },
  { origin: 'null' },
  { origin: 'http://127.0.0.1:1' },
  { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
  { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' },
  { host: 'evil.example.org' },
])('a request that another page causes (%j) never reaches the server', async (headers) => {
  const { status } = await ask(`${page.url}/v1/runs`, { method: 'POST', headers });
  expect(status).toBe(403);
  expect(asked).toEqual([]);
});

test('the page itself, and an address opened by hand, are answered', async () => {
  const own = { origin: page.url, 'sec-fetch-site': 'same-origin' };
  expect((await ask(`${page.url}/v1/runs`, { method: 'POST', headers: own })).status).toBe(200);
  expect(
    (
      await ask(`${page.url}/v1/runs`, {
        headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
      })
    ).status,
  ).toBe(200);
});

test('a server that is down is a 502 with a sentence, and the next request finds it again', async () => {
  expect((await ask(`${page.url}/v1/runs`)).status).toBe(200);
  await upstream.down();
  const down = await ask(`${page.url}/v1/runs`);
  expect([down.status, down.headers['cache-control']]).toEqual([502, 'no-store']);
  expect(JSON.parse(down.body)).toEqual({
    detail: `The Skyvern server at ${upstream.url} is not running: the connection was refused.`,
  });
  await upstream.up();
  expect((await ask(`${page.url}/v1/runs`)).status).toBe(200);
});

test('a kept connection that the server has closed meanwhile costs nothing', async () => {
  for (let round = 0; round < 3; round++) {
    expect((await ask(`${page.url}/v1/runs`)).status).toBe(200);
    await upstream.down();
    await upstream.up();
  }
});

test('without a key nothing is added, and the page’s own is still not passed on', async () => {
  const keyless = await pageServer({ SKYVERN_API_URL: upstream.url });
  await ask(`${keyless.url}/v1/runs`, { headers: { 'x-api-key': 'mine' } });
  expect(asked[0]?.headers).not.toHaveProperty('x-api-key');
  await keyless.stop();
});

test('a server behind a path is asked behind that path', async () => {
  const prefixed = await pageServer({ SKYVERN_API_URL: `${upstream.url}/sky/v1`, SKYVERN_API_KEY: KEY });
  void ask(`${prefixed.url}/v1/runs?page=1`).catch(() => {});
  await expect.poll(() => asked.map(({ url }) => url)).toEqual(['/sky/v1/runs?page=1']);
  await prefixed.stop();
});
