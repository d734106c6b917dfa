import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Browser } from 'playwright-core';
import { startTestServer, type TestServer } from '../server/testServer.ts';
import { recordedRun } from './recorded.ts';
import { brokenRules, openRun, RunPage } from './runPage.ts';
import { startApp, type StartedApp } from './startApp.ts';
import { expect, expectClean, test } from './test.ts';
import { watchedPage, type WatchedPage } from './watchedPage.ts';

/** Journeys in front of a server of this file's own, over real HTTP: what it gets is what was sent. */
let server: TestServer;
let app: StartedApp;
beforeAll(async () => {
  server = await startTestServer();
  app = await startApp({ SKYVERN_API_URL: server.url, SKYVERN_API_KEY: server.key });
});
afterAll(async () => {
  await app.stop();
  await server.stop();
});

let from = 0;
beforeEach(() => {
  from = server.sent.length;
});
const sent = () => server.sent.slice(from).map(({ method, url, body }) => [`${method} ${url}`, body]);

const WAIT = { timeout: 20_000 };
const LOOKUP = recordedRun('shop-product-lookup').run_id;
/** A loop with values that failed. */
const LOOP = recordedRun('shipment-loop-then-code-error').run_id;
/** Runs that begin when they are opened, and are moved by hand. */
const LIVE = 'wr_699937385524981564';
const OTHER_LIVE = 'wr_699942573845475252';

async function journey(browser: Browser, act: (watched: WatchedPage) => Promise<void>): Promise<void> {
  const watched = await watchedPage(browser, app.url);
  await act(watched);
  await watched.close();
  expectClean(watched);
}

const dialog = ({ page }: WatchedPage, name: string) => page.getByRole('dialog', { name });
const pathOf = ({ page }: WatchedPage) => new URL(page.url()).pathname;

test('a rerun with other values reaches the server byte for byte, and the new run leads back', ({
  browser,
}) =>
  journey(browser, async (watched) => {
    const run = await openRun(watched, LOOP);
    await run.button('Rerun').click();
    const form = dialog(watched, 'Rerun');
    await form.getByRole('button', { name: 'Use the 2 that are left' }).click();
    await form
      .getByRole('textbox', { name: 'references' })
      .fill('["HL-99999", 12345678901234567890, {"ä": "\\u0000 “x”"}]');
    await form.getByRole('button', { name: /^Run settings/ }).click();
    await form.getByLabel('Max steps').fill('40');
    await form.getByRole('button', { name: 'Add header to Extra HTTP headers' }).click();
    await form.getByLabel('Name of header 1').fill('X-Trace');
    await form.getByLabel('Value of header 1').fill('again');
    expect(await form.innerText()).toContain('3 changes. Runs version 1');
    expect(await brokenRules(watched.page)).toEqual([]);
    await form.getByRole('button', { name: 'Run again' }).dblclick();
    await expect.poll(() => pathOf(watched), WAIT).toMatch(/^\/runs\/wr_\d+\/overview$/);
    await expect.poll(() => pathOf(watched), WAIT).not.toContain(LOOP);
    expect(sent()).toEqual([
      [
        'POST /v1/run/agents',
        '{"agent_id":"wpid_599937750597200018","parameters":{"references":["HL-99999",12345678901234567890,{"ä":"\\u0000 “x”"}]},"proxy_location":"RESIDENTIAL","extra_http_headers":{"X-Trace":"again"}}',
      ],
    ]);
    expect(server.sent.at(-1)?.headers['x-max-steps-override']).toBe('40');
    await new RunPage(watched.page).status.waitFor();
    await expect.poll(() => watched.page.locator(`a[href="/runs/${LOOP}"]`).count(), WAIT).toBeGreaterThan(0);
  }));

test('a run is repeated exactly by the server’s own retry', ({ browser }) =>
  journey(browser, async (watched) => {
    const run = await openRun(watched, LOOKUP);
    await run.button('Rerun').click();
    await dialog(watched, 'Rerun').getByText('No changes. Runs version 1, as this run did.').waitFor();
    await watched.page.keyboard.press('Enter');
    await expect.poll(() => pathOf(watched), WAIT).not.toContain(LOOKUP);
    expect(sent()).toEqual([[`POST /v1/agents/runs/${LOOKUP}/retry`, null]]);
  }));

test('a webhook that the receiver refuses was not delivered, though the server answers 200', ({ browser }) =>
  journey(browser, async (watched) => {
    const run = await openRun(watched, LOOKUP);
    await run.button('API & Webhooks').click();
    const api = dialog(watched, 'API & Webhooks');
    await api.getByLabel('Send it again to').fill('https://hooks.example/502');
    await api.getByRole('button', { name: 'Replay' }).click();
    const question = dialog(watched, 'Send the webhook?');
    await question.waitFor();
    expect(sent()).toEqual([]);
    await question.getByRole('button', { name: 'Send', exact: true }).click();
    await api.getByText('Not delivered to hooks.example, it answered 502').waitFor();
    expect(sent()).toEqual([
      [`POST /v1/runs/${LOOKUP}/retry_webhook`, '{"webhook_url":"https://hooks.example/502"}'],
    ]);
    expect(await brokenRules(watched.page)).toEqual([]);
  }));

test('a run is stopped in the middle of a block, and nothing keeps running on the page', ({ browser }) =>
  journey(browser, async (watched) => {
    await server.world.live.step(LIVE, 3);
    const run = await openRun(watched, LIVE);
    const running = watched.page.locator('[role=treeitem][data-status=running]');
    await running.first().waitFor();
    await run.button('Cancel').click();
    await dialog(watched, 'Cancel this run?').getByRole('button', { name: 'Cancel run' }).dblclick();
    await expect.poll(() => run.status.getAttribute('data-run-status'), WAIT).toBe('canceled');
    await expect.poll(() => running.count(), WAIT).toBe(0);
    expect(await watched.page.locator('[data-status=interrupted]').count()).toBeGreaterThan(0);
    expect(sent()).toEqual([[`POST /v1/runs/${LIVE}/cancel`, null]]);
    await run.button('Rerun').waitFor();
  }));

test('nothing is sent for a run that ended while the question stood', ({ browser }) =>
  journey(browser, async (watched) => {
    await server.world.live.step(OTHER_LIVE, 3);
    const run = await openRun(watched, OTHER_LIVE, '', { timeline: false });
    await run.button('Cancel').click();
    const question = dialog(watched, 'Cancel this run?');
    await question.waitFor();
    await server.world.live.finish(OTHER_LIVE);
    await question.getByRole('button', { name: 'Cancel run' }).click();
    await watched.page.getByText('It had already finished.').first().waitFor();
    expect(sent()).toEqual([]);
    await run.button('Rerun').waitFor();
  }));
