import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { chaos, ROUGH, type Chaos, type ChaosOptions } from '../../mocks/faults/chaos.ts';
import { startTestServer, type TestServer } from '../server/testServer.ts';
import { startRun } from './liveServer.ts';
import { recordedRun } from './recorded.ts';
import { RunPage, type Row, type TabName } from './runPage.ts';
import { startApp, type StartedApp } from './startApp.ts';
import { expect, expectClean, test } from './test.ts';
import { watchedPage, type WatchedPage } from './watchedPage.ts';

const WAIT = { timeout: 90_000, interval: 20 };

/** The weather of the test that runs; none between them. */
let weather: Chaos | null = null;
/** How far the clocks were moved on. */
let laterMs = 0;
let server: TestServer;
let app: StartedApp;
beforeAll(async () => {
  const now: Chaos = {
    spoil: (method, url, answer) => weather?.spoil(method, url, answer) ?? answer,
    calm: () => weather?.calm(),
  };
  server = await startTestServer({ chaos: now, now: () => Date.now() + laterMs });
  app = await startApp({ SKYVERN_API_URL: server.url, SKYVERN_API_KEY: server.key });
});
afterAll(async () => {
  await app.stop();
  await server.stop();
});

/** A page whose time is moved by hand: waiting for the next attempt costs none. */
async function onPage(browser: Browser, act: (watched: WatchedPage) => Promise<void>): Promise<void> {
  const watched = await watchedPage(browser, app.url);
  await watched.page.clock.install();
  await act(watched);
  weather = null;
  await watched.close();
  expectClean(watched);
}

/** What a patient reader does: waits two seconds, and asks again wherever that is offered. */
async function waitOn({ page }: WatchedPage): Promise<void> {
  laterMs += 2_000;
  await page.clock.runFor(2_000);
  for (const name of ['Try again', 'Retry now'])
    for (const button of await page.getByRole('button', { name, exact: true }).all())
      await button.click({ timeout: 1_000 }).catch(() => {}); // it went away because it is no longer needed
}

/** How many requests of the page have no answer yet. */
function countUnanswered(page: Page): () => number {
  let count = 0;
  page.on('request', () => void count++);
  page.on('requestfinished', () => void count--);
  page.on('requestfailed', () => void count--);
  return () => count;
}

interface Told {
  readonly title: string;
  readonly status: string | null;
  readonly rows: readonly Row[];
  readonly counts: readonly string[];
  readonly selected: string | null;
  readonly verdict: string | null;
  readonly picture: string | null;
  readonly tabs: Readonly<Partial<Record<TabName, string>>>;
}

/** All that the page says of a run in rest, once it says no less than `expected`. */
async function told(watched: WatchedPage, runId: string, expected: Told | null): Promise<Told> {
  const { page } = watched;
  const run = new RunPage(page);
  const unanswered = countUnanswered(page);
  await page.goto(`/runs/${runId}`);
  const settled = async <T>(read: () => Promise<T>, wanted: T | undefined): Promise<T> => {
    const nothing = {};
    let last: T | object = nothing;
    const look = async () => (last = await read().catch(() => nothing));
    if (wanted === undefined) {
      for (let before = '', same = 0; same < 2;) {
        const now = JSON.stringify(await look());
        same = now === before && last !== nothing ? same + 1 : 0;
        before = now;
        await waitOn(watched);
        await expect.poll(unanswered, WAIT).toBe(0);
      }
      return last as T;
    }
    await expect
      .poll(async () => {
        if (JSON.stringify(await look()) !== JSON.stringify(wanted)) await waitOn(watched);
        return last;
      }, WAIT)
      .toEqual(wanted);
    return wanted;
  };
  const status = await settled(
    () => run.status.getAttribute('data-run-status', { timeout: 500 }),
    expected?.status,
  );
  const title = await settled(() => run.title.innerText({ timeout: 500 }), expected?.title);
  const selected = await settled(() => run.selectedId(), expected?.selected);
  const picture = await settled(
    () =>
      run.browser
        .locator('img[data-artifact-id]')
        .evaluateAll(([img]: HTMLImageElement[]) =>
          img && img.naturalWidth > 0 ? (img.dataset['artifactId'] ?? null) : null,
        ),
    expected?.picture,
  );
  const verdict = await settled(
    () =>
      page
        .locator('[data-verdict]')
        .evaluateAll((lines: HTMLElement[]) => lines[0]?.dataset['verdict'] ?? null),
    expected?.verdict,
  );
  await run.button('Expand all').click();
  const rows = await settled(() => run.rows(), expected?.rows);
  const counts = await settled(() => page.locator('[data-count]').allInnerTexts(), expected?.counts);
  const tabs: Partial<Record<TabName, string>> = {};
  for (const name of ['Output', 'Parameters', 'Code'] as const) {
    await run.openTab(name);
    tabs[name] = await settled(() => run.panel(name).innerText({ timeout: 500 }), expected?.tabs[name]);
  }
  return { title, status, rows, counts, selected, verdict, picture, tabs };
}

