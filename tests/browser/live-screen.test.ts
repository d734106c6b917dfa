import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { leave, startLiveServer, type LivePage, type LiveServer } from './liveServer.ts';
import { expect, test } from './test.ts';

const WAIT = { timeout: 20_000, interval: 50 };

let live: LiveServer;
beforeAll(async () => {
  live = await startLiveServer({ streaming: 'vnc' });
});
afterAll(() => live.stop());

/** A run inside a session whose screen is shared. */
const watch = async (browser: Browser): Promise<LivePage> =>
  live.watch(browser, await live.start('login-totp-approval', 10));
const screenOf = (page: LivePage) =>
  page.browser.getByRole('group', { name: 'Shared screen of the browser' });
const heard = () => live.server.control.map(({ message }) => message);

test('a session that shares its screen is shown by it, and steered once control is taken', async ({
  browser,
}) => {
  const page = await watch(browser);
  await page.isLive('live');
  const screen = screenOf(page);
  await expect.poll(() => screen.locator('canvas').count(), WAIT).toBe(1);
  await screen.click();
  expect(heard()).toEqual([]);

  await page.button('Take Control').click();
  await page.button('Release Control').waitFor();
  await expect.poll(heard, WAIT).toEqual([{ kind: 'take-control' }]);
  await screen.click();
  await page.page.keyboard.press('a');
  await expect
    .poll(heard, WAIT)
    .toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'rfb-pointer', buttons: 1 }),
        expect.objectContaining({ kind: 'rfb-key', down: true, keysym: 'a'.charCodeAt(0) }),
      ]),
    );
  await page.button('Reload the page').click();
  await expect.poll(() => heard().at(-1), WAIT).toEqual({ kind: 'reload', hard: false });

  await screen.click();
  await page.page.keyboard.press('Escape');
  await page.button('Take Control').waitFor();
  await expect.poll(() => heard().at(-1), WAIT).toEqual({ kind: 'cede-control' });
  const count = heard().length;
  await screen.click();
  await page.page.keyboard.press('b');
  await page.openTab('Output');
  expect(heard().length).toBe(count);
  await leave(page);
});

test('a screen that is lost comes back; one that cannot be had gives way to pictures', async ({
  browser,
}) => {
  const page = await watch(browser);
  await page.isLive('live');
  live.server.dropSockets();
  await page.isLive('stalled');
  await page.isLive('live');
  await expect.poll(() => screenOf(page).locator('canvas').count(), WAIT).toBe(1);

  await page.page.routeWebSocket(/\/stream\/vnc\//, (socket) => socket.close({ code: 1013 }));
  await page.page.reload();
  await page.picture.waitFor();
  await page.isLive('live');
  expect(live.server.log.at(-1)).toContain('force_cdp=true');
  await leave(page);
});
