import { inject } from 'vitest';
import { recordedRun } from './recorded.ts';
import { openRun, TABS } from './runPage.ts';
import { expect, test } from './test.ts';
import { watchedPage } from './watchedPage.ts';

test.for([
  [1440, 900],
  [1024, 768],
  [768, 1024],
  [390, 844],
  [320, 640],
] as const)('at %i × %i no tab is wider than the window', async ([width, height], { browser }) => {
  const watched = await watchedPage(browser, inject('demoUrl'), { viewport: { width, height } });
  const run = await openRun(watched, recordedRun('checkout-zip-rejected').run_id);
  for (const name of [...TABS.slice(1), TABS[0]]) {
    await run.openTab(name);
    const excess = await watched.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(excess, name).toBeLessThanOrEqual(0);
    if (width >= 1024)
      expect(
        await watched.page.evaluate(() => document.documentElement.scrollHeight - innerHeight),
        `${name} scrolls the page`,
      ).toBeLessThanOrEqual(0);
  }
  await watched.close();
});

test.for(['code-block-raises', 'shop-product-lookup', 'checkout-zip-rejected', 'retry-second'])(
  '%s loads without moving what is already there',
  async (slug, { watched }) => {
    await watched.page.addInitScript(() => {
      const shifts: string[] = [];
      Reflect.set(globalThis, 'layoutShifts', shifts);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push(String(Reflect.get(entry, 'value')));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const run = await openRun(watched, recordedRun(slug).run_id);
    const selected = await run.selectedId();
    if (selected) await run.pictureOf(selected);
    const shifts = await watched.page.evaluate(() =>
      (Reflect.get(globalThis, 'layoutShifts') as string[]).map(Number),
    );
    expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.02);
  },
);

test('a long line of code scrolls in its own column of the details', async ({ watched }) => {
  const run = await openRun(watched, recordedRun('code-block-raises').run_id);
  const code = await run.details.getByRole('group', { name: 'Code', exact: true }).boundingBox();
  const fact = await run.details.getByText('Duration', { exact: true }).boundingBox();
  if (!code || !fact) throw new Error('no code, or no facts beside it');
  expect(code.x + code.width).toBeLessThanOrEqual(fact.x);
});
