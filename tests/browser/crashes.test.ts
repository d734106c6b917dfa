import { inject } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { recordedRun } from './recorded.ts';
import { openRun, RunPage } from './runPage.ts';
import { expect, test } from './test.ts';
import { watchedPage, type WatchedPage } from './watchedPage.ts';

const { run_id: RUN } = recordedRun('shop-product-lookup');

/** A page whose code can be taken away or broken; it may tell of that in its console, and do nothing else that is forbidden. */
async function withPage(browser: Browser, act: (watched: WatchedPage) => Promise<void>): Promise<void> {
  const watched = await watchedPage(browser, inject('proxyUrl'));
  await act(watched);
  await watched.close();
  expect(watched.seen.policyViolations).toEqual([]);
  expect(watched.seen.offOrigin).toEqual([]);
}

/** From now on the server has this file no more, as after a deploy; gives back how it has it again. */
async function takeAway(page: Page, file: string): Promise<() => Promise<void>> {
  const address = `**/assets/${file}-*.js`;
  await page.route(address, (route) => route.fulfill({ status: 404, body: 'Not found' }));
  return () => page.unroute(address);
}

/** How often the page itself was asked for. */
const loads = ({ requests }: WatchedPage) =>
  requests.filter((line) => /^GET \/runs(?:[/?]|$)/.test(line)).length;

test('code that is gone after a deploy: the page loads anew by itself, where the reader was going', ({
  browser,
}) =>
  withPage(browser, async (watched) => {
    const run = await openRun(watched, RUN);
    // The next version has the code, under another name.
    await watched.page.route(
      '**/assets/OutputTab-*.js',
      (route) => route.fulfill({ status: 404, body: 'Not found' }),
      { times: 1 },
    );
    await run.openTab('Output');
    await run.panel('Output').getByRole('heading', { name: 'Agent Run Outputs' }).waitFor();
    expect(loads(watched)).toBe(2);
    await run.tree.waitFor();
    expect(watched.seen.consoleErrors).toEqual([]);
  }));

test('code that stays gone is said where it belongs, after one reload; all else works, and it comes back', ({
  browser,
}) =>
  withPage(browser, async (watched) => {
    const { page } = watched;
    const run = await openRun(watched, RUN);
    const giveBack = await takeAway(page, 'OutputTab');
    await run.openTab('Output');
    await run.panel('Output').getByText('Output could not be loaded').waitFor();
    expect(loads(watched)).toBe(2);
    expect(await run.status.getAttribute('data-run-status')).toBe('completed');
    await run.select('wrb_599935478559500582');
    await run.openTab('Parameters');
    await run.panel('Parameters').getByRole('heading', { name: 'Agent input parameters' }).waitFor();
    expect(loads(watched)).toBe(2);
    await run.openTab('Output');
    await giveBack();
    await run.panel('Output').getByRole('button', { name: 'Reload the page' }).click();
    await run.panel('Output').getByRole('heading', { name: 'Agent Run Outputs' }).waitFor();
    expect(await run.selectedId()).toBe('wrb_599935478559500582');

    const giveBackSettings = await takeAway(page, 'SettingsDialog');
    await page.goto('/runs');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('log', { name: 'Messages' }).getByText('Part of this page did not load').waitFor();
    await page.getByRole('table', { name: 'Runs' }).waitFor();
    await giveBackSettings();
    await page.getByRole('button', { name: 'Reload the page' }).click();
    await page.getByRole('table', { name: 'Runs' }).waitFor();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  }));

