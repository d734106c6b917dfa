import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, pageServer } from './servers.ts';

let page: Awaited<ReturnType<typeof pageServer>>;
beforeAll(async () => {
  page = await pageServer({ SKYVERN_CONNECT_HOSTS: 'https://api.example.org' });
});
afterAll(() => page.stop());

test('every address of the page is answered with the page, under its policy', async () => {
  for (const path of ['/', '/runs', '/runs/wr_1/overview?item=act_2']) {
    const { status, headers, body } = await ask(page.url + path, { headers: { accept: 'text/html' } });
    expect([status, body.includes('The page')]).toEqual([200, true]);
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).toContain(
      "connect-src 'self' https://api.example.org wss://api.example.org",
    );
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  }
});

test('config.json comes from the environment, not from the file, and is never kept', async () => {
  const { headers, body } = await ask(`${page.url}/config.json?again`);
  expect(JSON.parse(body)).toEqual({
    mode: 'direct',
    apiBase: '',
    upstreamOrigin: null,
    appUrl: null,
    connectHosts: ['https://api.example.org'],
  });
  expect(headers['cache-control']).toBe('no-store');
});

test('a built file is kept for long; one that is gone is a 404 and not the page', async () => {
  const there = await ask(`${page.url}/assets/app-1.js`);
  expect([there.status, there.headers['cache-control']]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ]);
  const gone = await ask(`${page.url}/assets/app-0.js`, { headers: { accept: '*/*' } });
  expect([gone.status, gone.headers['cache-control']]).toEqual([404, 'no-store']);
});

test('a demo is marked as one', async () => {
  const demo = await pageServer({}, 'demo');
  expect(JSON.parse((await ask(`${demo.url}/config.json`)).body)).toMatchObject({
    mode: 'demo',
    upstreamOrigin: null,
  });
  await demo.stop();
});

test('without a server behind it the API’s addresses hold nothing', async () => {
  expect((await ask(`${page.url}/v1/runs`, { headers: { accept: 'application/json' } })).status).toBe(404);
});