/** Every second answer or so is spoiled: it hails. */
const HAIL = {
  ...ROUGH,
  serverError: 0.12,
  busy: 0.08,
  lost: 0.1,
  cut: 0.06,
  truncated: 0.06,
  html: 0.06,
  duplicated: 0.4,
  mostDelayMs: 100,
};

/** The weather, and how many answers it has spoiled. */
function hail(options: ChaosOptions): { weather: Chaos; spoiled: () => number } {
  const made = chaos({ ...HAIL, ...options });
  let spoiled = 0;
  return {
    spoiled: () => spoiled,
    weather: {
      calm: () => made.calm(),
      spoil(method, url, answer) {
        const next = made.spoil(method, url, answer);
        if (next.status !== answer.status || next.fault || next.body !== answer.body) spoiled++;
        return next;
      },
    },
  };
}

test.for([
  ['shop-product-lookup', [2]],
  ['shipment-loop-then-code-error', [2]],
  ['task-v2-cheapest-backpack', [2, 3]],
  ['task-v1-failed', [2]],
] as const)(
  '%s in a hail of faults says in the end just what it says on a good day',
  ([slug, seeds], { browser }) =>
    onPage(browser, async (watched) => {
      const { run_id: runId } = recordedRun(slug);
      const good = await told(watched, runId, null);
      for (const seed of seeds) {
        const { weather: bad, spoiled } = hail({ seed });
        weather = bad;
        await told(watched, runId, good);
        expect(spoiled()).toBeGreaterThan(5);
      }
    }),
);

/** What no place and no clock makes true. */
const WRONG = /.{0,40}(?:\bNaN\b|\bInvalid Date\b|\bundefined\b|[\s(]-\d+ ?(?:s|m|h)\b).{0,40}/;

test.for([
  [5, 90_000],
  [6, -90_000],
] as const)(
  'a run that goes on in a hail of faults (seed %i), on a server whose clock is off by %i ms, is followed to its end',
  ([seed, clockSkewMs], { browser }) =>
    onPage(browser, async (watched) => {
      const { page } = watched;
      const runId = await startRun(server, 'shipment-loop-partial', 4);
      const { weather: bad, spoiled } = hail({ seed, clockSkewMs });
      weather = bad;
      const run = new RunPage(page);
      await page.goto(`/runs/${runId}`);
      const isStatus = (status: string) =>
        expect
          .poll(async () => {
            await waitOn(watched);
            return run.status.getAttribute('data-run-status', { timeout: 500 }).catch(() => null);
          }, WAIT)
          .toBe(status);
      await isStatus('running');
      for (let step = 0; step < 12; step++) {
        await server.world.live.step(runId, 6);
        await waitOn(watched);
        expect(WRONG.exec(await page.getByRole('main').innerText())).toBeNull();
      }
      await server.world.live.finish(runId);
      await isStatus('completed');
      expect(spoiled()).toBeGreaterThan(10);
      const read = async () => {
        await run.button('Expand all').click();
        return [await run.rows(), await page.locator('[data-count]').allInnerTexts()];
      };
      // What comes late comes within the first minute.
      for (let wait = 0; wait < 30; wait++) await waitOn(watched);
      const followed = await read();
      weather = null;
      await page.reload();
      await run.tree.waitFor();
      await page.clock.runFor(2_000);
      await expect.poll(read, WAIT).toEqual(followed);
      expect(await page.locator('[data-connection]').count()).toBe(0);
    }),
);
