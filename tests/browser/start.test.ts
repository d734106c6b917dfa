import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, inject } from 'vitest';
import { startApp, type StartedApp } from './startApp.ts';
import { expect, test } from './test.ts';

const running: { stop: () => unknown }[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});
const started = async (env: Record<string, string>, args: string[] = []): Promise<StartedApp> => {
  const app = await startApp(env, args);
  running.push(app);
  return app;
};

test('the first line on stdout is the server’s own address, then what it is connected to, never the key', async () => {
  const key = inject('proxyKey');
  const app = await started({ SKYVERN_API_URL: 'http://127.0.0.1:9', SKYVERN_API_KEY: key });
  await expect.poll(app.output, { timeout: 10_000 }).toContain('is not running');
  expect(app.output()).toMatch(/^http:\/\/localhost:\d+\/\n/m);
  expect(app.output().indexOf(app.url)).toBeLessThan(app.output().indexOf('127.0.0.1:9'));
  expect(app.output()).not.toContain(key);
  expect((await fetch(app.url)).status).toBe(200);
});

test('without a server it serves the demo and says how to name one', async () => {
  const app = await started({});
  await expect.poll(app.output).toMatch(/Demo data.*SKYVERN_API_URL/);
  expect(await (await fetch(`${app.url}/config.json`)).json()).toMatchObject({ mode: 'demo' });
});

test('a key that the server refuses is said at the start', async () => {
  const server = http.createServer(
    (_, response) =>
      void response
        .writeHead(403, { 'content-type': 'application/json' })
        .end('{"detail":"Invalid credentials"}'),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  running.push({ stop: () => server.close() });
  const app = await started({
    SKYVERN_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    SKYVERN_API_KEY: 'wrong',
  });
  await expect.poll(app.output, { timeout: 10_000 }).toMatch(/refuses the key \(Invalid credentials\)/);
});

test('a port that is taken and a setting that cannot be meant end it with a sentence', async () => {
  const app = await started({});
  await expect(startApp({ PORT: new URL(app.url).port })).rejects.toThrow(/already in use/);
  await expect(startApp({ SKYVERN_API_URL: 'nowhere' })).rejects.toThrow(
    /SKYVERN_API_URL is not an http\(s\) address/,
  );
});

test('with hot reload the same page is served from its sources', async () => {
  const app = await started({}, ['--dev']);
  const page = await (await fetch(app.url, { headers: { accept: 'text/html' } })).text();
  expect(page).toContain('/src/main.tsx');
  expect(await (await fetch(`${app.url}/config.json`)).json()).toMatchObject({ mode: 'demo' });
});
