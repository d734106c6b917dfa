import { recordedRuns, timelineOf } from './recorded.ts';
import { RunPage, TABS } from './runPage.ts';
import { expect, test } from './test.ts';

const WAIT = { timeout: 15_000 };

test.for(recordedRuns.map(({ slug, run_id, status }) => [slug, run_id, status] as const))(
  '%s opens on every tab',
  async ([slug, runId, status], { watched: { page } }) => {
    await page.goto(`/runs/${runId}`);
    const run = new RunPage(page);
    await run.status.waitFor();
    if (timelineOf(slug).ids.length) await page.locator('[role=treeitem]').first().waitFor();
    expect(await run.status.getAttribute('data-run-status')).toBe(status);
    expect(await run.title.count()).toBe(1);
    for (const name of [...TABS.slice(1), TABS[0]]) {
      const panel = await run.openTab(name);
      await expect.poll(async () => (await panel.innerText()).trim().length, WAIT).toBeGreaterThan(3);
      await expect.poll(() => panel.locator('[aria-busy=true]').count(), WAIT).toBe(0);
    }
  },
);
