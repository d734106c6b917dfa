import { Heard } from './heard.ts';
import { recordedRun } from './recorded.ts';
import { expect, test } from './test.ts';

const WAIT = { timeout: 15_000 };
const FAILED = recordedRun('shipment-loop-then-code-error');

test('by what a screen reader is told alone: a run is found, opened, its failures walked, searched, its output read, its report copied', async ({
  watched: { page, context },
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/runs');
  const heard = await Heard.on(page);

  await heard.find('table', 'Runs');
  await heard.focus(await heard.find('searchbox', 'Search runs'));
  await page.keyboard.type(FAILED.run_id);
  await expect.poll(() => page.url(), WAIT).toContain(FAILED.run_id);
  await heard.press(await heard.find('link', FAILED.run_id));

  // What the page is, how the run ended, why, and where: each by its role and name.
  await heard.find('heading', FAILED.title ?? '', { level: 1 });
  const reason = await heard.find('region', 'Failure Reason');
  expect(reason.text).toContain("name 'each_shipment_output' is not defined");
  await heard.find('tree', 'Timeline');
  const cause = await heard.find('treeitem', /Cause/, { selected: true });
  expect(cause.name).toMatch(/^Block Code count_results, failed, Cause, \d+:\d\d$/);
  expect(cause.name.length).toBeLessThan(80);
  expect(cause.description).toContain('NameError');

  // Failures have their own button, and the item that it leads to says what it is.
  await heard.press(await heard.find('button', 'Previous failure'));
  const other = await heard.find('treeitem', /failed/i, { selected: true });
  expect(other.name).not.toBe(cause.name);
  await heard.press(await heard.find('button', 'Next failure'));
  await heard.find('treeitem', cause.name, { selected: true });

  // A search says how much it found without being asked.
  await heard.focus(await heard.find('searchbox', 'Search timeline'));
  await page.keyboard.type('NameError');
  await expect.poll(() => heard.live(), WAIT).toMatch(/\b[1-9]\d*( of \d+)?\b/);
  await page.keyboard.press('Enter');
  await expect.poll(() => heard.live(), WAIT).toMatch(/\b1 of [1-9]\d*\b|\b\d+ of [1-9]\d*\b/);
  await heard.press(await heard.find('button', 'Clear search'));

  // The tabs are tabs, the shown one is selected, and its panel has its name.
  await heard.press(await heard.find('tab', 'Output'));
  await heard.find('tab', 'Output', { selected: true });
  await heard.find('heading', 'Agent Run Outputs');
  expect((await heard.find('tabpanel', 'Output')).text).toContain('each_shipment_output');

  // A menu, its rows, and word that it was done.
  await heard.press(await heard.find('button', 'More'));
  await heard.press(await heard.find('menuitem', /^Copy report/));
  await expect.poll(() => heard.live(), WAIT).toContain('Copied');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()), WAIT)
    .toContain('## Verdict: Cause');
});
