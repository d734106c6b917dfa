import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startTestServer, type TestServer } from '../server/testServer.ts';
import { startRun } from './liveServer.ts';
import { recordedRun } from './recorded.ts';
import { brokenRules, RunPage } from './runPage.ts';
import { startApp, type StartedApp } from './startApp.ts';
import { expect, expectClean, test } from './test.ts';
import { watchedPage, type WatchedPage } from './watchedPage.ts';

const WAIT = { timeout: 20_000 };
const { run_id: RUN, title: TITLE } = recordedRun('shop-product-lookup');

let server: TestServer;
let app: StartedApp;
beforeAll(async () => {
  server = await startTestServer();
  app = await startApp({ SKYVERN_API_URL: server.url, SKYVERN_API_KEY: server.key });
});
beforeEach(() => server.override(null));
afterAll(async () => {
  await app.stop();
  await server.stop();
});

async function onPage(browser: Browser, act: (watched: WatchedPage) => Promise<void>): Promise<void> {
  const watched = await watchedPage(browser, app.url, { timezoneId: 'Europe/Berlin' });
  await act(watched);
  await watched.close();
  expectClean(watched);
}

const table = (page: Page) => page.getByRole('table', { name: 'Runs' });
const links = (page: Page) => table(page).locator('a[data-run-link]');
const rowOf = (page: Page, runId: string): Locator =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: runId, exact: true }) });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search runs' });
const query = (page: Page) => new URL(page.url()).search;

test('a list of runs is searched, filtered, paged and opened, and all of it stands in the address', ({
  browser,
}) =>
  onPage(browser, async ({ page, context }) => {
    await page.goto('/runs');
    await table(page).waitFor();
    expect(await table(page).getByRole('columnheader').allInnerTexts()).toEqual([
      'Parameters',
      'Run ID',
      'Detail',
      'Status',
      'Trigger',
      'Created',
      'Duration',
    ]);
    expect(await links(page).count()).toBe(10);

    await page.getByRole('button', { name: 'Next' }).click();
    await expect.poll(() => query(page), WAIT).toBe('?page=2');
    await page.getByRole('combobox', { name: 'Rows per page' }).selectOption('50');
    await expect.poll(() => query(page), WAIT).toBe('?size=50');
    await expect.poll(() => links(page).count(), WAIT).toBe(50);
    await page.goBack();
    await expect.poll(() => query(page), WAIT).toBe('?page=2');
    await expect.poll(() => links(page).count(), WAIT).toBe(10);
    await page.goForward();

    // Search: while one types, from three characters, by the value of a parameter; what holds it is marked.
    await page.keyboard.press('/');
    await page.keyboard.type('Trailhead');
    await expect.poll(() => query(page), WAIT).toBe('?q=Trailhead&size=50');
    await rowOf(page, RUN).waitFor();
    const words = (TITLE ?? '').slice(2, 12);
    await search(page).fill(words.toUpperCase());
    await expect.poll(() => page.locator('mark').allInnerTexts(), WAIT).toContain(words);
    await search(page).fill('');

    await page.getByRole('button', { name: 'Status', exact: true }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Failed' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => query(page), WAIT).toBe('?status=failed&size=50');
    const statuses = () =>
      table(page)
        .locator('[data-run-status]')
        .evaluateAll((badges: HTMLElement[]) => [...new Set(badges.map((one) => one.dataset['runStatus']))]);
    await expect.poll(statuses, WAIT).toEqual(['failed']);
    await page.reload();
    await expect.poll(statuses, WAIT).toEqual(['failed']);
    await page.getByRole('button', { name: 'Trigger', exact: true }).click();
    await page.getByRole('menuitemcheckbox', { name: 'API' }).click();
    await page.keyboard.press('Escape');
    await page.getByText(/of the \d+ runs on this page\. The server cannot filter by trigger/).waitFor();
    expect(query(page)).toBe('?status=failed&trigger=api&size=50');
    expect(await brokenRules(page)).toEqual([]);
    for (const filter of ['Failed', 'API'])
      await page.getByRole('button', { name: `${filter}: remove this filter` }).click();
    await expect.poll(() => query(page), WAIT).toBe('?size=50');

    // Times: on the reader's clock, and to the second on both where one looks closer.
    const time = rowOf(page, RUN).locator('time');
    expect(await time.innerText()).toBe('22 Nov 17:56');
    await time.hover();
    await page
      .getByRole('tooltip')
      .getByText(/22 Nov 2026,? 17:56:\d\d.*16:56:\d\d UTC/)
      .waitFor();

    // Parameters are read when they are unfolded.
    const asked = () => server.log.filter((line) => line === `GET /v1/runs/${RUN}`).length;
    const before = asked();
    const fold = page.getByRole('button', { name: `Parameters of ${RUN}` });
    await fold.click();
    await page
      .locator('[data-parameter="product"]')
      .or(page.locator('[data-parameter]'))
      .first()
      .getByText('Trailhead 40L Backpack')
      .waitFor();
    expect(asked()).toBe(before + 1);

    // The keyboard: from row to row, open, and back to where one was.
    await links(page).nth(0).focus();
    await page.keyboard.press('ArrowDown');
    const second = (await links(page).nth(1).innerText()).trim();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).pathname, WAIT).toBe(`/runs/${second}/overview`);
    await page.goBack();
    await table(page).waitFor();
    expect(query(page)).toBe('?size=50');

    // A new tab, from the link and from elsewhere in its row.
    for (const place of [
      rowOf(page, RUN).getByRole('link', { name: RUN }),
      rowOf(page, RUN).locator('time'),
    ]) {
      const [opened] = await Promise.all([
        context.waitForEvent('page'),
        place.click({ modifiers: ['ControlOrMeta'] }),
      ]);
      await new RunPage(opened).status.waitFor();
      expect(new URL(opened.url()).pathname).toBe(`/runs/${RUN}/overview`);
      await opened.close();
    }
    expect(new URL(page.url()).pathname).toBe('/runs');
    await rowOf(page, RUN).locator('time').click();
    await expect.poll(() => new URL(page.url()).pathname, WAIT).toBe(`/runs/${RUN}/overview`);

    // Any id opens its run.
    await page.goBack();
    await search(page).fill('tsk_v2_599942741349198086');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => new URL(page.url()).pathname, WAIT)
      .toBe('/runs/tsk_v2_599942741349198086/overview');
  }));

