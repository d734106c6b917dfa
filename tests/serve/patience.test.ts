import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { forwardHttp } from '~/serve/proxy/forwardHttp.ts';
import { forwardUpgrade } from '~/serve/proxy/forwardUpgrade.ts';
import { createUpstream } from '~/serve/proxy/upstream.ts';
import { ask, openSocket, upstreamServer } from './servers.ts';

const LIMITS = { connectMs: 150, answerMs: 150, idleMs: 150 };
const cleanup: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of cleanup.splice(0)) await stop();
});

/** A bare proxy of little patience in front of `answer`. */
async function impatient(answer: http.RequestListener) {
  const server = upstreamServer(answer, () => {});
  await server.up();
  const upstream = createUpstream(new URL(server.url), 'the.key', LIMITS);
  const proxy = http.createServer((request, response) => forwardHttp(upstream, request, response));
  proxy.on('upgrade', (request, socket, head) => forwardUpgrade(upstream, request, socket, head));
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  cleanup.push(
    () => proxy.close(),
    () => server.down(),
  );
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, origin: server.url };
}

test('a server that takes a request and says nothing is a 504 that says how long it was given', async () => {
  const { url, origin } = await impatient(() => {});
  const { status, body } = await ask(`${url}/v1/runs`);
  expect(status).toBe(504);
  expect(JSON.parse(body)).toEqual({
    detail: `The Skyvern server at ${origin} gave no answer within 0.15 s.`,
  });
});

test('an answer that stops in the middle breaks off', async () => {
  const { url } = await impatient((_, response) => void response.writeHead(200).write('half'));
  await expect(ask(`${url}/v1/runs`)).rejects.toThrow();
});

test('a socket that is never opened is refused, without the address that holds the key', async () => {
  const { url } = await impatient(() => {});
  const { status, body } = await openSocket(`${url}/v1/stream/x`);
  expect(status).toBe(504);
  expect(body).not.toContain('the.key');
});
