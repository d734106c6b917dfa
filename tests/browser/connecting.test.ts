import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { openSocket } from '../serve/servers.ts';
import { startTestServer, type TestServer } from '../server/testServer.ts';
import { leave, LivePage, startRun } from './liveServer.ts';
import { recordedRun } from './recorded.ts';
import { openRun } from './runPage.ts';
import { startApp } from './startApp.ts';
import { startDirect } from './startDirect.ts';
import { expect, test } from './test.ts';
import { watchedPage, type WatchedPage } from './watchedPage.ts';

const WAIT = { timeout: 20_000 };
const { run_id: RUN } = recordedRun('shop-product-lookup');

/** Opens its answers to other origins, which the second one does not. */
let open: TestServer;
let closed: TestServer;
/** Some other web server. */
let other: http.Server;
let direct: Awaited<ReturnType<typeof startDirect>>;
const hosts = () => [open.url, closed.url, urlOf(other), NOBODY];
const NOBODY = 'http://127.0.0.1:9';
const urlOf = (server: http.Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
beforeAll(async () => {
  open = await startTestServer({ cors: true });
  closed = await startTestServer();
  other = http.createServer((_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html',
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
    });
    response.end('<h1>Welcome to nginx!</h1>');
  });
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  direct = await startDirect(hosts());
});
beforeEach(() => open.override(null));
afterAll(async () => {
  other.close();
  await direct.stop();
  await open.stop();
  await closed.stop();
});

const settings = ({ page }: WatchedPage) => page.getByRole('dialog', { name: 'Settings' });
async function openSettings(watched: WatchedPage): Promise<void> {
  await watched.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await settings(watched).waitFor();
}

/** The page was clean; the browser itself tells of answers that a server does not open. */
async function end(watched: WatchedPage): Promise<void> {
  await watched.close();
  expect(watched.seen.consoleErrors.filter((line) => !/CORS policy/.test(line))).toEqual([]);
}

const says = (status: number, body: object) => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

test('“Test connection” tells each way in which a server is not reached, and what to do', async ({
  browser,
}) => {
  const watched = await watchedPage(browser, direct.url, {
    asks: [...hosts(), ...hosts().map((host) => host.replace('http', 'ws'))],
  });
  await watched.page.goto('/runs');
  await openSettings(watched);
  const dialog = settings(watched);
  const tried = async (server: string, key: string, words: RegExp) => {
    await dialog.getByLabel('Server', { exact: true }).fill(server);
    await dialog.getByLabel('API key', { exact: true }).fill(key);
    await dialog.getByRole('button', { name: 'Test connection' }).click();
    await expect
      .poll(() => dialog.getByRole('status').innerText(), { ...WAIT, message: server })
      .toMatch(words);
  };
  await tried('localhost:8000', '', /This is no address of a server/);
  await tried(
    'http://elsewhere.example:8000',
    '',
    /This page may not ask http:\/\/elsewhere\.example:8000: .*connectHosts/,
  );
  await tried(NOBODY, '', /Nobody answers at http:\/\/127\.0\.0\.1:9\./);
  await tried(urlOf(other), '', /is not Skyvern: it answered 200 with text\/html/);
  await tried(
    closed.url,
    closed.key,
    new RegExp(`Set ALLOWED_ORIGINS to ${direct.url} on the Skyvern server`),
  );
  await tried(open.url, '', /The key was refused: Invalid credentials/);
  await tried(open.url, 'no.such.key', /The key was refused: Could not validate credentials/);
  open.override(() => says(403, { detail: 'Auth token is expired' }));
  await tried(open.url, `${open.key}x`, /The key was refused: Auth token is expired/);
  open.override(() => says(404, { detail: 'Organization not found' }));
  await tried(open.url, `${open.key}y`, /The key was refused: Organization not found/);
  open.override(() => says(500, { error: 'Unexpected error: OperationalError' }));
  await tried(open.url, `${open.key}z`, /The server had a problem: it answered 500/);
  open.override((_method, url) => (url === '/v1/version' ? says(404, { detail: 'Not Found' }) : null));
  await tried(`${open.url}/api/v1/`, open.key, /^Connected\. The server does not say its version/);
  open.override(null);
  await tried(`${open.url}/v1`, open.key, /^Connected to Skyvern 1\.0\.56$/);
  await end(watched);
});

