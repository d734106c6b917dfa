import { OUTPUT_RUNS } from '../../mocks/demoRuns.ts';
import { recordedRun } from './recorded.ts';
import { openRun } from './runPage.ts';
import { expect, test } from './test.ts';

const WAIT = { timeout: 20_000 };
const JSON_LIST = '[data-json-viewer] [role=group][aria-label=JSON]';

test('five megabytes open, are searched and copied whole, and scroll', async ({
  watched: { page, context },
  watched,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const run = await openRun(watched, OUTPUT_RUNS.bigOutput, 'output');
  const panel = run.panel('Output');
  await panel.getByRole('button', { name: 'Load the complete output' }).click();
  await panel.getByText('The server cut large values.').waitFor({ state: 'detached', ...WAIT });

  const viewer = panel.locator('[data-json-viewer]').first();
  const last = 'HL-84000';
  await viewer.getByRole('searchbox', { name: 'Search JSON' }).fill(last);
  await expect.poll(() => viewer.locator('[data-search-count]').innerText(), WAIT).toMatch(/^1 of [1-9]\d*$/);
  await expect.poll(() => viewer.locator('mark').first().innerText(), WAIT).toBe(last);

  await viewer.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const value = JSON.parse(await navigator.clipboard.readText()) as {
            extracted_information: [{ records: unknown[] }];
          };
          return value.extracted_information[0].records.length;
        }),
      WAIT,
    )
    .toBeGreaterThan(14_000);

  // However far it is scrolled, only the lines on screen exist.
  const list = page.locator(JSON_LIST).first();
  await list.evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
  await expect
    .poll(() => list.evaluate((element) => element.querySelectorAll('[data-index]').length))
    .toBeLessThan(120);
  await expect.poll(() => list.innerText()).toMatch(/"reference"/);
});

test('one text of five megabytes is cut with its size, and can be had whole', async ({
  watched: { page },
  watched,
}) => {
  const run = await openRun(watched, OUTPUT_RUNS.bigText, 'output');
  const panel = run.panel('Output');
  await panel.getByRole('button', { name: 'Load the complete output' }).click();
  await panel.getByText('The server cut large values.').waitFor({ state: 'detached', ...WAIT });
  const viewer = panel.locator('[data-json-viewer]').first();
  await viewer.getByRole('searchbox', { name: 'Search JSON' }).fill('"transcript"');
  await expect.poll(() => viewer.locator('mark').count(), WAIT).toBeGreaterThan(0);
  expect(await viewer.locator(JSON_LIST.split(' ')[1] ?? '').innerText()).toMatch(
    /4,998,000 more characters/,
  );
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    viewer.getByRole('button', { name: 'Download value' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.txt$/);
  let size = 0;
  for await (const piece of await download.createReadStream()) size += (piece as Buffer).length;
  expect(size).toBeGreaterThan(4_900_000);
});

test('the path of a value and the value itself are copied from where the reader stands', async ({
  watched: { page, context },
  watched,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const run = await openRun(watched, recordedRun('shop-product-lookup').run_id, 'output');
  const viewer = run.panel('Output').locator('[data-json-viewer]').first();
  await viewer.getByRole('searchbox', { name: 'Search JSON' }).fill('"amount"');
  const copied = async (name: string) => {
    await viewer.getByRole('button', { name, exact: true }).click();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  await expect
    .poll(() => copied('Copy path'), WAIT)
    .toBe('$.read_offer_output.extracted_information.offer.price.amount');
  await expect.poll(() => copied('Copy value'), WAIT).toBe('129');
  await viewer.getByRole('button', { name: 'Fold all', exact: true }).click();
  await expect.poll(() => viewer.innerText(), WAIT).toMatch(/\{ ?\d+ keys ?\}/);
});

test('a table comes as CSV with the name of the run', async ({ watched: { page }, watched }) => {
  const run = await openRun(watched, OUTPUT_RUNS.table, 'output');
  const panel = run.panel('Output');
  await panel.getByRole('button', { name: 'Table', exact: true }).click();
  await panel.getByRole('table', { name: 'orders' }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'CSV', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${OUTPUT_RUNS.table}-orders.csv`);
});

test('a file of strange name is saved under one that shows its true ending; all that can be had come in one ZIP', async ({
  watched: { page },
  watched,
}) => {
  const run = await openRun(watched, OUTPUT_RUNS.files, 'output');
  const panel = run.panel('Output');
  const table = panel.getByRole('table', { name: 'Downloaded files' });
  await table.waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Download all' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${OUTPUT_RUNS.files}-files.zip`);
  await panel
    .page()
    .getByText(/of 2 files could not be had/)
    .waitFor();
});
