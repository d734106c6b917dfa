import type { Locator } from 'playwright-core';
import { CODE_RUNS } from '../../mocks/demoRuns.ts';
import { recordedRun } from './recorded.ts';
import { openRun, type RunPage } from './runPage.ts';
import { expect, test } from './test.ts';
import type { WatchedPage } from './watchedPage.ts';

const WAIT = { timeout: 20_000, interval: 50 };

interface SentCode {
  readonly main_script: string | null;
}

/** Opens a run's code, and gives with it what the server sent as the whole of it. */
async function openCode(watched: WatchedPage, runId: string): Promise<{ run: RunPage; script: string }> {
  const sent = watched.page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && /\/scripts\/[^/]+\/blocks$/.test(answer.url()),
  );
  const run = await openRun(watched, runId, 'code');
  const { main_script: script } = (await (await sent).json()) as SentCode;
  await listOf(run).waitFor();
  return { run, script: script ?? '' };
}

const listOf = (run: RunPage): Locator =>
  run.region('Generated code').getByRole('group', { name: 'main.py', exact: true });

/** Numbers of the lines that exist. */
const numbers = (list: Locator): Promise<number[]> =>
  list
    .locator('[data-index]')
    .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-index')) + 1));

const clipboard = ({ page }: WatchedPage): Promise<string> =>
  page.evaluate(() => navigator.clipboard.readText());

const allowClipboard = ({ context }: WatchedPage): Promise<void> =>
  context.grantPermissions(['clipboard-read', 'clipboard-write']);

async function saved({ page }: WatchedPage, button: Locator): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const pieces: Buffer[] = [];
  for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer);
  return { name: download.suggestedFilename(), text: Buffer.concat(pieces).toString() };
}

test('five thousand lines scroll, of which only those on screen exist, and are copied and saved to the byte', async ({
  watched,
}) => {
  await allowClipboard(watched);
  const { run, script } = await openCode(watched, CODE_RUNS.long);
  const lines = script.replace(/\n$/, '').split('\n');
  expect(lines.length).toBeGreaterThanOrEqual(4_999);
  const list = listOf(run);
  const region = run.region('Generated code');
  const bottom = (shown: number[]) => shown.at(-1) ?? 0;

  expect((await numbers(list))[0]).toBe(1);
  await list.hover();
  await watched.page.mouse.wheel(0, 18_000);
  await expect.poll(async () => bottom(await numbers(list)), WAIT).toBeGreaterThan(1_000);
  expect((await numbers(list)).length).toBeLessThan(120);
  // Each line stands beside its own number, in the colours of the language.
  const [number = 0] = (await numbers(list)).slice(20);
  const row = list.locator(`[data-index="${number - 1}"]`);
  expect(await row.innerText()).toMatch(new RegExp(`^${number}\\s`));
  expect(await row.locator('code').textContent()).toBe(lines[number - 1]);
  await list.focus();
  await watched.page.keyboard.press('End');
  await expect.poll(async () => bottom(await numbers(list)), WAIT).toBe(lines.length);
  expect((await numbers(list)).length).toBeLessThan(120);
  await list.getByText('asyncio.run(block_1(None, None))').waitFor();

  await region.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(async () => (await clipboard(watched)) === script, WAIT).toBe(true);
  expect(await saved(watched, run.button('Download main.py'))).toEqual({ name: 'main.py', text: script });
});