test('a server that the reader names is asked directly; the key stays in the tab unless it is to be remembered', async ({
  browser,
}) => {
  const watched = await watchedPage(browser, direct.url, {
    asks: [...hosts(), ...hosts().map((host) => host.replace('http', 'ws'))],
  });
  const { page, context } = watched;
  await page.goto('/runs');
  const dialog = settings(watched);
  const connect = async (key: string, remember: boolean) => {
    await dialog.getByLabel('Server', { exact: true }).fill(open.url);
    await dialog.getByLabel('API key', { exact: true }).fill(key);
    await dialog.getByLabel(/own address/).fill('https://skyvern.example.org/');
    await dialog.getByRole('checkbox', { name: /Remember/ }).setChecked(remember);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  await openSettings(watched);
  await connect('no.such.key', false);
  // A key that is refused is said, and a good one is taken without a reload.
  await page.getByRole('heading', { name: 'No access to the runs' }).waitFor();
  await page.getByRole('button', { name: 'Open settings' }).click();
  await connect(open.key, false);
  await page.getByRole('table', { name: 'Runs' }).waitFor();
  const run = await openRun(watched, RUN);
  const edit = await page.getByRole('link', { name: 'Edit' }).getAttribute('href');
  expect(edit).toMatch(/^https:\/\/skyvern\.example\.org\/agents\/wpid_\d+\/build$/);
  await expect
    .poll(async () => (await run.pictureOf((await run.selectedId()) ?? '')).artifactId, WAIT)
    .not.toBeNull();
  const runId = await startRun(open, 'shop-product-lookup', 6);
  await page.goto(`/runs/${runId}`);
  const live = new LivePage(watched, runId);
  await live.isLive('live');

  // A key that runs out while the page is open: what was loaded stays.
  open.override(() => says(403, { detail: 'Auth token is expired' }));
  await live.pollNow();
  await page.locator('[data-connection="refused"]').getByRole('button', { name: 'Open settings' }).waitFor();
  expect(await live.tree.getByRole('treeitem').count()).toBeGreaterThan(0);
  open.override(null);
  await live.button('Retry now').click();
  await page.locator('[data-connection]').waitFor({ state: 'hidden' });

  const stored = () =>
    page.evaluate(() =>
      [JSON.stringify(localStorage), JSON.stringify(sessionStorage)].map((text) => text.includes('apiKey')),
    );
  expect(await stored()).toEqual([false, true]);
  const second = await context.newPage();
  await second.goto('/runs');
  await second.getByRole('heading', { name: 'No server yet' }).waitFor();
  await second.getByRole('button', { name: 'Open settings' }).click();
  await second.getByRole('dialog', { name: 'Settings' }).waitFor();
  await second.goto(`/runs/${RUN}`);
  await second.getByRole('heading', { level: 1, name: 'No server yet' }).waitFor();
  await second.close();
  await page.goto('/runs');
  await openSettings(watched);
  await connect(open.key, true);
  expect(await stored()).toEqual([true, false]);
  const third = await context.newPage();
  await third.goto('/runs');
  await third.getByRole('table', { name: 'Runs' }).waitFor();
  await third.close();
  await end(watched);
});

test('behind a proxy: a wrong key, then a server that goes away and comes back under the open page', async ({
  browser,
}) => {
  const server = await startTestServer();
  const wrong = await startApp({
    SKYVERN_API_URL: server.url,
    SKYVERN_API_KEY: 'eyJhbGciOiJIUzI1NiJ9.d3Jvbmc.a2V5',
  });
  const refused = await watchedPage(browser, wrong.url);
  await refused.page.goto('/runs');
  await refused.page.getByRole('heading', { name: 'No access to the runs' }).waitFor();
  await refused.page.getByText('Could not validate credentials.').waitFor();
  await openSettings(refused);
  await settings(refused).getByRole('button', { name: 'Test connection' }).click();
  await settings(refused)
    .getByText(/The key was refused: Could not validate credentials/)
    .waitFor();
  expect(await settings(refused).getByLabel('API key').count()).toBe(0);
  await refused.close();
  await wrong.stop();

  const right = await startApp({ SKYVERN_API_URL: `${server.url}/api/v1`, SKYVERN_API_KEY: server.key });
  const watched = await watchedPage(browser, right.url);
  const runId = await startRun(server, 'shop-product-lookup', 6);
  await watched.page.goto(`/runs/${runId}`);
  const live = new LivePage(watched, runId);
  await live.isLive('live');
  await server.down();
  await watched.page.locator('[data-connection="reconnecting"]').waitFor(WAIT);
  await live.isLive('stalled');
  await server.world.live.finish(runId);
  await server.up();
  await live.button('Retry now').click();
  await live.isStatus('completed');
  await watched.page.locator('[data-connection]').waitFor({ state: 'hidden' });
  await leave(live);
  await right.stop();
  await server.stop();
});

test('with hot reload the proxy is the same one: key, sockets, and nothing for other sites’ pages', async () => {
  const dev = await startApp({ SKYVERN_API_URL: closed.url, SKYVERN_API_KEY: closed.key }, ['--dev']);
  expect((await fetch(`${dev.url}/v1/runs?page=1`)).status).toBe(200);
  expect(await (await fetch(`${dev.url}/config.json`)).json()).toMatchObject({
    mode: 'proxy',
    upstreamOrigin: closed.url,
  });
  const foreign = { origin: 'https://evil.example.org' };
  expect((await fetch(`${dev.url}/v1/runs`, { headers: foreign })).status).toBe(403);
  const runId = await startRun(closed, 'shop-product-lookup', 6);
  const { status, socket } = await openSocket(`${dev.url}/api/v1/stream/workflow_runs/${runId}`, {
    origin: dev.url,
  });
  expect(status).toBe(101);
  socket?.destroy();
  expect((await openSocket(`${dev.url}/api/v1/stream/workflow_runs/${runId}`, foreign)).status).toBe(403);
  await dev.stop();
});
