import { step, watchDemo } from './liveDemo.ts';
import { leave } from './liveServer.ts';
import { recordedRun } from './recorded.ts';
import { openRun, RunPage } from './runPage.ts';
import { expect, test } from './test.ts';

const WAIT = { timeout: 20_000 };
/** A run of the demo that begins when it is opened. */
const LIVE = 'wr_699942573845475252';

test('a run that goes on is canceled after a question, once, and then says canceled', async ({ watched }) => {
  const run = await openRun(watched, LIVE, '', { timeline: false });
  await run.button('Cancel').waitFor();
  expect(await run.button('Rerun').count()).toBe(0);

  await run.button('Cancel').click();
  const question = watched.page.getByRole('dialog', { name: 'Cancel this run?' });
  await question.getByRole('button', { name: 'Keep running' }).click();
  await question.waitFor({ state: 'hidden' });
  expect(watched.requests.filter((line) => line.startsWith('POST'))).toEqual([]);

  await run.button('Cancel').click();
  await question.getByRole('button', { name: 'Cancel run' }).dblclick();
  await expect.poll(() => run.status.getAttribute('data-run-status'), WAIT).toBe('canceled');
  expect(watched.requests.filter((line) => line.startsWith('POST'))).toEqual([
    `POST /v1/runs/${LIVE}/cancel`,
  ]);
  await run.button('Rerun').waitFor();
  expect(await run.button('Cancel').count()).toBe(0);
});

test('a finished run is started again with what it was given, and the new run leads back to it', async ({
  watched,
}) => {
  const { run_id } = recordedRun('shop-product-lookup');
  const run = await openRun(watched, run_id);
  expect(await run.button('Cancel').count()).toBe(0);
  await run.button('Rerun').click();
  const dialog = watched.page.getByRole('dialog', { name: 'Rerun' });
  await dialog.getByRole('button', { name: 'Run again' }).dblclick();
  const path = () => new URL(watched.page.url()).pathname;
  await expect.poll(path, WAIT).toMatch(/^\/runs\/wr_\d+\/overview$/);
  await expect.poll(path, WAIT).not.toContain(run_id);
  const again = new RunPage(watched.page);
  await again.status.waitFor();
  expect(await again.title.innerText()).toContain(recordedRun('shop-product-lookup').title ?? '');
  await expect.poll(() => watched.page.locator(`a[href*="${run_id}"]`).count(), WAIT).toBeGreaterThan(0);
  expect(watched.requests.filter((line) => line.startsWith('POST')).length).toBe(1);
});

test('a run that goes on grows under the reader’s eyes, without moving what was chosen', async ({
  browser,
}) => {
  const run = await watchDemo(browser, 'wr_699937385524981564', 3);
  const first = (await run.rows())[0]?.id ?? '';
  await run.select(first);
  const stood = (await run.row(first).boundingBox())?.y;
  const before = (await run.rows()).length;
  await step(run, 3);
  await expect.poll(async () => (await run.rows()).length, WAIT).toBeGreaterThan(before);
  expect(await run.selectedId()).toBe(first);
  expect((await run.row(first).boundingBox())?.y).toBe(stood);
  await leave(run);
});

test('every command of the head has a name and stands in its order', async ({ watched }) => {
  const run = await openRun(watched, recordedRun('shop-product-lookup').run_id);
  await run.button('API & Webhooks').waitFor();
  await watched.page.getByRole('link', { name: 'Edit', exact: true }).waitFor();
  const left = async (name: string) => (await run.button(name).boundingBox())?.x ?? NaN;
  expect(await left('API & Webhooks')).toBeLessThan(await left('Rerun'));
  expect(await left('Rerun')).toBeLessThan(await left('More'));
});

test('the run id can be copied whole', async ({ watched }) => {
  await watched.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { run_id } = recordedRun('shop-product-lookup');
  const run = await openRun(watched, run_id);
  await run.button('Copy run ID').click();
  await expect.poll(() => watched.page.evaluate(() => navigator.clipboard.readText()), WAIT).toBe(run_id);
});
