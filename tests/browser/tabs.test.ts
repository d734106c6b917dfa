import { createHash } from 'node:crypto';
import { recorded, recordedRun, recordedRuns } from './recorded.ts';
import { openRun, RunPage, TABS } from './runPage.ts';
import { expect, test } from './test.ts';

const WAIT = { timeout: 15_000 };
const SHOP = recordedRun('shop-product-lookup');

test('the five tabs are links in one tab list; exactly the shown one is selected, and its panel bears its name', async ({
  watched,
}) => {
  const run = await openRun(watched, SHOP.run_id);
  const list = watched.page.getByRole('tablist', { name: 'Run details' });
  expect(await watched.page.getByRole('tablist').count()).toBe(1);
  expect(await list.getByRole('tab').allInnerTexts()).toEqual([...TABS]);
  for (const name of [...TABS.slice(1), TABS[0]]) {
    await run.openTab(name);
    expect(await list.locator('[role=tab][aria-selected=true]').allInnerTexts()).toEqual([name]);
    expect(await run.panel(name).locator('[role=tree]').count()).toBe(0);
    await run.tree.waitFor(); // the timeline stays beside every tab
  }
});

test('a tab has an address, opening one can be undone with Back, and the selected item stays', async ({
  watched,
}) => {
  const item = 'act_599935568753813832';
  const run = await openRun(watched, SHOP.run_id, `output?item=${item}`);
  await run.panel('Output').waitFor();
  await run.openTab('Code');
  expect(run.query('item')).toBe(item);
  await watched.page.goBack();
  await run.panel('Output').waitFor();
  expect(run.query('item')).toBe(item);
});

test('Output shows what was extracted as JSON, and the files with their names', async ({ watched }) => {
  const run = await openRun(watched, SHOP.run_id);
  const panel = await run.openTab('Output');
  await panel.getByRole('heading', { name: 'Agent Run Outputs' }).waitFor();
  await panel.getByRole('heading', { name: 'Agent Run Downloaded Files' }).waitFor();
  const viewer = panel.locator('[data-json-viewer]').first();
  await expect.poll(() => viewer.innerText(), WAIT).toMatch(/price/i);
  expect(await viewer.getByRole('button', { name: 'Copy', exact: true }).count()).toBeGreaterThan(0);

  const other = await openRun(watched, recordedRun('invoice-download').run_id, 'output');
  const [file] =
    recorded<{ downloaded_files: { filename: string }[] }>('invoice-download', 'run.json')
      ?.downloaded_files ?? [];
  await expect.poll(() => other.panel('Output').innerText(), WAIT).toContain(file?.filename ?? 'a file');
});

test('a downloaded file comes with its name and its bytes', async ({ watched: { page } }) => {
  const run = recordedRun('invoice-download');
  await page.goto(`/runs/${run.run_id}/output`);
  const [file] =
    recorded<{ downloaded_files: { filename: string; checksum: string }[] }>('invoice-download', 'run.json')
      ?.downloaded_files ?? [];
  const name = file?.filename ?? '';
  const control = page
    .getByRole('link', { name: new RegExp(escape(name)) })
    .or(page.getByRole('button', { name: new RegExp(escape(name)) }));
  const [download] = await Promise.all([page.waitForEvent('download'), control.first().click()]);
  expect(download.suggestedFilename()).toBe(name);
  const bytes = createHash('sha256');
  for await (const piece of await download.createReadStream()) bytes.update(piece as Buffer);
  expect(bytes.digest('hex')).toBe(file?.checksum);
});

test('Parameters names every given parameter, and the settings of the run', async ({ watched }) => {
  const run = await openRun(watched, SHOP.run_id, 'parameters');
  const given = Object.keys(
    recorded<{ run_request: { parameters: object } }>('shop-product-lookup', 'run.json')?.run_request
      .parameters ?? {},
  );
  const panel = run.panel('Parameters');
  for (const name of given) await panel.locator(`[data-parameter="${name}"]`).first().waitFor();
  for (const name of ['Agent input parameters', 'Run settings', 'HTTP headers'])
    await panel.getByRole('heading', { name }).waitFor();
  await run.select('wrb_599935478559500582');
  await panel.getByRole('heading', { name: 'Block configuration' }).waitFor();
});

test('a secret among the parameters is masked until it is asked for', async ({ watched: { page } }) => {
  for (const { slug, run_id } of recordedRuns) {
    if (
      !/"(?:headers|extra_http_headers)":\s*\{[^}]*(?:authorization|cookie|token|secret|key)/i.test(
        JSON.stringify(recorded(slug, 'run.json')),
      )
    )
      continue;
    await page.goto(`/runs/${run_id}/parameters`);
    await page
      .getByRole('button', { name: /^Reveal / })
      .first()
      .waitFor();
  }
});

test('the recording plays, has a length and can be sought', async ({ watched }) => {
  const run = await openRun(watched, SHOP.run_id, 'recording');
  const video = run.region('Recording').locator('video').first();
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.duration), WAIT)
    .toBeGreaterThan(1);
  await video.evaluate((element: HTMLVideoElement) => {
    element.currentTime = element.duration / 2;
  });
  await expect
    .poll(
      () =>
        video.evaluate(
          (element: HTMLVideoElement) => !element.seeking && element.currentTime > element.duration / 3,
        ),
      WAIT,
    )
    .toBe(true);
});

test('a run that was canceled before its browser started says that there is no recording', async ({
  watched,
}) => {
  const run = await openRun(watched, recordedRun('canceled-before-browser').run_id, 'recording', {
    timeline: false,
  });
  await expect.poll(() => run.panel('Recording').innerText(), WAIT).toContain('No recording available');
});

test('the generated code is shown in colours and can be copied', async ({ watched }) => {
  await watched.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const run = await openRun(watched, recordedRun('code-run').run_id, 'code');
  const region = run.region('Generated code');
  await expect.poll(() => region.innerText(), WAIT).toContain('skyvern');
  await region.getByRole('button', { name: 'Copy', exact: true }).first().click();
  await expect
    .poll(() => watched.page.evaluate(() => navigator.clipboard.readText()), WAIT)
    .toContain('skyvern');
});

test('a run without generated code says how there would be some', async ({ watched }) => {
  const without =
    recordedRuns.find(({ slug, kind }) => kind === 'workflow_run' && !recorded(slug, 'scripts-list.json')) ??
    SHOP;
  await watched.page.goto(`/runs/${without.run_id}/code`);
  await expect
    .poll(() => new RunPage(watched.page).panel('Code').innerText(), WAIT)
    .toMatch(/No generated code/);
});

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
