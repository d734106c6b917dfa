import { afterAll, beforeAll } from 'vitest';
import { leave, startLiveServer, type LivePage, type LiveServer } from './liveServer.ts';
import { expect, test } from './test.ts';

const WAIT = { timeout: 20_000, interval: 50 };

let live: LiveServer;
beforeAll(async () => {
  live = await startLiveServer();
});
afterAll(() => live.stop());

/** Lets the run go on, and the page ask for it. */
async function goOn(page: LivePage, steps: number): Promise<void> {
  await live.server.world.live.step(page.runId, steps);
  await page.pollNow();
}

const sent = (page: LivePage) => live.server.control.filter(({ id }) => id === page.runId);

const LOW = { viewport: { width: 1440, height: 620 } };

/** Whether the newest item of the timeline is wholly in its window. */
async function newestInView(page: LivePage): Promise<boolean> {
  const reached = page.tree.locator('[role=treeitem]:not([data-status=ghost])');
  const [row, tree] = [await reached.last().boundingBox(), await page.tree.boundingBox()];
  return Boolean(row && tree && row.y >= tree.y - 1 && row.y + row.height <= tree.y + tree.height + 1);
}

/** Turns the wheel back over the timeline until it stands still again; it no longer follows then. */
async function lookBack(page: LivePage): Promise<void> {
  const top = () => page.tree.evaluate((tree) => tree.scrollTop);
  const before = await top();
  await page.tree.hover();
  await page.page.mouse.wheel(0, -60);
  await page.following.waitFor({ state: 'hidden' });
  await expect.poll(top, WAIT).toBeLessThan(before);
}

test('a timeline grows at its end: in view while it is followed, out of the way while something else is read', async ({
  browser,
}) => {
  const page = await live.watch(browser, await live.start('shipment-loop-then-code-error', 3), {
    context: LOW,
  });
  await page.following.waitFor();
  await page.button('Expand all').click();
  await page.isCounted(8);
  await goOn(page, 1);
  await page.isCounted(12);
  await expect.poll(() => newestInView(page), WAIT).toBe(true);

  await lookBack(page);
  const id = (await page.tree.locator('[data-kind=action]').nth(6).getAttribute('data-item-id')) ?? '';
  const stood = await page.row(id).boundingBox();
  await goOn(page, 1);
  await expect.poll(() => page.button('Jump to latest').innerText(), WAIT).toMatch(/^\d+ new/);
  expect(await page.row(id).boundingBox()).toEqual(stood);
  await page.button('Jump to latest').click();
  await page.following.waitFor();
  await expect.poll(() => newestInView(page), WAIT).toBe(true);
  await leave(page);
});

test('the live picture is drawn, is lost with its socket and comes back by itself', async ({ browser }) => {
  const page = await live.watch(browser, await live.start('shop-product-lookup', 6));
  await page.isLive('live');
  expect(await page.picture.evaluate((canvas: HTMLCanvasElement) => canvas.width)).toBe(560);
  await page.browser.getByRole('link', { name: /shop\.northwind\.example/ }).waitFor();
  live.server.dropSockets();
  await page.isLive('stalled');
  await page.browser.getByText('This is the last picture. Connecting again.').waitFor();
  await page.isLive('live');
  await leave(page);
});

test('while an item is looked at nothing is streamed; one key leads back to the live picture', async ({
  browser,
}) => {
  const page = await live.watch(browser, await live.start('shop-product-lookup', 8));
  await page.isLive('live');
  const action = page.tree.locator('[data-kind=action]').first();
  await page.select((await action.getAttribute('data-item-id')) ?? '');
  await page.details.waitFor();
  expect(await page.browser.locator('[data-live-state]').count()).toBe(0);
  const now = page.page.getByRole('group', { name: 'The run now' });
  expect(await now.innerText()).toMatch(/^Live\s+Last:/);
  await page.page.keyboard.press('l');
  await page.isLive('live');
  expect(page.query('item')).toBeNull();
  await leave(page);
});

test('what is done on the picture reaches the page at its place, whatever size the picture has', async ({
  browser,
}) => {
  const page = await live.watch(browser, await live.start('shop-product-lookup', 6), {
    context: { permissions: ['clipboard-read', 'clipboard-write'] },
  });
  await page.isLive('live');
  await page.page.getByText('the agent keeps working').waitFor();
  await page.button('Take Control').click();
  await page.button('Release Control').waitFor();
  await page.page
    .getByText(/You and the agent both act now/)
    .first()
    .waitFor();
  await expect.poll(() => sent(page).map(({ message }) => message['kind']), WAIT).toEqual(['take-control']);

  const heard = () => sent(page).map(({ message }) => message);
  const presses = () => heard().filter((message) => message['eventType'] === 'mousePressed');
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1100, height: 700 },
  ]) {
    await page.page.setViewportSize(size);
    const count = presses().length;
    const box = await page.pictureBox();
    await page.page.mouse.click(box.x + box.width * 0.25, box.y + box.height * 0.5);
    await expect.poll(() => presses().length, WAIT).toBe(count + 1);
    const press = presses().at(-1);
    expect(Math.abs(Number(press?.['x']) - 320)).toBeLessThanOrEqual(1);
    expect(Math.abs(Number(press?.['y']) - 400)).toBeLessThanOrEqual(1);
    expect(press).toMatchObject({ button: 'left', clickCount: 1 });
  }

  await page.page.mouse.wheel(0, 240);
  await page.page.keyboard.type('hé');
  await page.page.keyboard.press('Tab');
  await page.page.keyboard.press('Control+a');
  await page.page.evaluate(() => navigator.clipboard.writeText('p'));
  await page.page.keyboard.press('Control+v');
  const keys = () =>
    heard()
      .filter(({ kind, eventType }) => kind === 'keyEvent' && eventType !== 'keyUp')
      .map(({ key, text }) => (typeof text === 'string' ? `${text}!` : key));
  await expect.poll(keys, WAIT).toEqual(['h!', 'é!', 'Tab', 'Control', 'a', 'Control', 'p!']);
  expect(heard().find(({ kind }) => kind === 'wheelEvent')).toMatchObject({ deltaX: 0, deltaY: 240 });
  expect(sent(page).every(({ accepted }) => accepted)).toBe(true);

  const address = page.page.getByRole('textbox', { name: 'Address' });
  await address.fill('shop.example/next');
  await address.press('Enter');
  await page.button('Reload the page').click();
  await expect
    .poll(() => heard().slice(-2), WAIT)
    .toEqual([{ kind: 'navigateEvent', url: 'https://shop.example/next' }, { kind: 'reloadEvent' }]);

  const box = await page.pictureBox();
  await page.page.mouse.click(box.x + 5, box.y + 5);
  await page.page.keyboard.press('Escape');
  await page.button('Take Control').waitFor();
  await expect.poll(() => heard().at(-1), WAIT).toEqual({ kind: 'cede-control' });
  await leave(page);
});

