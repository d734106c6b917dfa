import { recordedRuns, timelineOf, type RecordedRun } from './recorded.ts';
import { RunPage, TABS } from './runPage.ts';
import { expect, test } from './test.ts';

const WAIT = { timeout: 15_000 };

/** What region of the result says the verdict. */
const saidVerdict = ({ page }: RunPage) => page.locator('[data-verdict]:not([role=treeitem])');

async function open(run: RunPage, { run_id: runId, slug }: RecordedRun): Promise<void> {
  await run.page.goto(`/runs/${runId}`);
  await run.status.waitFor();
  if (timelineOf(slug).ids.length) await run.page.locator('[role=treeitem]').first().waitFor();
}

/** Nothing was pressed: the right word, the right item, its row marked, and its picture or the sentence why there is none. */
async function opensRight(run: RunPage, { verdicts, opens_on: right }: RecordedRun): Promise<void> {
  await expect.poll(() => run.selectedId(), WAIT).not.toBeNull();
  const selected = (await run.selectedId()) ?? '';
  expect(right).toContain(selected);
  const verdict = saidVerdict(run).first();
  expect(verdicts).toContain(await verdict.getAttribute('data-verdict'));
  expect(await verdict.getAttribute('data-item-id')).toBe(selected);
  expect(verdicts).toContain(await run.row(selected).getAttribute('data-verdict'));
  await run.pictureOf(selected);
  expect(await run.browser.isVisible()).toBe(true);
}

async function claimsNothing(run: RunPage): Promise<void> {
  const claimed = await run.page.locator('[data-verdict]:not([data-verdict=none])').count();
  expect(claimed).toBe(0);
}

/** One click on the quiet line chooses what it is about. */
async function quietLineLeads(run: RunPage, { quiet_line: right }: RecordedRun): Promise<void> {
  const line = run.page.locator('[data-quiet-line]');
  if (right.length === 0) return expect(await line.count()).toBe(0);
  await line.getByRole('link').click();
  await expect.poll(async () => right.includes((await run.selectedId()) ?? ''), WAIT).toBe(true);
  const selected = (await run.selectedId()) ?? '';
  await run.row(selected).waitFor();
  await run.pictureOf(selected);
}

test.for(recordedRuns)(
  '$slug opens where a careful engineer would look, and on every tab',
  async (recorded, { watched: { page } }) => {
    const run = new RunPage(page);
    await open(run, recorded);
    expect(await run.status.getAttribute('data-run-status')).toBe(recorded.status);
    expect(await run.title.count()).toBe(1);
    if (recorded.verdicts.length) {
      await opensRight(run, recorded);
      expect(await run.isInView((await run.selectedId()) ?? '')).toBe(true);
    }
    for (const name of [...TABS.slice(1), TABS[0]]) {
      const panel = await run.openTab(name);
      await expect.poll(async () => (await panel.innerText()).trim().length, WAIT).toBeGreaterThan(3);
      await expect.poll(() => panel.locator('[aria-busy=true]').count(), WAIT).toBe(0);
    }
    // By now all that could be claimed has come.
    if (recorded.verdicts.length === 0) await claimsNothing(run);
    await quietLineLeads(run, recorded);

    if (recorded.verdicts.length === 0) return;
    await page.setViewportSize({ width: 390, height: 844 });
    await open(run, recorded);
    await opensRight(run, recorded);
  },
);
