import type { Locator } from 'playwright-core';
import { OUTPUT_RUNS } from '../../mocks/demoRuns.ts';
import { recordedRun } from './recorded.ts';
import { openRun, TABS } from './runPage.ts';
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

test('secrets stay masked on every tab, in every dialog, and in all that is copied or saved from there', async ({
  watched: { page, context },
  watched,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const run = await openRun(watched, OUTPUT_RUNS.secrets);
  const isClean = (text: string) => expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
  /** All that stands on the page and in its fields. */
  const isCleanHere = async () =>
    isClean(
      await page.evaluate(() =>
        [
          document.body.innerText,
          ...[...document.querySelectorAll('input, textarea')].map((field) =>
            field instanceof HTMLInputElement && field.type === 'password'
              ? ''
              : String(Reflect.get(field, 'value')),
          ),
        ].join('\n'),
      ),
    );
  const copied = async (button: Locator, sign: string) => {
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await button.click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), WAIT).toContain(sign);
    isClean(await page.evaluate(() => navigator.clipboard.readText()));
  };
  await isCleanHere();
  for (const name of TABS.slice(1)) {
    const panel = await run.openTab(name);
    await expect.poll(() => panel.locator('[aria-busy=true]').count(), WAIT).toBe(0);
    await isCleanHere();
  }

  await run.button('API & Webhooks').click();
  const api = page.getByRole('dialog', { name: 'API & Webhooks' });
  const request = api.getByRole('region', { name: 'Request' });
  for (const [language, sign] of [
    ['cURL', 'curl'],
    ['PowerShell', 'Invoke-RestMethod'],
    ['Python', 'import requests'],
    ['TypeScript', 'await fetch'],
  ] as const) {
    await request.getByRole('button', { name: language }).click();
    await copied(request.getByRole('button', { name: 'Copy' }), sign);
    expect(await request.innerText()).toContain('Trailhead 40L Backpack');
    await isCleanHere();
  }
  await api.getByRole('button', { name: /^Payload, / }).click();
  const payload = api.locator('[data-json-viewer]');
  await copied(payload.getByRole('button', { name: 'Copy', exact: true }), OUTPUT_RUNS.secrets);
  await page.keyboard.press('Escape');

  const more = async (name: string) => {
    await run.button('More').click();
    return page.getByRole('menuitem', { name });
  };
  await copied(await more('Copy report'), OUTPUT_RUNS.secrets);
  const save = await more('Download run JSON');
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  expect(download.suggestedFilename()).toBe(`${OUTPUT_RUNS.secrets}.json`);
  let saved = '';
  for await (const piece of await download.createReadStream()) saved += String(piece);
  expect(saved).toContain('Trailhead 40L Backpack');
  isClean(saved);

  await run.button('Rerun').click();
  const rerun = page.getByRole('dialog', { name: 'Rerun' });
  await rerun.getByRole('textbox', { name: 'product' }).waitFor();
  await isCleanHere();
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