test('what is searched in code is counted over all of it, and one match after the other is gone to', async ({
  watched,
}) => {
  const { run, script } = await openCode(watched, CODE_RUNS.long);
  const region = run.region('Generated code');
  const box = region.getByRole('searchbox', { name: 'Find in code' });
  const count = () => region.locator('[data-search-count]').innerText();
  const current = () => listOf(run).locator('mark[data-current]');
  const places = [...script.matchAll(/BLOCK_1\b|block_1\b/g)].map(
    ({ index }) => script.slice(0, index).split('\n').length,
  );
  const word = 'block_1';
  const all = script.toLowerCase().split(word).length - 1;
  await box.fill(word.toUpperCase());
  await expect.poll(count, WAIT).toBe(`1 of ${all.toLocaleString('en-US')}`);
  const line = async () =>
    Number(await current().locator('xpath=ancestor::*[@data-index]').getAttribute('data-index')) + 1;
  expect(await line()).toBe(places[0]);
  await box.press('Enter');
  await region.getByRole('button', { name: 'Next match' }).click();
  await expect.poll(count, WAIT).toBe(`3 of ${all.toLocaleString('en-US')}`);
  // Before the first comes the last, 5,000 lines away.
  for (const place of [2, 1, all]) {
    // oxlint-disable-next-line no-await-in-loop -- one step after the other
    await box.press('Shift+Enter');
    // oxlint-disable-next-line no-await-in-loop -- one step after the other
    await expect.poll(count, WAIT).toBe(`${place.toLocaleString('en-US')} of ${all.toLocaleString('en-US')}`);
  }
  await expect.poll(line, WAIT).toBe(script.split('\n').length);
  expect(await current().innerText()).toBe(word);
  await box.press('Escape');
  await expect.poll(() => listOf(run).locator('mark').count(), WAIT).toBe(0);
});

test('another cache key shows its own code, with what this run has to do with it; versions are chosen and compared', async ({
  watched,
}) => {
  const { run } = await openCode(watched, CODE_RUNS.manyKeys);
  const { page } = watched;
  const region = run.region('Generated code');
  const key = region.getByRole('combobox', { name: 'Cache Key' });
  const comment = (text: string) => listOf(run).getByText(text).waitFor();
  expect(await key.locator('option').allInnerTexts()).toEqual([
    'Trailhead 40L Backpack-USD · this run',
    'Trailhead 40L Backpack-EUR',
    'Polar Kayak/2-seat-USD · being written',
  ]);
  await comment('# Trailhead 40L Backpack-USD, version 4');
  await page.getByText('generated by this run', { exact: true }).waitFor();

  await key.selectOption({ label: 'Trailhead 40L Backpack-EUR' });
  await comment('# Trailhead 40L Backpack-EUR, version 3');
  await key.selectOption({ label: 'Trailhead 40L Backpack-USD · this run' });
  await comment('# Trailhead 40L Backpack-USD, version 4');
  await region.getByRole('button', { name: 'Version 4 of 4' }).click();
  await page.getByRole('menuitemradio', { name: /^Version 3/ }).click();
  await comment('# Trailhead 40L Backpack-USD, version 3');
  await region.getByRole('button', { name: 'Version 3 of 4' }).waitFor();

  await run.button('Compare').click();
  await page.getByRole('menuitemradio', { name: /^Version 1/ }).click();
  const diff = region.getByRole('group', { name: 'Version 1 compared with version 3' });
  await diff.getByText('+3 −1 against version 1').waitFor();
  const rows = diff.getByRole('group', { name: 'Differences' }).locator('code');
  const said = (await rows.allTextContents()).filter((row) => /^(?:Added|Removed): /.test(row));
  expect(said).toEqual([
    'Removed: # Trailhead 40L Backpack-USD, version 1',
    'Added: # Trailhead 40L Backpack-USD, version 3',
    "Added:     await page.click(selector = '#step-2')",
    "Added:     await page.click(selector = '#step-3')",
  ]);
  await run.button('Close comparison').click();
  await comment('# Trailhead 40L Backpack-USD, version 3');
});

