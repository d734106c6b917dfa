import { OUTPUT_RUNS } from '../../mocks/demoRuns.ts';
import { recordedRun } from './recorded.ts';
import { openRun } from './runPage.ts';
import { expect, test } from './test.ts';

const WAIT = { timeout: 20_000 };
const SECRETS = [
  'correct horse battery staple',
  'sk-live-51H8xQ2eZvKYlo2C',
  'hunter2',
  '493021',
  's3cr3t',
  'eyJhbGciOi',
  '8f14e45fceea167a5a36dedd4bea2543',
  'nw_live_9d2f',
  'JBSWY3DPEHPK3PXP',
];

test('secrets are masked on screen and in everything that is copied, until one is revealed', async ({
  watched: { page, context },
  watched,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const run = await openRun(watched, OUTPUT_RUNS.secrets, 'parameters');
  const panel = run.panel('Parameters');
  await panel.locator('[data-parameter="Authorization"]').first().waitFor();
  const clean = (text: string) => {
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  };
  clean(await page.evaluate(() => document.body.innerText));
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

  await run.button('Copy all').click();
  await expect.poll(clipboard, WAIT).toContain('"X-Team": "operations"');
  clean(await clipboard());
  for (const name of [
    'portal_password',
    'api_key',
    'login',
    'callback',
    'webhook_url',
    'Authorization',
    'Cookie',
  ]) {
    const row = panel.locator(`[data-parameter="${name}"]`).first();
    await row.hover();
    await row.getByRole('button', { name: `Copy ${name}` }).click();
    await row.getByRole('button', { name: 'Copied' }).waitFor();
    clean(await clipboard());
  }

  const row = panel.locator('[data-parameter="Authorization"]').first();
  await row.getByRole('button', { name: 'Reveal Authorization' }).click();
  expect(await row.innerText()).toContain('Bearer eyJhbGciOiJIUzI1NiJ9');
  await row.getByRole('button', { name: /^Cop/ }).click();
  await expect.poll(clipboard, WAIT).toContain('Bearer eyJhbGciOiJIUzI1NiJ9');
  // Revealing one shows that one: the rest stays masked, and so does the copy of all.
  expect(await panel.innerText()).not.toContain('8f14e45fceea167a5a36dedd4bea2543');
  await run.button('Copy all').click();
  await expect.poll(clipboard, WAIT).toContain('"X-Team": "operations"');
  clean(await clipboard());
});

test('the block that is chosen in the timeline comes first, with the values that its templates took', async ({
  watched,
}) => {
  const run = await openRun(watched, recordedRun('shipment-loop-then-code-error').run_id, 'parameters');
  const panel = run.panel('Parameters');
  await panel.locator('[data-parameter="code"]').waitFor();
  await run.page.locator('[role=treeitem]').first().click();
  await expect
    .poll(() => panel.locator('[data-parameter="loop_over"]').innerText(), WAIT)
    .toContain('HL-99999');
  await run.page.keyboard.press('ArrowRight');
  await run.page.keyboard.press('ArrowRight');
  await run.page.keyboard.press('ArrowRight');
  await run.page.keyboard.press('ArrowRight');
  const goal = panel.locator('[data-parameter="navigation_goal"]');
  await expect.poll(() => goal.innerText(), WAIT).toMatch(/\{\{ current_value \}\}\s*HL-70217/);
  const headings = await panel.getByRole('heading', { level: 2 }).allInnerTexts();
  expect(headings).toEqual(['Block configuration', 'Agent input parameters', 'Run settings', 'HTTP headers']);
});
