import { recordedRun } from './recorded.ts';
import { openRun, type RunPage } from './runPage.ts';
import { expect, test } from './test.ts';

const WAIT = { timeout: 10_000 };

/** Puts the keyboard on the tree's one tab stop, at its first row. */
async function enterTree(run: RunPage): Promise<void> {
  const stop = run.tree.locator('[role=treeitem][tabindex="0"]').first();
  await ((await stop.count()) ? stop : run.tree).focus();
  await run.page.keyboard.press('Home');
}

test('arrow keys walk every row of the tree from first to last and back', async ({ watched }) => {
  const run = await openRun(watched, recordedRun('task-v2-loop').run_id);
  await run.button('Expand all').click();
  const rows = (await run.rows()).map(({ id }) => id);
  await enterTree(run);
  await expect.poll(() => run.focusedId(), WAIT).toBe(rows[0]);
  for (const id of rows.slice(1)) {
    await run.page.keyboard.press('ArrowDown');
    await expect.poll(() => run.focusedId(), WAIT).toBe(id);
  }
  await run.page.keyboard.press('ArrowUp');
  await expect.poll(() => run.focusedId(), WAIT).toBe(rows.at(-2));
  await run.page.keyboard.press('Home');
  await expect.poll(() => run.focusedId(), WAIT).toBe(rows[0]);
  await run.page.keyboard.press('End');
  await expect.poll(() => run.focusedId(), WAIT).toBe(rows.at(-1));
});

test('left closes a block and right opens it, and what is inside goes and comes', async ({ watched }) => {
  const run = await openRun(watched, recordedRun('shop-product-lookup').run_id);
  const block = 'wrb_599935478559500582';
  const inside = 'act_599935568753813832';
  await run.button('Expand all').click();
  await run.select(block);
  await run.row(inside).waitFor();
  await run.page.keyboard.press('ArrowLeft');
  await expect.poll(() => run.row(block).getAttribute('aria-expanded'), WAIT).toBe('false');
  expect(await run.row(inside).count()).toBe(0);
  await run.page.keyboard.press('ArrowRight');
  await run.row(inside).waitFor();
});

test('the keyboard selects at once, and the address follows when the keys rest', async ({ watched }) => {
  const run = await openRun(watched, recordedRun('shop-product-lookup').run_id);
  await run.button('Expand all').click();
  await enterTree(run);
  for (let press = 0; press < 3; press++) await run.page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await run.selectedId()) === (await run.focusedId()), WAIT).toBe(true);
  const id = await run.selectedId();
  await expect.poll(() => run.query('item'), WAIT).toBe(id);
  const length = await run.page.evaluate(() => history.length);
  await run.page.keyboard.press('ArrowUp');
  await expect.poll(() => run.query('item'), WAIT).not.toBe(id);
  expect(await run.page.evaluate(() => history.length)).toBe(length); // selecting never makes Back longer
});

test('1 to 5 open the tabs, / goes to the search, and letters stay in it', async ({ watched }) => {
  const run = await openRun(watched, recordedRun('shop-product-lookup').run_id);
  for (const [key, name] of [
    ['2', 'Output'],
    ['3', 'Parameters'],
    ['1', 'Overview'],
  ] as const) {
    await run.page.keyboard.press(key);
    await run.panel(name).waitFor();
  }
  await run.page.keyboard.press('/');
  const search = run.page.getByRole('searchbox', { name: 'Search timeline' });
  await expect.poll(() => search.evaluate((field) => field === document.activeElement), WAIT).toBe(true);
  await run.page.keyboard.type('2jn');
  expect(await search.inputValue()).toBe('2jn');
  await run.panel('Overview').waitFor();
});

test('the tab list is one stop, walked with arrow keys', async ({ watched }) => {
  const run = await openRun(watched, recordedRun('shop-product-lookup').run_id);
  await run.page.getByRole('tab', { name: 'Overview' }).focus();
  await run.page.keyboard.press('ArrowRight');
  const focused = () => run.page.evaluate(() => document.activeElement?.textContent?.trim());
  await expect.poll(focused, WAIT).toBe('Output');
  expect(await run.page.locator('[role=tab][tabindex="0"]').count()).toBe(1);
  await run.page.keyboard.press('End');
  await expect.poll(focused, WAIT).toBe('Code');
});

test('? lists the keys, Escape closes the list and gives the focus back', async ({ watched }) => {
  const run = await openRun(watched, recordedRun('shop-product-lookup').run_id);
  await enterTree(run);
  const before = await run.focusedId();
  await run.page.keyboard.press('?');
  const dialog = run.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await dialog.waitFor();
  await run.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => run.focusedId(), WAIT).toBe(before);
});

test('everything on the page can be reached with Tab, visibly, and nothing traps it', async ({ watched }) => {
  const run = await openRun(watched, recordedRun('code-block-raises').run_id);
  const stops: string[] = [];
  for (let press = 0; press < 120; press++) {
    await run.page.keyboard.press('Tab');
    const stop = await run.page.evaluate(() => {
      const active = document.activeElement;
      if (!active || active === document.body) return null;
      // What shows the focus may be the field around an input, or a splitter's own line.
      const outlined = [active, active.parentElement, active.parentElement?.parentElement].some((element) => {
        if (!element) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (
          (outlineStyle !== 'none' && outlineWidth !== '0px') || (element === active && boxShadow !== 'none')
        );
      });
      const line = getComputedStyle(active, '::after');
      const lined = line.content !== 'none' && !/^rgba\(0, 0, 0, 0\)$|transparent/.test(line.backgroundColor);
      return {
        name: `${active.getAttribute('role') ?? active.tagName} ${active.getAttribute('aria-label') ?? active.textContent?.trim().slice(0, 30)}`,
        visible: outlined || lined,
      };
    });
    if (!stop) break;
    expect(stop, stop.name).toMatchObject({ visible: true });
    stops.push(stop.name);
  }
  expect(stops.length).toBeGreaterThan(8);
  expect(stops.length).toBeLessThan(120);
  expect(stops.some((name) => name.startsWith('tab '))).toBe(true);
  expect(stops.filter((name) => /^treeitem |^tree /.test(name)).length).toBe(1);
});
