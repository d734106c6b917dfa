import type { Page } from 'playwright-core';
import { mediaOf, recordedRun, timelineOf } from './recorded.ts';
import { openRun, type RunPage } from './runPage.ts';
import { expect, test } from './test.ts';
import type { WatchedPage } from './watchedPage.ts';

const WAIT = { timeout: 15_000 };
const SHOP = recordedRun('shop-product-lookup');
const TYPED = 'act_599935740552505838';
const LOOPS = recordedRun('weekly-audit-large');
const [LOOPED = '', PICTURE = ''] =
  [...timelineOf(LOOPS.slug).pictures].findLast(([, picture]) => mediaOf(LOOPS.slug).has(picture)) ?? [];

/** The path and the query, whose order says nothing. */
function place(page: Page): string {
  const { pathname, searchParams } = new URL(page.url());
  return `${pathname}?${[...searchParams]
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join('&')}`;
}

/** Second of the recording that is shown. */
const standsAt = (run: RunPage): Promise<number> =>
  run
    .region('Recording')
    .locator('video')
    .first()
    .evaluate((film: HTMLVideoElement) => Math.round(film.currentTime * 10) / 10);

/** Opens an address as somebody does who was sent it; when all that it says is there, it still stands as it was sent. */
async function openSent(
  watched: WatchedPage,
  runId: string,
  rest: string,
  check: (run: RunPage) => Promise<void>,
): Promise<void> {
  const run = await openRun(watched, runId, rest);
  await check(run);
  const [pathname = '', search = ''] = `/runs/${runId}/${rest}`.split('?');
  expect(place(watched.page)).toBe(`${pathname}?${search.split('&').toSorted().join('&')}`);
}

test('an item opens selected, unfolded, in view, with its picture, on any tab', async ({ watched }) => {
  for (const tab of ['overview', 'output', 'parameters', 'code'])
    await openSent(watched, LOOPS.run_id, `${tab}?item=${LOOPED}`, async (run) => {
      await expect.poll(() => run.selectedId(), WAIT).toBe(LOOPED);
      await expect.poll(() => run.isInView(LOOPED), WAIT).toBe(true);
      if (tab !== 'overview') return;
      expect((await run.pictureOf(LOOPED)).artifactId).toBe(PICTURE);
      await expect.poll(() => run.details.getAttribute('data-for-item'), WAIT).toBe(LOOPED);
    });
});

test('an iteration of a loop, and a search with filters, open as they were sent', async ({ watched }) => {
  const { page } = watched;
  const opened = await openRun(watched, LOOPS.run_id);
  const iteration = (await opened.rows()).find(({ kind }) => kind === 'iteration')?.id ?? '';
  const later = iteration.replace(/#\d+$/, '#16');
  await openSent(watched, LOOPS.run_id, `overview?item=${later.replace('#', '&iteration=')}`, async (run) => {
    await expect.poll(() => run.selectedId(), WAIT).toBe(later);
    await expect.poll(() => run.isInView(later), WAIT).toBe(true);
  });
  await openSent(watched, LOOPS.run_id, 'overview?q=check_weight&show=blocks', async (run) => {
    const search = page.getByRole('searchbox', { name: 'Search timeline' });
    expect(await search.inputValue()).toBe('check_weight');
    const blocks = page.getByRole('group', { name: 'Show only' }).getByRole('button', { name: 'Blocks' });
    await expect.poll(() => blocks.getAttribute('aria-pressed'), WAIT).toBe('true');
    await expect.poll(() => page.locator('[role=treeitem] mark').count(), WAIT).toBeGreaterThan(0);
    expect((await run.rows()).filter(({ kind }) => kind === 'action')).toEqual([]);
  });
});

test('a moment of the recording opens there, with the item beside it', async ({ watched }) => {
  await openSent(watched, SHOP.run_id, `recording?item=${TYPED}&t=12.5`, async (run) => {
    await expect.poll(() => standsAt(run), WAIT).toBe(12.5);
    expect(await run.selectedId()).toBe(TYPED);
  });
});

test('what a link opens for the moment leaves the reader’s own folds as they are', async ({ watched }) => {
  const { page } = watched;
  let run = await openRun(watched, LOOPS.run_id);
  await run.button('Collapse all').click();
  await expect.poll(() => page.locator('[role=treeitem][aria-expanded=true]').count(), WAIT).toBe(0);
  const folded = (await run.rows()).map(({ id }) => id);

  run = await openRun(watched, LOOPS.run_id, `overview?item=${LOOPED}`);
  await expect.poll(() => run.isInView(LOOPED), WAIT).toBe(true);
  const first = folded[0] ?? '';
  await run.select(first);
  await expect.poll(() => run.row(LOOPED).count(), WAIT).toBe(0);
  expect((await run.rows()).map(({ id }) => id)).toEqual(folded);
});

test('Back and Forward go from tab to tab and keep the item; choosing adds no step', async ({ watched }) => {
  const { page } = watched;
  const run = await openRun(watched, SHOP.run_id);
  await run.button('Expand all').click();
  await run.select('act_599935568753813832');
  await run.openTab('Output');
  await run.select(TYPED);
  await expect.poll(() => run.query('item'), WAIT).toBe(TYPED);
  await run.openTab('Parameters');
  await page.goBack();
  await run.panel('Output').waitFor();
  await expect.poll(() => run.selectedId(), WAIT).toBe(TYPED);
  await page.goBack();
  await run.panel('Overview').waitFor();
  await expect.poll(() => run.selectedId(), WAIT).toBe('act_599935568753813832');
  await run.pictureOf('act_599935568753813832');
  await page.goForward();
  await run.panel('Output').waitFor();
  await expect.poll(() => run.selectedId(), WAIT).toBe(TYPED);
});

test('an item that is gone is said to be gone, on every tab, and the run is shown', async ({ watched }) => {
  for (const tab of ['overview', 'parameters']) {
    const run = await openRun(watched, SHOP.run_id, `${tab}?item=act_599935568753813000`);
    await watched.page.getByRole('status').getByText('This item is not in the run.').waitFor();
    expect(await run.tree.locator('[role=treeitem]').count()).toBeGreaterThan(1);
  }
});

test('the link to an item holds its moment, and opens item and recording there', async ({ watched }) => {
  const { page, context } = watched;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  let run = await openRun(watched, SHOP.run_id, `overview?item=${TYPED}`);
  await run.details.getByRole('button', { name: 'Copy link to this item' }).click();
  await expect.poll(copied, WAIT).toMatch(new RegExp(`/overview\\?item=${TYPED}&t=[\\d.]+$`));
  const link = new URL(await copied());

  await openSent(watched, SHOP.run_id, `overview${link.search}`, async (opened) => {
    run = opened;
    await expect.poll(() => run.selectedId(), WAIT).toBe(TYPED);
    await run.pictureOf(TYPED);
  });
  await run.openTab('Recording');
  await expect.poll(() => standsAt(run), WAIT).toBe(Number(link.searchParams.get('t')));

  // On another tab there are no details: the key copies the same.
  await run.openTab('Output');
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.keyboard.press('y');
  await expect.poll(copied, WAIT).toContain(`item=${TYPED}&t=`);
});