test('control that is lost is asked for again, and leaving the picture gives it back', async ({
  browser,
}) => {
  const page = await live.watch(browser, await live.start('shop-product-lookup', 6));
  await page.isLive('live');
  await page.button('Take Control').click();
  await page.button('Release Control').waitFor();
  live.server.dropSockets();
  await page.page.locator('[data-control="reconnecting"]').waitFor();
  await page.button('Release Control').waitFor();
  await page.openTab('Output');
  const kinds = () => sent(page).map(({ message }) => message['kind']);
  await expect.poll(kinds, WAIT).toEqual(['take-control', 'take-control', 'cede-control']);
  await leave(page);
});

test('a paused run is approved in its block’s own words, and goes on', async ({ browser }) => {
  const page = await live.watch(browser, await live.start('login-totp-approval', 60));
  await page.isStatus('paused');
  await page.page.getByText('Check the balance before the report is filed.').first().waitFor();
  await page.button('File report').click();
  await page.isStatus('running');
  await expect.poll(() => page.button('File report').count(), WAIT).toBe(0);
  expect(live.server.sent.at(-1)).toMatchObject({
    method: 'POST',
    url: `/v1/workflows/runs/${page.runId}/continue`,
  });
  await leave(page);
});

test('a code reaches the run that waits for it', async ({ browser }) => {
  const runId = 'wr_709942115731939108';
  await live.server.world.live.step(runId, 60);
  const page = await live.watch(browser, runId);
  await page.page.getByText('Waiting for a verification code').waitFor();
  expect(await page.page.title()).toMatch(/^⏸ /);
  await page.page.getByRole('textbox', { name: 'Code' }).fill('123456');
  await page.button('Send code').click();
  await page.page.getByText('Waiting for a verification code').waitFor({ state: 'hidden' });
  expect(JSON.parse(live.server.sent.at(-1)?.body ?? '')).toEqual({
    totp_identifier: 'ops@harborline.example',
    content: '123456',
    workflow_run_id: runId,
  });
  expect(await page.page.title()).toMatch(/^▶ /);
  await leave(page);
});

test('a run that is canceled in the middle shows its block as left behind, then as the server ended it', async ({
  browser,
}) => {
  const page = await live.watch(browser, await live.start('shop-product-lookup', 6));
  const blocks = page.tree.locator('[data-kind=block]');
  await expect.poll(() => blocks.first().getAttribute('data-status'), WAIT).toBe('running');
  await page.button('Cancel').click();
  await page.button('Cancel run').click();
  await page.isStatus('canceled');
  await expect.poll(() => blocks.first().getAttribute('data-status'), WAIT).toBe('interrupted');
  expect(await page.browser.locator('[data-live-state]').count()).toBe(0);
  await goOn(page, 3);
  await expect.poll(() => blocks.first().getAttribute('data-status'), WAIT).toBe('canceled');
  await leave(page);
});

test('the end of a watched run shows its result, moves no row and is said once', async ({ browser }) => {
  const page = await live.watch(browser, await live.start('shipment-loop-then-code-error', 6), {
    context: LOW,
  });
  await page.isLive('live');
  await page.page.evaluate(() => {
    const region = document.querySelector('[role=status][aria-label="Run updates"]');
    const heard: string[] = [];
    Reflect.set(globalThis, 'heard', heard);
    new MutationObserver(() => heard.push(region?.textContent ?? '')).observe(region as Node, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await page.button('Expand all').click();
  await expect.poll(() => newestInView(page), WAIT).toBe(true);
  await lookBack(page);
  const id = (await page.tree.locator('[data-kind=action]').nth(4).getAttribute('data-item-id')) ?? '';
  const stood = (await page.row(id).boundingBox())?.y ?? NaN;
  await live.server.world.live.finish(page.runId);
  await page.pollNow();
  await page.isStatus('failed');
  await page.region('Failure Reason').waitFor();
  await expect.poll(() => page.selectedId(), WAIT).not.toBeNull();
  await page.button('Rerun').waitFor();
  expect(await page.browser.locator('[data-live-state]').count()).toBe(0);
  await expect
    .poll(async () => Math.abs(((await page.row(id).boundingBox())?.y ?? 0) - stood), WAIT)
    .toBeLessThan(2);
  await page.pollNow();
  expect(await page.page.evaluate(() => Reflect.get(globalThis, 'heard') as string[])).toEqual([
    'The run is now failed: Stopped by an error.',
  ]);
  expect(await page.page.title()).toMatch(/^✕ /);
  await leave(page);
});
