import type { CDPSession, Page } from 'playwright-core';

/** What the probe gathers inside the page. Times are milliseconds since the navigation began. */
interface Gathered {
  firstCard: number | null;
  lastChange: number;
  readonly longTasks: { start: number; ms: number }[];
}

/** Runs in the page before anything of it: notes the first painted card, every long task, and the last change. */
function gather(): void {
  const gathered: Gathered = { firstCard: null, lastChange: 0, longTasks: [] };
  Reflect.set(globalThis, 'benchGathered', gathered);
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      gathered.longTasks.push({ start: startTime, ms: duration });
      gathered.lastChange = Math.max(gathered.lastChange, startTime + duration);
    }
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      gathered.lastChange = Math.max(gathered.lastChange, entry.startTime + entry.duration);
  }).observe({ type: 'resource', buffered: true });
  let waiting = false;
  new MutationObserver(() => {
    gathered.lastChange = performance.now();
    if (gathered.firstCard !== null || waiting) return;
    const card = document.querySelector('[role=tree] [role=treeitem]');
    if (!card || !card.getBoundingClientRect().height) return;
    waiting = true;
    requestAnimationFrame(() => requestAnimationFrame(() => (gathered.firstCard = performance.now())));
  }).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
}

const read = (page: Page) => page.evaluate(() => Reflect.get(globalThis, 'benchGathered') as Gathered);

export interface Load {
  readonly firstCardMs: number;
  /** Thread time of the page's main thread until it settled, which other programs hardly change. */
  readonly cpuMs: number;
  readonly longestTaskMs: number;
  /** What tasks took beyond 50 ms each. */
  readonly blockingMs: number;
  readonly elements: number;
  readonly heapMiB: number;
  readonly requests: number;
}

/** A page's performance as Chromium itself counts it. */
export interface Probe {
  readonly page: Page;
  readonly cdp: CDPSession;
  /** Main-thread time spent so far, in milliseconds. */
  readonly cpuMs: () => Promise<number>;
  /** Goes to `path`, waits until nothing has happened for 1.5 s, and gives the figures of that. */
  readonly load: (path: string) => Promise<Load>;
  /** Long tasks since the last call, in milliseconds. */
  readonly longTasks: () => Promise<number[]>;
}

export async function probe(page: Page): Promise<Probe> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.addInitScript(gather);
  let requests = 0;
  page.on('request', () => requests++);
  let noted = 0;

  const cpuMs = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const longTasks = async () => {
    const { longTasks: all } = await read(page);
    const fresh = all.slice(noted).map(({ ms }) => ms);
    noted = all.length;
    return fresh;
  };
  return {
    page,
    cdp,
    cpuMs,
    longTasks,
    async load(path) {
      requests = 0;
      noted = 0;
      await page.goto(path, { waitUntil: 'commit', timeout: 120_000 });
      await page.locator('[role=tree] [role=treeitem]').first().waitFor({ timeout: 180_000 });
      await settled(page);
      const spent = await cpuMs();
      const { firstCard } = await read(page);
      const tasks = await longTasks();
      await cdp.send('HeapProfiler.collectGarbage');
      const { usedSize } = await cdp.send('Runtime.getHeapUsage');
      return {
        firstCardMs: firstCard ?? NaN,
        cpuMs: spent,
        longestTaskMs: Math.max(0, ...tasks),
        blockingMs: tasks.reduce((sum, ms) => sum + ms - 50, 0),
        elements: await page.evaluate(() => document.querySelectorAll('*').length),
        heapMiB: usedSize / 1024 / 1024,
        requests,
      };
    },
  };
}

/** Resolves when the page has not changed, worked long or got an answer for 1.5 s. */
export async function settled(page: Page): Promise<void> {
  for (;;) {
    const quiet = await page.evaluate(
      () => performance.now() - (Reflect.get(globalThis, 'benchGathered') as Gathered).lastChange,
    );
    if (quiet >= 1500) return;
    await new Promise((done) => setTimeout(done, Math.max(50, 1500 - quiet)));
  }
}
