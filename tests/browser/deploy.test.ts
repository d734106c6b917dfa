import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { contentSecurityPolicy } from '../../src/serve/contentSecurityPolicy.ts';
import { ask } from '../serve/servers.ts';
import { startTestServer, type TestServer } from '../server/testServer.ts';
import { deploy, installed, readmeBlock, type Product } from './deployed.ts';
import { leave, LivePage, startRun } from './liveServer.ts';
import { recordedRun } from './recorded.ts';
import { openRun } from './runPage.ts';
import { ROOT } from './startApp.ts';
import { expect, test } from './test.ts';
import { watchedPage } from './watchedPage.ts';

const WAIT = { timeout: 20_000 };
const PRODUCTS: Product[] = ['nginx', 'caddy'];
const { run_id: RUN } = recordedRun('shop-product-lookup');
/** Eight minutes of film. */
const LONG = recordedRun('shipment-loop-then-code-error').run_id;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test.for(PRODUCTS)('the configuration for %s in the README has the policy of npm start', (product) => {
  expect(readmeBlock(product)).toContain(`Content-Security-Policy "${contentSecurityPolicy([])}"`);
});

test.for(PRODUCTS)(
  'behind %s, configured as the README says, all works as behind npm start',
  async (product, { browser, skip, onTestFinished }) => {
    const executable = installed(product);
    if (!executable) return skip(`${product} is not installed on this machine`);
    const { url, logs, stop } = await deploy(product, executable, server.url, server.key);
    onTestFinished(stop);
    const get = async (address: string, headers: Record<string, string> = {}) =>
      ask(url + address, { headers });

    const page = await get(`/runs/${RUN}/output`);
    expect([page.status, page.headers['content-security-policy']]).toEqual([200, contentSecurityPolicy([])]);
    expect(page.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-cache',
    });
    const [script = ''] = readdirSync(path.join(ROOT, 'dist/assets')).filter((name) =>
      /^app-.*\.js$/.test(name),
    );
    const code = await get(`/assets/${script}`, { 'accept-encoding': 'gzip' });
    expect([code.status, code.headers['content-encoding']]).toEqual([200, 'gzip']);
    expect(code.headers['cache-control']).toContain('max-age=31536000');
    const gone = await get('/assets/app-older.js');
    expect([gone.status, gone.headers['cache-control']]).toEqual([404, undefined]);

    const sent = server.sent.length;
    // What other sites' pages cause never reaches the server.
    const foreign = [
      { origin: 'https://evil.example.org' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' },
    ];
    for (const headers of foreign)
      expect((await ask(`${url}/v1/runs/${RUN}/cancel`, { method: 'POST', headers })).status).toBe(403);
    expect(
      (await get('/v1/stream/x', { origin: 'null', connection: 'Upgrade', upgrade: 'websocket' })).status,
    ).toBe(403);
    expect(server.sent.length).toBe(sent);
    const own = { origin: url, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' };
    expect((await ask(`${url}/v1/runs/${RUN}/cancel`, { method: 'POST', headers: own })).status).toBe(200);
    const navigation = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await get('/v1/version', navigation)).status).toBe(200);
    // Nothing that a run stored runs with this origin's rights, and no other origin reads what the key opens.
    server.override((_method, address) =>
      address.startsWith('/v1/artifacts/a_1/')
        ? {
            status: 200,
            headers: { 'content-type': 'text/html', 'access-control-allow-origin': '*', 'set-cookie': 'a=b' },
            body: '<script>1</script>',
          }
        : null,
    );
    const document = await get('/v1/artifacts/a_1/content', navigation);
    expect(document.headers['content-security-policy']).toContain("default-src 'none'; sandbox");
    expect(document.headers).not.toHaveProperty('access-control-allow-origin');
    expect(document.headers).not.toHaveProperty('set-cookie');
    server.override(null);

    const watched = await watchedPage(browser, url);
    const bodies: Promise<string>[] = [];
    watched.page.on('response', (response) => bodies.push(response.text().catch(() => '')));
    const run = await openRun(watched, RUN);
    await run.button('Expand all').click();
    await run.select('act_599935740552505838');
    expect((await run.pictureOf('act_599935740552505838')).artifactId).not.toBeNull();
    await openRun(watched, LONG, 'recording');
    const video = run.region('Recording').locator('video').first();
    await expect
      .poll(() => video.evaluate((film: HTMLVideoElement) => film.duration), WAIT)
      .toBeGreaterThan(400);
    await run.page.getByRole('slider', { name: 'Position in the recording' }).fill('400');
    await expect
      .poll(() => video.evaluate((film: HTMLVideoElement) => (film.seeking ? 0 : film.currentTime)), WAIT)
      .toBeGreaterThan(399);

    const liveId = await startRun(server, 'shop-product-lookup', 6);
    await watched.page.goto(`/runs/${liveId}`);
    const live = new LivePage(watched, liveId);
    await live.isLive('live');
    await server.down();
    await live.isLive('stalled');
    await live.page.locator('[data-connection="reconnecting"]').waitFor();
    await server.up();
    await live.button('Retry now').click();
    await live.page.locator('[data-connection]').waitFor({ state: 'hidden' });
    await live.isLive('live');
    expect((await Promise.all(bodies)).filter((body) => body.includes(server.key))).toEqual([]);
    await leave(live);
    expect(logs()).not.toBe('');
    expect(logs()).not.toContain(server.key);
  },
);