test('Copy & Explain copies the code and explains it from the run: each call with its lines, its item and its fallback', async ({
  watched,
}) => {
  await allowClipboard(watched);
  const { run, script } = await openCode(watched, CODE_RUNS.fallbacks);
  const explain = run.button('Copy & Explain');
  await explain.click();
  const explanation = run.region('Explanation');
  await explanation.getByText('Code copied.').waitFor();
  expect(await clipboard(watched)).toBe(script);
  const calls = explanation.getByRole('list', { name: 'Calls of the code' }).getByRole('listitem');
  expect(await calls.first().innerText()).toMatch(/In this run: the code failed after 4 actions/);
  expect(await calls.first().innerText()).toMatch(/Fell back to the AI[^]*Timeout 10000ms exceeded/);

  const fill = calls
    .filter({ has: run.page.getByRole('link', { name: /#\d+, show on the Overview/ }) })
    .first();
  const [, from = 0, to = from] = /lines? (\d+)(?:–(\d+))?/.exec(await fill.innerText())?.map(Number) ?? [];
  await fill.getByRole('button').click();
  await expect.poll(() => fill.getAttribute('aria-current'), WAIT).toBe('true');
  const marked = listOf(run).locator('[data-index]:has([data-marked])');
  await expect
    .poll(
      () => marked.evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-index')) + 1)),
      WAIT,
    )
    .toEqual(Array.from({ length: to - from + 1 }, (_, at) => from + at));
  const item = run.query('item');
  expect(item).toMatch(/^act_/);

  await explanation.getByRole('button', { name: 'Close the explanation' }).click();
  expect(await explanation.count()).toBe(0);
  await expect.poll(() => explain.evaluate((button) => button === document.activeElement), WAIT).toBe(true);
  await explain.click();
  await fill.getByRole('link').click();
  await run.panel('Overview').waitFor();
  expect(run.query('item')).toBe(item);
});

test('without an assistant the complete question is copied, to be asked elsewhere', async ({ watched }) => {
  await allowClipboard(watched);
  const { run } = await openCode(watched, CODE_RUNS.fallbacks);
  await run.button('Copy & Explain').click();
  const explanation = run.region('Explanation');
  await explanation.getByRole('button', { name: 'AI', exact: true }).click();
  await explanation.getByText('No assistant is set').waitFor();
  await explanation.getByRole('button', { name: 'Copy the prompt' }).click();
  await expect.poll(() => clipboard(watched), WAIT).toMatch(/^You explain generated browser automation code/);
  const prompt = await clipboard(watched);
  expect(prompt).toContain("@skyvern.cached(cache_key = 'find_product')");
  expect(prompt).toContain('Trailhead 40L Backpack');
  expect(prompt).toContain('Timeout 10000ms exceeded');
});

test('on a phone the explanation comes into view when it is asked for', async ({ watched }) => {
  await watched.page.setViewportSize({ width: 390, height: 844 });
  const { run } = await openCode(watched, CODE_RUNS.fallbacks);
  await run.button('Copy & Explain').click();
  const title = run.region('Explanation').getByRole('heading', { name: 'Explanation' });
  await expect
    .poll(
      () =>
        title.evaluate((heading) => {
          const { left, top, width, height } = heading.getBoundingClientRect();
          return document.elementFromPoint(left + width / 2, top + height / 2) === heading;
        }),
      WAIT,
    )
    .toBe(true);
});

test('Run locally gives the steps with the parameters of this run, for each kind of shell', async ({
  watched,
}) => {
  const { run, script } = await openCode(watched, recordedRun('code-run').run_id);
  await run.button('Run locally').click();
  const dialog = run.page.getByRole('dialog', { name: 'Run locally' });
  await dialog
    .getByText(`skyvern run code --params '{"product":"Trailhead 40L Backpack","currency":"USD"}' main.py`)
    .waitFor();
  expect(await saved(watched, dialog.getByRole('button', { name: 'Download main.py' }))).toEqual({
    name: 'main.py',
    text: script,
  });
  await dialog.getByRole('button', { name: 'Windows' }).click();
  await dialog.getByText('skyvern run code --params-file params.json main.py').waitFor();
  const { name, text } = await saved(watched, dialog.getByRole('button', { name: 'Download params.json' }));
  expect(name).toBe('params.json');
  expect(JSON.parse(text)).toEqual({ product: 'Trailhead 40L Backpack', currency: 'USD' });
});

test('code that is being generated appears block by block while the tab is open, until it is whole', async ({
  watched,
}) => {
  const { page } = watched;
  await page.clock.install();
  const run = await openRun(watched, CODE_RUNS.generating, 'code');
  const region = run.region('Generated code');
  const later = async () => {
    await page.clock.fastForward(1_000);
    return region.innerText();
  };
  await expect.poll(later, WAIT).toContain('No code yet');
  await expect.poll(later, WAIT).toMatch(/Being written\.[^]*\d blocks? (?:has|have) code so far/);
  await expect.poll(later, WAIT).not.toContain('Being written.');
  await listOf(run).getByText('async def run_workflow(').waitFor();
});
