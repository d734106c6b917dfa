import { chromium, type Browser } from 'playwright-core';
import { expect, inject, test as base } from 'vitest';
import { watchedPage, type WatchedPage } from './watchedPage.ts';

interface Fixtures {
  /** The one Chromium, as this file's connection sees it. */
  browser: Browser;
  /** A page on the demo. When the test is over it has had no error, broken no policy and asked no other host. */
  watched: WatchedPage;
}

export const test = base.extend<Fixtures>({
  browser: [
    // oxlint-disable-next-line no-empty-pattern -- the fixture needs no other
    async ({}, give) => {
      const browser = await chromium.connect(inject('browserEndpoint'));
      await give(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  watched: async ({ browser }, give) => {
    const watched = await watchedPage(browser, inject('demoUrl'));
    await give(watched);
    await watched.close();
    expectClean(watched);
  },
});

export { expect } from 'vitest';

/** Fails when the page had an error, broke its policy or asked another host. */
export function expectClean({ seen }: WatchedPage): void {
  expect(seen).toEqual({ consoleErrors: [], policyViolations: [], offOrigin: [] });
}
