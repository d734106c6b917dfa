import type { Request } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { leave, startLiveServer, type LivePage, type LiveServer } from './liveServer.ts';
import { expect, test } from './test.ts';

const WAIT = { timeout: 20_000, interval: 50 };

let live: LiveServer;
beforeAll(async () => {
  live = await startLiveServer();
});
afterAll(() => live.stop());

const asked = (page: LivePage) =>
  page.watched.requests.filter((line) => line === `GET /v1/runs/${page.runId}`).length;

/** Looks away from the page, or back at it. */
const look = (page: LivePage, state: 'hidden' | 'visible') =>
  page.page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
    Object.defineProperty(document, 'hidden', { value: now === 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, state);

/**
 * How often the run is asked for while so many seconds of the page's clock pass, in ticks. An answer comes between two
 * of them and takes one or two: the page asks no sooner than five times as long after it.
 */
async function askedIn({ page, runId }: LivePage, seconds: number, tickMs: number): Promise<number> {
  let asks = 0;
  let open = 0;
  const isRun = (request: Request) => new URL(request.url()).pathname === `/v1/runs/${runId}`;
  const onAsk = (request: Request) => {
    if (isRun(request)) asks++;
    open++;
  };
  const onEnd = () => {
    open--;
  };
  page.on('request', onAsk).on('requestfinished', onEnd).on('requestfailed', onEnd);
  for (let passed = 0; passed < seconds * 1_000; passed += tickMs) {
    await page.clock.runFor(tickMs);
    await expect.poll(() => open, WAIT).toBeLessThanOrEqual(0);
  }
  page.off('request', onAsk).off('requestfinished', onEnd).off('requestfailed', onEnd);
  return asks;
}

test('a page that nobody looks at asks every ten seconds, and at once when it is looked at again', async ({
  browser,
}) => {
  const page = await live.watch(browser, await live.start('shop-product-lookup', 6), { clock: true });
  // Every two seconds, give or take the one under way at either end.
  expect(await askedIn(page, 8, 100)).toBeGreaterThanOrEqual(3);

  await look(page, 'hidden');
  await askedIn(page, 3, 1_000); // what was on its way when it was hidden
  const hidden = await askedIn(page, 30, 1_000);
  expect(hidden).toBeGreaterThanOrEqual(2);
  expect(hidden).toBeLessThanOrEqual(4);

  const before = asked(page);
  await look(page, 'visible');
  await expect.poll(() => asked(page), WAIT).toBe(before + 1);
  await leave(page);
});

test('a server that is down for half a minute is waited for in words, and everything goes on when it is back', async ({
  browser,
}) => {
  const page = await live.watch(browser, await live.start('shop-product-lookup', 6), { clock: true });
  const { clock } = page.page;
  const bar = page.page.locator('[data-connection="reconnecting"]');
  const rows = page.page.locator('[role=treeitem]');
  await rows.first().waitFor();

  await live.server.down();
  await clock.runFor(2_500);
  await bar.waitFor();
  await page.isLive('stalled');
  for (let second = 0; second < 30; second += 6) {
    await clock.runFor(6_000);
    await page.page.waitForLoadState('networkidle');
  }
  // While a try is under way there is no next one to count down to.
  const said = async () => {
    await clock.runFor(250);
    return bar.innerText();
  };
  await expect.poll(said, WAIT).toMatch(/Trying again in \d+ s\.\s+Last update [34]\d s ago\./);
  expect(await rows.count()).toBeGreaterThan(0);
  await page.isStatus('running');

  await live.server.up();
  await live.server.world.live.step(page.runId, 5);
  await page.button('Retry now').click();
  // The bar does not go from under a hand that has just pressed.
  await clock.runFor(1_500);
  await bar.waitFor({ state: 'hidden' });
  await page.isCounted(4);
  await clock.runFor(16_000);
  await page.isLive('live');
  await leave(page);
});
