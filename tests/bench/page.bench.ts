import os from 'node:os';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { generatedRunId } from '../../mocks/generate/ids.ts';
import { OUTPUT_RUNS } from '../../mocks/special/outputRuns.ts';
import { resolveChromium } from '../browser/chromium.ts';
import { RunPage } from '../browser/runPage.ts';
import { startApp, type StartedApp } from '../browser/startApp.ts';
import { startTestServer, type TestServer } from '../server/testServer.ts';
import { clickItem, quantile, scrollTimeline, type Clicked } from './gestures.ts';
import { probe, settled, type Load, type Probe } from './probe.ts';

const SIZES = [100, 1_000, 10_000, 50_000];
/** By the last digit of their seed, generated runs are final, go on without change, or grow with each reading. */
const FINAL = 0;
const UNCHANGED = 2;
const GROWING = 3;

let server: TestServer;
let app: StartedApp;
let browser: Browser;
beforeAll(async () => {
  server = await startTestServer();
  [app, browser] = await Promise.all([
    startApp({ SKYVERN_API_URL: server.url, SKYVERN_API_KEY: server.key }),
    resolveChromium().then((launch) => chromium.launch(launch)),
  ]);
  console.log(
    `load average ${os.loadavg()[0]?.toFixed(1)}; medians, and where two figures stand, p50 and p95`,
  );
});
afterAll(async () => {
  await browser.close();
  await Promise.all([app.stop(), server.stop()]);
});

/** Calls `measure` with a page of a fresh profile. */
async function fresh<T>(measure: (probed: Probe) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ baseURL: app.url, viewport: { width: 1440, height: 900 } });
  try {
    return await measure(await probe(await context.newPage()));
  } finally {
    await context.close();
  }
}

const line = (name: string, ...figures: string[]) =>
  console.log(`  ${name.padEnd(44)} ${figures.join('   ')}`);
const ms = (figure: number) => `${figure.toFixed(figure < 100 ? 1 : 0)} ms`.padStart(10);
const pair = (figures: readonly number[]) => `${ms(quantile(figures, 0.5))} ${ms(quantile(figures, 0.95))}`;

test.each(SIZES)('%i items', async (items) => {
  const path = `/runs/${generatedRunId(items, FINAL)}/overview`;
  console.log(`\n${items.toLocaleString('en')} items`);

  const loads: Load[] = [];
  for (let round = 0; round < (items > 1_000 ? 3 : 5); round++)
    loads.push(await fresh(({ load }) => load(path)));
  const middle = (pick: (load: Load) => number) => quantile(loads.map(pick), 0.5);
  line('first card', ms(middle((load) => load.firstCardMs)));
  line('main-thread time until settled', ms(middle((load) => load.cpuMs)));
  line('longest task', ms(middle((load) => load.longestTaskMs)));
  line('total blocking time', ms(middle((load) => load.blockingMs)));
  line('DOM elements', String(middle((load) => load.elements)).padStart(7));
  line('JS heap after collection', `${middle((load) => load.heapMiB).toFixed(1)} MiB`.padStart(12));
  line('requests until settled', String(middle((load) => load.requests)).padStart(7));

  await fresh(async ({ load, page }) => {
    await load(path);
    const run = new RunPage(page);
    await run.button('Expand all').click();
    await settled(page);
    const { p50, p95, max, empty } = await scrollTimeline(page, 5);
    line('scroll: frame p50, p95, longest', ms(p50), ms(p95), ms(max), `${empty} empty looks`);

    const clicks: Clicked[] = [];
    for (let at = 0; at < 12; at++) {
      await run.tree.evaluate((tree, share) => {
        const around: Element[] = [tree, ...tree.querySelectorAll('*')];
        for (let node = tree.parentElement; node; node = node.parentElement) around.push(node);
        const box = around.find(
          (node) =>
            node.scrollHeight > node.clientHeight + 2 && /auto|scroll/.test(getComputedStyle(node).overflowY),
        );
        if (box) box.scrollTop = (box.scrollHeight - box.clientHeight) * share;
      }, at / 12);
      await settled(page);
      const rows = page.locator('[role=treeitem][data-kind=action][aria-selected=false]');
      const id = (await rows.count())
        ? await rows.nth(Math.floor((await rows.count()) / 2)).getAttribute('data-item-id')
        : null;
      if (id) clicks.push(await clickItem(page, id));
    }
    line('click → selected', pair(clicks.map(({ selectedMs }) => selectedMs)));
    line('click → picture', pair(clicks.map(({ pictureMs }) => pictureMs)));
  });
});

test.each([
  [1_000, 'nothing changed', UNCHANGED],
  [1_000, 'one item added', GROWING],
  [10_000, 'nothing changed', UNCHANGED],
  [10_000, 'one item added', GROWING],
])('polls of %i items, %s', async (items, what, seed) => {
  await fresh(async ({ load, page, cpuMs, longTasks }) => {
    await load(`/runs/${generatedRunId(items, seed)}/overview`);
    const spent: number[] = [];
    const nextAnswer = () =>
      page.waitForResponse((response) => response.url().endsWith('/timeline'), { timeout: 120_000 });
    await nextAnswer();
    await longTasks();
    for (let last = await cpuMs(), poll = 0; poll < 5; poll++) {
      await nextAnswer();
      const now = await cpuMs();
      spent.push(now - last);
      last = now;
    }
    line(
      `poll of ${items.toLocaleString('en')}, ${what}`,
      ms(quantile(spent, 0.5)),
      `longest task ${ms(Math.max(0, ...(await longTasks())))}`,
    );
  });
});

test('a large output', async () => {
  await fresh(async ({ load, page, longTasks, cdp }) => {
    await load(`/runs/${OUTPUT_RUNS.bigOutput}/overview`);
    await longTasks();
    const took = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          const begun = performance.now();
          const look = () => {
            const viewer = document.querySelector('[role=tabpanel] [data-json-viewer]');
            if (viewer && (viewer.textContent?.length ?? 0) > 100)
              requestAnimationFrame(() => done(performance.now() - begun));
            else requestAnimationFrame(look);
          };
          document.querySelectorAll<HTMLElement>('[role=tab]')[1]?.click();
          look();
        }),
    );
    await settled(page);
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    console.log('\n5 MB of output');
    line(
      'click on Output → JSON visible',
      ms(took),
      `longest task ${ms(Math.max(0, ...(await longTasks())))}`,
      `heap ${(usedSize / 1024 / 1024).toFixed(1)} MiB`,
    );
  });
});
