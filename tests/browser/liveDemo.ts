import type { Browser, BrowserContextOptions } from 'playwright-core';
import { inject } from 'vitest';
import type { World } from '../../mocks/world.ts';
import { LivePage } from './liveServer.ts';
import { watchedPage } from './watchedPage.ts';

/** A page of the demo on a run that moves by hand, so many changes far. */
export async function watchDemo(
  browser: Browser,
  runId: string,
  steps: number,
  options: BrowserContextOptions & { prepare?: (page: LivePage) => Promise<unknown> } = {},
): Promise<LivePage> {
  const { prepare, ...context } = options;
  const watched = await watchedPage(browser, inject('demoUrl'), context);
  const page = new LivePage(watched, runId);
  await prepare?.(page);
  await watched.page.goto(`/runs/${runId}`);
  await watched.page.waitForFunction(() => 'rundownDemo' in globalThis);
  await step(page, steps);
  await page.status.waitFor();
  return page;
}

/** Moves a run of the demo; `null` to its end. */
export async function step(page: LivePage, steps: number | null): Promise<void> {
  await page.page.evaluate(
    ([id, count]) => {
      const { live } = Reflect.get(globalThis, 'rundownDemo') as World;
      return count === null ? live.finish(id) : live.step(id, count);
    },
    [page.runId, steps] as const,
  );
  await page.pollNow();
}
