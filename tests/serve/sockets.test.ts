import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { nextText, openSocket, pageServer, upstreamServer } from './servers.ts';

const KEY = 'socket.key-1';
let page: Awaited<ReturnType<typeof pageServer>>;
let asked: IncomingMessage[] = [];
let closed = 0;

const upstream = upstreamServer(
  (_, response) => void response.writeHead(403).end(`refused ${KEY}`),
  (request, socket) => {
    asked.push(request);
    socket.on('error', () => {});
    socket.on('end', () => socket.end());
    socket.on('close', () => closed++);
    if (request.url?.startsWith('/v1/stream/refused'))
      return void socket.end(`HTTP/1.1 403 Forbidden\r\ncontent-length: ${KEY.length}\r\n\r\n${KEY}`);
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: yes\r\nSet-Cookie: a=b\r\n\r\nhello',
    );
    if (request.url?.startsWith('/v1/stream/ends')) return void socket.end();
    socket.on('data', (piece: Buffer) => socket.write(`echo ${piece.toString()}`));
  },
);

beforeAll(async () => {
  await upstream.up();
  page = await pageServer({ SKYVERN_API_URL: upstream.url, SKYVERN_API_KEY: KEY });
});
beforeEach(() => {
  asked = [];
  closed = 0;
});
afterAll(async () => {
  await page.stop();
  await upstream.down();
});

test('a socket is joined to the server’s, with the key in the address that only the server sees', async () => {
  const { status, headers, socket } = await openSocket(
    `${page.url}/api/v1/stream/workflow_runs/wr_1?client_id=7&apikey=mine&token=mine`,
    { origin: page.url, cookie: 'a=b' },
  );
  expect(status).toBe(101);
  expect(headers['sec-websocket-accept']).toBe('yes');
  expect(JSON.stringify(headers)).not.toMatch(/socket\.key|a=b/);
  const url = new URL(asked[0]?.url ?? '', 'http://x');
  expect([
    url.pathname,
    url.searchParams.getAll('apikey'),
    url.searchParams.get('token'),
    url.searchParams.get('client_id'),
  ]).toEqual(['/api/v1/stream/workflow_runs/wr_1', [KEY], null, '7']);
  expect(asked[0]?.headers).not.toHaveProperty('cookie');
  if (!socket) throw new Error('no socket');
  expect(await nextText(socket)).toBe('hello');
  socket.write('ping');
  expect(await nextText(socket)).toBe('echo ping');
  socket.destroy();
  await expect.poll(() => closed).toBe(1);
});

test('a server that ends its socket ends the page’s', async () => {
  const { socket } = await openSocket(`${page.url}/v1/stream/ends`);
  if (!socket) throw new Error('no socket');
  socket.resume();
  await new Promise((done) => socket.once('end', done));
});

test('a refused socket says so without the key', async () => {
  const { status, body } = await openSocket(`${page.url}/v1/stream/refused`);
  expect(status).toBe(403);
  expect(JSON.parse(body)).toEqual({
    detail: `The Skyvern server at ${upstream.url} answered 403 and opened no socket.`,
  });
});

test.each<Record<string, string>>([
  { origin: 'https://evil.example.org' },
  { origin: 'null' },
  { host: 'evil.example.org', origin: 'http://evil.example.org' },
])('another site’s page (%j) gets no socket', async (headers) => {
  expect((await openSocket(`${page.url}/v1/stream/x`, headers)).status).toBe(403);
  expect(asked).toEqual([]);
});

test('an address outside the API has no socket', async () => {
  expect((await openSocket(`${page.url}/runs/wr_1`)).status).toBe(404);
});

test('a socket to a server that is down is refused in words, and opens when it is back', async () => {
  await upstream.down();
  const { status, body } = await openSocket(`${page.url}/v1/stream/x`);
  expect(status).toBe(502);
  expect(body).toContain('is not running');
  expect(body).not.toContain(KEY);
  await upstream.up();
  const again = await openSocket(`${page.url}/v1/stream/x`);
  expect(again.status).toBe(101);
  again.socket?.destroy();
});
