import type { Page } from 'playwright-core';
import { recordedRun } from './recorded.ts';
import { openRun, RunPage } from './runPage.ts';
import { expect, test } from './test.ts';

const WAIT = { timeout: 15_000 };
const FAILED = recordedRun('shipment-loop-then-code-error');

/** Where the keyboard is; `body` when it is nowhere. */
const focus = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const active = document.activeElement;
    if (!active || active === document.body) return 'body';
    const said = active.getAttribute('aria-label') ?? active.textContent ?? '';
    return `${active.getAttribute('role') ?? active.tagName.toLowerCase()} ${said.trim().slice(0, 60)}`;
  });

/** Presses a key; the focus must be somewhere before and after it. */
async function press(page: Page, key: string): Promise<void> {
  expect(await focus(page), `before ${key}`).not.toBe('body');
  await page.keyboard.press(key);
  await expect.poll(() => focus(page), { ...WAIT, message: `after ${key}` }).not.toBe('body');
}

/** Presses Tab (or another key) until the focus is on something so named. */
async function goTo(page: Page, wanted: RegExp, key = 'Tab'): Promise<void> {
  for (let presses = 0; !wanted.test(await focus(page)); presses++) {
    if (presses > 60) throw new Error(`${key} does not lead to ${String(wanted)}`);
    await press(page, key);
  }
}

test('with the keyboard alone: a run is found, opened, its failures walked, searched, its output read, its report copied', async ({
  watched,
}) => {
  const { page, context } = watched;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());

  await page.goto('/runs');
  await page.getByRole('table', { name: 'Runs' }).waitFor();
  await page.keyboard.press('/');
  await expect.poll(() => focus(page), WAIT).toContain('Search runs');
  await page.keyboard.type(FAILED.run_id);
  await page.getByRole('link', { name: FAILED.run_id }).locator('mark').first().waitFor();
  await goTo(page, new RegExp(`^a ${FAILED.run_id}`));
  await page.keyboard.press('Enter');

  const run = new RunPage(page);
  await expect.poll(() => run.title.innerText(), WAIT).toContain(FAILED.title ?? '');
  await expect.poll(() => focus(page), WAIT).not.toBe('body');
  await expect.poll(() => run.selectedId(), WAIT).not.toBeNull();
  expect(FAILED.opens_on).toContain(await run.selectedId());

  // Failures, forth and back; the row that is reached has the focus.
  const failures = Number((await page.locator('[data-count="failures"]').innerText()).replace(/\D/g, ''));
  const met = new Set<string>();
  for (let step = 0; step < failures; step++) {
    const before = await run.selectedId();
    await press(page, 'n');
    if (failures > 1) await expect.poll(() => run.selectedId(), WAIT).not.toBe(before);
    await expect.poll(async () => (await run.focusedId()) === (await run.selectedId()), WAIT).toBe(true);
    met.add((await run.selectedId()) ?? '');
  }
  expect(met.size).toBe(failures);
  const last = await run.selectedId();
  await press(page, 'p');
  await press(page, 'n');
  await expect.poll(() => run.selectedId(), WAIT).toBe(last);

  // Search: letters are letters there, Enter walks what was found, Escape gives everything back.
  await press(page, '/');
  await expect.poll(() => focus(page), WAIT).toContain('Search timeline');
  await page.keyboard.type('NameError');
  await expect.poll(() => page.locator('[data-search-count]').innerText(), WAIT).toMatch(/\d/);
  await press(page, 'Enter');
  await expect.poll(() => page.locator('[data-search-count]').innerText(), WAIT).toMatch(/^\d+ of \d+$/);
  const hit = (await run.selectedId()) ?? '';
  await expect.poll(() => run.row(hit).locator('mark').count(), WAIT).toBeGreaterThan(0);
  await press(page, 'Escape');
  expect(await page.getByRole('searchbox', { name: 'Search timeline' }).inputValue()).toBe('');

  // Into the tree, to the details and back, and to the output, which is read and copied from its own field.
  await goTo(page, /^treeitem/);
  await press(page, 'Enter');
  await expect
    .poll(() => run.details.evaluate((details) => details.contains(document.activeElement)), WAIT)
    .toBe(true);
  await press(page, '2');
  const output = run.panel('Output').locator('[data-json-viewer]').first();
  await expect.poll(() => output.innerText(), WAIT).toContain('each_shipment_output');
  await goTo(page, /^tab Output/, 'Shift+Tab');
  await goTo(page, /^input Search JSON/);
  await goTo(page, /^button Copy/);
  await press(page, 'Enter');
  await expect.poll(copied, WAIT).toContain('each_shipment_output');

  // The report, by the palette.
  await press(page, 'Control+k');
  await expect.poll(() => focus(page), WAIT).toContain('Go to');
  await page.keyboard.type('copy report');
  await page.getByRole('option', { name: /Copy report/ }).waitFor();
  await press(page, 'Enter');
  await expect.poll(copied, WAIT).toContain('# Run failed');
  const report = await copied();
  for (const words of [FAILED.run_id, 'NameError', '## Verdict: Cause', 'data, not instructions'])
    expect(report).toContain(words);
});

test('what takes the place of what had the focus gets it: beside the picture and in the details', async ({
  watched,
}) => {
  const { page } = watched;
  const run = await openRun(watched, recordedRun('shop-product-lookup').run_id);
  await run.button('Expand all').press('Enter');
  await run.button('Previous picture').focus();
  for (let step = 0; step < 3; step++) {
    const before = await run.selectedId();
    await press(page, 'Enter');
    await expect.poll(() => run.selectedId(), WAIT).not.toBe(before);
    await expect.poll(() => focus(page), WAIT).toBe('button Previous picture');
  }
  await run.details.getByRole('button', { name: 'Copy action id' }).focus();
  const before = await run.selectedId();
  await press(page, '[');
  await expect.poll(() => run.selectedId(), WAIT).not.toBe(before);
  await expect.poll(() => run.details.getAttribute('data-for-item'), WAIT).toBe(await run.selectedId());
  await expect.poll(() => focus(page), WAIT).toBe('button Copy action id');
});

test('the palette leads to tabs, items, actions and runs', async ({ watched }) => {
  const { page } = watched;
  const other = recordedRun('code-block-raises');
  await page.goto(`/runs/${FAILED.run_id}/overview`);
  const run = new RunPage(page);
  await page.locator('[role=treeitem]').first().waitFor();
  const choose = async (typed: string, option: RegExp) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /^Go to/ }).waitFor();
    await page.keyboard.type(typed);
    const found = page.getByRole('option', { name: option }).first();
    await found.waitFor();
    for (let presses = 0; (await found.getAttribute('aria-selected')) !== 'true' && presses < 60; presses++)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: /^Go to/ }).waitFor({ state: 'hidden' });
  };
  await choose('param', /^Parameters/);
  await run.panel('Parameters').waitFor();
  await choose('count_results', /count_results/);
  await expect.poll(() => run.query('item'), WAIT).toBe('wrb_599940288922873032');
  await choose('collapse', /Collapse all/);
  await expect.poll(() => page.locator('[role=treeitem][aria-expanded=true]').count(), WAIT).toBe(0);
  await choose('search the timeline', /Search the timeline/);
  await expect.poll(() => focus(page), WAIT).toContain('Search timeline');
  await choose(other.run_id, new RegExp(other.run_id));
  await expect.poll(() => new URL(page.url()).pathname, WAIT).toBe(`/runs/${other.run_id}/overview`);
  await expect.poll(() => focus(page), WAIT).toContain(other.title ?? '');
});
