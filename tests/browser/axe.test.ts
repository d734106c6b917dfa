import { CODE_RUNS } from '../../mocks/demoRuns.ts';
import { recordedRun } from './recorded.ts';
import { brokenRules, openRun, TABS } from './runPage.ts';
import { expect, expectClean, test } from './test.ts';
import { watchedPage } from './watchedPage.ts';
import { inject } from 'vitest';

const THEMES = ['dark', 'light'] as const;

test.for(
  THEMES.flatMap((theme) =>
    ['code-block-raises', 'shop-product-lookup'].map((slug) => [theme, slug] as const),
  ),
)('%s: no tab of %s breaks WCAG 2.2 AA', async ([colorScheme, slug], { browser }) => {
  const watched = await watchedPage(browser, inject('demoUrl'), { colorScheme });
  const run = await openRun(watched, recordedRun(slug).run_id);
  const broken: Record<string, string[]> = {};
  for (const name of [...TABS.slice(1), TABS[0]]) {
    const panel = await run.openTab(name);
    await expect
      .poll(async () => (await panel.innerText()).trim().length, { timeout: 15_000 })
      .toBeGreaterThan(0);
    const rules = await run.axe();
    if (rules.length) broken[name] = rules;
  }
  expect(broken).toEqual({});
  expectClean(watched);
  await watched.close();
});

test.for(THEMES)(
  '%s: the history and a page that says what is wrong break no rule',
  async (colorScheme, { browser }) => {
    const watched = await watchedPage(browser, inject('demoUrl'), { colorScheme });
    await watched.page.goto('/runs');
    await watched.page.getByRole('table', { name: 'Runs' }).waitFor();
    expect(await brokenRules(watched.page)).toEqual([]);
    await watched.page.goto('/runs/nonsense');
    await watched.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await brokenRules(watched.page)).toEqual([]);
    await watched.close();
  },
);

test.for(THEMES)('%s: on a phone the page breaks no rule either', async (colorScheme, { browser }) => {
  const watched = await watchedPage(browser, inject('demoUrl'), {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    colorScheme,
  });
  const run = await openRun(watched, recordedRun('code-block-raises').run_id);
  expect(await run.axe()).toEqual([]);
  // A long title, and what the Code tab opens.
  await openRun(watched, CODE_RUNS.manyKeys, 'code');
  await run.button('Copy & Explain').click();
  await run.region('Explanation').waitFor();
  expect(await run.axe()).toEqual([]);
  await run.button('Compare').click();
  await watched.page.getByRole('menuitemradio').first().click();
  await watched.page.getByRole('group', { name: 'Differences' }).waitFor();
  expect(await run.axe()).toEqual([]);
  await watched.close();
});
