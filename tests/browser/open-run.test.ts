import { recordedRun, timelineOf } from './recorded.ts';
import { openRun, RunPage } from './runPage.ts';
import { expect, test } from './test.ts';

const WAIT = { timeout: 15_000 };

test('a run is opened from the history, and Back returns there', async ({ watched: { page } }) => {
  const run = recordedRun('shop-product-lookup');
  await page.goto('/');
  await page.getByRole('table', { name: 'Runs' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/runs');
  await page.getByRole('searchbox', { name: 'Search runs' }).fill(run.run_id);
  await page.getByRole('link', { name: run.run_id }).first().click();

  const opened = new RunPage(page);
  await expect.poll(() => opened.status.getAttribute('data-run-status'), WAIT).toBe(run.status);
  await expect.poll(() => opened.title.innerText(), WAIT).toContain(run.title ?? '');
  expect(new URL(page.url()).pathname).toBe(`/runs/${run.run_id}/overview`);
  await expect.poll(() => page.title(), WAIT).toContain(run.run_id);
  await page.goBack();
  await page.getByRole('table', { name: 'Runs' }).waitFor();
});

test('a click on any action shows the picture that the server took of it', async ({ watched }) => {
  const { run_id } = recordedRun('shop-product-lookup');
  const run = await openRun(watched, run_id);
  await run.button('Expand all').click();
  const { pictures } = timelineOf('shop-product-lookup');
  expect(pictures.size).toBe(6);
  for (const [actionId, artifactId] of pictures) {
    await run.select(actionId);
    expect(await run.pictureOf(actionId)).toEqual({ artifactId, substitute: false });
    await expect.poll(() => run.query('item'), WAIT).toBe(actionId);
    expect(await run.details.getAttribute('data-for-item')).toBe(actionId);
  }
});

test('a click on a block shows how its task ended', async ({ watched }) => {
  const run = await openRun(watched, recordedRun('shop-product-lookup').run_id);
  await run.select('wrb_599935478559500582');
  expect(await run.pictureOf('wrb_599935478559500582')).toEqual({
    artifactId: 'a_599936045495184076',
    substitute: false,
  });
});

test('a click on a thought shows the page that was thought about: of several pictures the first', async ({
  watched,
}) => {
  const run = await openRun(watched, recordedRun('task-v2-cheapest-backpack').run_id);
  await run.button('Expand all').click();
  for (const [thought, picture] of [
    ['ot_599942814363642222', 'a_599942814363642226'],
    ['ot_599943003342203472', 'a_599943003342203476'],
  ] as const) {
    await run.select(thought);
    expect((await run.pictureOf(thought)).artifactId).toBe(picture);
  }
});

test('an item without a picture has a sentence or a picture marked as another one', async ({ watched }) => {
  const run = await openRun(watched, recordedRun('code-block-raises').run_id);
  await run.button('Expand all').click();
  await run.select('act_599939112101834440');
  const shown = await run.pictureOf('act_599939112101834440');
  expect(shown.artifactId === null || shown.substitute).toBe(true);
  expect((await run.browser.innerText()).trim().length).toBeGreaterThan(12);
});

test('every item of a run is one row, and no row is invented', async ({ watched }) => {
  for (const slug of ['weekly-audit-large', 'branches-and-nested-loops', 'task-v2-loop']) {
    const run = await openRun(watched, recordedRun(slug).run_id);
    await run.button('Expand all').click();
    const { ids } = timelineOf(slug);
    await expect
      .poll(async () => (await run.rows()).filter(({ id }) => ids.includes(id)).length, { timeout: 30_000 })
      .toBe(new Set(ids).size);
    const invented = (await run.rows()).filter(
      ({ id, kind, status }) => /thought|block|action/.test(kind) && status !== 'ghost' && !ids.includes(id),
    );
    expect(invented).toEqual([]);
    const counted = await watched.page.locator('[data-count="actions"]').first().innerText();
    expect(counted.replace(/\D/g, '')).toBe(String(ids.filter((id) => id.startsWith('act_')).length));
  }
});

test.for([
  [
    '/agents/wpid_1/:run/overview?active=act_599935568753813832',
    '/runs/:run/overview',
    'act_599935568753813832',
  ],
  ['/workflows/wpid_1/:run/output', '/runs/:run/output', null],
  ['/runs/:run', '/runs/:run/overview', null],
] as const)(
  'the old address %s leads to the same place here',
  async ([from, to, item], { watched: { page } }) => {
    const { run_id } = recordedRun('shop-product-lookup');
    await page.goto(from.replace(':run', run_id));
    await expect.poll(() => new URL(page.url()).pathname, WAIT).toBe(to.replace(':run', run_id));
    if (item) await expect.poll(() => new RunPage(page).selectedId(), WAIT).toBe(item);
  },
);

test('the picture can be followed back and forth with the keys, and the address with it', async ({
  watched,
}) => {
  const run = await openRun(watched, recordedRun('shop-product-lookup').run_id);
  await run.button('Expand all').click();
  await run.select('act_599935740552505838');
  const before = await run.pictureOf('act_599935740552505838');
  await watched.page.keyboard.press('[');
  await expect.poll(() => run.selectedId(), WAIT).not.toBe('act_599935740552505838');
  const other = (await run.selectedId()) ?? '';
  expect((await run.pictureOf(other)).artifactId).not.toBe(before.artifactId);
  await watched.page.keyboard.press(']');
  await expect.poll(() => run.selectedId(), WAIT).toBe('act_599935740552505838');
});