test('runs that are not over go on in the list by themselves', ({ browser }) =>
  onPage(browser, async ({ page }) => {
    await page.clock.install();
    const runId = await startRun(server, 'shop-product-lookup', 2);
    await page.goto('/runs?size=50');
    const status = () => rowOf(page, runId).locator('[data-run-status]').getAttribute('data-run-status');
    await expect.poll(status, WAIT).toMatch(/queued|running/);
    const goOn = async () => {
      await page.clock.runFor(2_500);
      return status();
    };
    const time = rowOf(page, runId).locator('time');
    expect(await time.innerText()).toMatch(/^(?:Today|Yesterday) \d\d:\d\d$/);
    await time.hover();
    await page.clock.runFor(1_000);
    await page
      .getByRole('tooltip')
      .getByText(/(?:just now|ago).* UTC/)
      .waitFor();
    await page.mouse.move(0, 0);
    await server.world.live.step(runId, 4);
    await expect.poll(goOn, WAIT).toBe('running');
    expect(await rowOf(page, runId).innerText()).toMatch(/\d+ s/);
    // An answer that fails changes nothing of what stands, and says so until the next.
    server.override((_method, url) =>
      url.startsWith('/v1/runs?') ? { status: 503, headers: {}, body: null } : null,
    );
    await expect
      .poll(async () => {
        await page.clock.runFor(2_500);
        return page.getByText(/Showing what was loaded before\./).count();
      }, WAIT)
      .toBe(1);
    expect(await status()).toBe('running');
    server.override(null);
    await server.world.live.finish(runId);
    await expect.poll(goOn, WAIT).toBe('completed');
    expect(await page.getByText(/Showing what was loaded before\./).count()).toBe(0);
  }));

test('while it loads, when it fails, and where there is none, the list says so', ({ browser }) =>
  onPage(browser, async ({ page }) => {
    let release = false;
    server.override((_method, url) => (url.startsWith('/v1/runs?') && !release ? { delayMs: 1_500 } : null));
    await page.goto('/runs');
    await page.getByLabel('Loading the runs').waitFor();
    await table(page).waitFor();
    release = true;
    for (const [answer, words] of [
      [{ status: 500, body: '{"error":"Unexpected error: OperationalError"}' }, /The server had a problem/],
      [{ status: 403, body: '{"detail":"Invalid credentials"}' }, /No access to the runs/],
      [
        { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Sign in</h1>' },
        /could not be read/,
      ],
      [
        {
          status: 503,
          body: '{"detail":"This run list could not be computed in time. Please retry shortly."}',
        },
        /The server had a problem/,
      ],
      [{ fault: 'network' as const }, /The server had a problem|cannot be reached/],
    ] as const) {
      server.override((_method, url) => (url.startsWith('/v1/runs?') ? answer : null));
      await page.goto('/runs');
      await page.getByRole('heading', { name: words }).waitFor();
      server.override(null);
      await page.getByRole('button', { name: 'Try again' }).click();
      await table(page).waitFor();
    }
    await page.goto('/runs?q=no-run-holds-this');
    await page.getByText('No matches').waitFor();
    await page.getByRole('button', { name: 'Show all runs' }).click();
    await table(page).waitFor();
    server.override((_method, url) => (url.startsWith('/v1/runs?') ? { status: 200, body: '[]' } : null));
    await page.goto('/runs');
    await page.getByText('No runs yet').waitFor();
    await page.goto('/runs?page=7');
    await page.getByText('No more runs').waitFor();
  }));