test('without all the code that follows the first cards, and without that of the history, the page says so', ({
  browser,
}) =>
  withPage(browser, async (watched) => {
    const { page } = watched;
    await takeAway(page, 'laterParts');
    await page.goto(`/runs/${RUN}`);
    const run = new RunPage(page);
    await run.panel('Overview').getByText('Overview could not be loaded').waitFor();
    expect(loads(watched)).toBe(2);
    expect(await run.title.innerText()).toContain(recordedRun('shop-product-lookup').title ?? '');
    expect(await run.tree.getByRole('treeitem').count()).toBeGreaterThan(1);
    await takeAway(page, 'HistoryPage');
    await page.goto('/runs');
    await page.getByRole('alert').getByText('This page could not be loaded').waitFor();
    expect(loads(watched)).toBe(3);
  }));

test('while nobody answers, no code that is missing costs what was loaded', ({ browser }) =>
  withPage(browser, async (watched) => {
    const run = await openRun(watched, RUN);
    await watched.context.setOffline(true);
    await run.openTab('Recording');
    await run.panel('Recording').getByText('Recording could not be loaded').waitFor();
    await run.select('wrb_599935478559500582');
    expect(await run.status.getAttribute('data-run-status')).toBe('completed');
    await watched.context.setOffline(false);
    await run.panel('Recording').getByRole('button', { name: 'Reload the page' }).click();
    await run.region('Recording').locator('video').first().waitFor();
    expect(await run.selectedId()).toBe('wrb_599935478559500582');
  }));

/** Lets every component of a file break as soon as it is drawn; functions that are no components stay as they are. */
async function breakParts(page: Page, file: string): Promise<string[]> {
  const broken: string[] = [];
  await page.route(`**/assets/${file}-*.js`, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    const body = text.replace(/export\{([^}]*)\}/, (_all, list: string) => {
      const kept = list.split(',').map((one) => {
        const name = / as (\w+)$/.exec(one)?.[1] ?? one;
        if (!/^[A-Z]/.test(name)) return one;
        broken.push(name);
        return `broken as ${name}`;
      });
      return `function broken(){throw new Error('broken by the test')}export{${kept.join(',')}}`;
    });
    await route.fulfill({ response, body });
  });
  return broken;
}

test('a crash in any component costs its panel: the rest of the page stands, and what broke says so', ({
  browser,
}) =>
  withPage(browser, async (watched) => {
    const { page } = watched;
    const broken: string[][] = [];
    for (const file of ['OutputTab', 'ParametersTab', 'RecordingTab', 'CodeTab', 'RerunDialog'])
      broken.push(await breakParts(page, file));
    const run = await openRun(watched, RUN);
    for (const name of ['Output', 'Parameters', 'Recording', 'Code'] as const) {
      await run.openTab(name);
      await run.panel(name).getByText(`${name} could not be shown`).waitFor();
      expect(await run.tree.getByRole('treeitem').count()).toBeGreaterThan(1);
    }
    await run.openTab('Overview');
    await run.select('wrb_599935478559500582');
    await run.details.waitFor();
    await run.button('Rerun').click();
    await page
      .getByRole('log', { name: 'Messages' })
      .getByText(/The dialog could not be shown/)
      .waitFor();
    expect(broken.every((parts) => parts.length > 0)).toBe(true);
  }));

test('of all that follows the first cards, each part that breaks costs itself: title, tabs and cards stand', ({
  browser,
}) =>
  withPage(browser, async ({ page }) => {
    const broken = await breakParts(page, 'laterParts');
    await page.goto(`/runs/${RUN}`);
    const run = new RunPage(page);
    await run.panel('Overview').getByText('Overview could not be shown').waitFor();
    expect(broken.length).toBeGreaterThan(20);
    expect(await run.title.innerText()).toContain(recordedRun('shop-product-lookup').title ?? '');
    expect(await run.status.getAttribute('data-run-status')).toBe('completed');
    expect(await run.tree.getByRole('treeitem').count()).toBeGreaterThan(1);
    await page
      .getByRole('log', { name: 'Messages' })
      .getByText(/A part of this page could not be shown/)
      .waitFor();
    await run.openTab('Output');
    await run.panel('Output').getByRole('heading', { name: 'Agent Run Outputs' }).waitFor();
  }));
