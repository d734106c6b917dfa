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

/** Waits until the question is answered that is under way: the next one is timed from its answer. */
async function answered(page: LivePage, count: number): Promise<void> {
  await expect.poll(() => asked(page), WAIT).toBe(count);
  await page.page.waitForLoadState('networkidle');
}

/** Looks away from the page, or back at it. */
const look = (page: LivePage, state: 'hidden' | 'visible') =>
  page.page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
    Object.defineProperty(document, 'hidden', { value: now === 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);

test('a page that nobody looks at asks every ten seconds, and at once when it is looked at again', async ({
  browser,
}) => {
  const page = await live.watch(browser, await live.start('shop-product-lookup', 6), { clock: true });
  const { clock } = page.page;
  await clock.runFor(1_000);
  const before = asked(page);
  await clock.runFor(2_000);
  await answered(page, before + 1);

  await look(page, 'hidden');
  await clock.runFor(2_100);
  await answered(page, before + 2); // this one was on its way when it was hidden
  await clock.runFor(9_500);
  expect(asked(page)).toBe(before + 2);
  await clock.runFor(1_000);
  await answered(page, before + 3);

  await look(page, 'visible');
  await answered(page, before + 4);
  await leave(page);
});

test('a server that is down for half a minute is waited for in words, and everything goes on when it is back', async ({
  browser,
}) => {
  const page = await live.watch(browser, await live.start('shop-product-lookup', 6), { clock: true });
  const { clock } = page.page;
  const bar = page.page.locator('[data-connection="reconnecting"]');
  await clock.runFor(1_000);
  await page.isLive('live');
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
  expect(await bar.innerText()).toMatch(/Trying again in \d+ s\.\s+Last update 3\d s ago\./);
  expect(await rows.count()).toBeGreaterThan(0);
  await page.isStatus('running');

  await live.server.up();
  await live.server.world.live.step(page.runId, 5);
  await page.button('Retry now').click();
  await bar.waitFor({ state: 'hidden' });
  await page.isCounted(4);
  await clock.runFor(16_000);
  await page.isLive('live');
  await leave(page);
});
