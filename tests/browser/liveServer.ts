import type { Browser, BrowserContextOptions, Locator } from 'playwright-core';
import { startTestServer, type TestServer, type TestServerOptions } from '../server/testServer.ts';
import { recordedRun } from './recorded.ts';
import { RunPage } from './runPage.ts';
import { startApp } from './startApp.ts';
import { expect, expectClean } from './test.ts';
import { watchedPage, type WatchedPage } from './watchedPage.ts';

const WAIT = { timeout: 20_000, interval: 50 };

/** A run that is watched while it goes on. */
export class LivePage extends RunPage {
  readonly watched: WatchedPage;
  readonly runId: string;

  constructor(watched: WatchedPage, runId: string) {
    super(watched.page);
    this.watched = watched;
    this.runId = runId;
  }

  get picture(): Locator {
    return this.browser.getByRole('img', { name: 'Live picture of the browser' });
  }
  /** Where the live picture stands, once it stands still: a window of another size is laid out in more than one frame. */
  pictureBox(): Promise<{ x: number; y: number; width: number; height: number }> {
    return this.picture.evaluate(async (canvas) => {
      for (let last = ''; ;) {
        const { x, y, width, height } = canvas.getBoundingClientRect();
        const now = `${x} ${y} ${width} ${height}`;
        if (now === last) return { x, y, width, height };
        last = now;
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      }
    });
  }
  get following(): Locator {
    return this.page.getByText('Following', { exact: true });
  }

  /** Asks for news at once, as coming back to the window does. */
  pollNow(): Promise<void> {
    return this.page.evaluate(
      () => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })),
    );
  }

  async isStatus(status: string): Promise<void> {
    await expect.poll(() => this.status.getAttribute('data-run-status'), WAIT).toBe(status);
  }

  async isLive(state: string): Promise<void> {
    await expect
      .poll(() => this.browser.locator('[data-live-state]').getAttribute('data-live-state'), WAIT)
      .toBe(state);
  }

  /** How many actions the page counts. */
  async isCounted(actions: number): Promise<void> {
    await expect
      .poll(
        async () => Number(await this.page.locator('[data-count="actions"]').innerText().then(digits)),
        WAIT,
      )
      .toBe(actions);
  }
}

const digits = (text: string) => text.replaceAll(/\D/g, '');

export interface LiveServer {
  readonly server: TestServer;
  readonly url: string;
  /** Starts another run of what was recorded, takes it so many changes far, and gives its id. */
  readonly start: (slug: string, steps: number) => Promise<string>;
  /** A page on a run; with `clock` the page's time stands, once its picture is live, until it is moved. */
  readonly watch: (
    browser: Browser,
    runId: string,
    options?: { rest?: string; clock?: boolean; context?: BrowserContextOptions },
  ) => Promise<LivePage>;
  readonly stop: () => Promise<void>;
}

/** Starts another run of what was recorded, takes it so many changes far, and gives its id. */
export async function startRun(server: TestServer, slug: string, steps: number): Promise<string> {
  const { body } = await server.world.answer({
    method: 'POST',
    url: `/v1/agents/runs/${recordedRun(slug).run_id}/retry`,
    headers: { 'x-api-key': server.key },
    body: null,
  });
  const { run_id } = JSON.parse(String(body)) as { run_id: string };
  await server.world.live.step(run_id, steps);
  return run_id;
}

/** The production page in front of a Skyvern server whose live runs are moved by hand. */
export async function startLiveServer(options: TestServerOptions = {}): Promise<LiveServer> {
  const server = await startTestServer(options);
  const app = await startApp({ SKYVERN_API_URL: server.url, SKYVERN_API_KEY: server.key });
  return {
    server,
    url: app.url,
    start: (slug, steps) => startRun(server, slug, steps),
    async watch(browser, runId, { rest = '', clock = false, context } = {}) {
      const watched = await watchedPage(browser, app.url, context);
      if (clock) await watched.page.clock.install();
      await watched.page.goto(`/runs/${runId}${rest ? `/${rest}` : ''}`);
      const page = new LivePage(watched, runId);
      await page.status.waitFor();
      if (clock) {
        await page.isLive('live');
        // An installed clock goes on by itself, and answers of a busy machine would seem to cost the page its time.
        await watched.page.clock.pauseAt((await watched.page.evaluate(() => Date.now())) + 5_000);
      }
      return page;
    },
    async stop() {
      await app.stop();
      await server.down();
    },
  };
}

/** Ends a test: the page had no error of its own. */
export async function leave(page: LivePage): Promise<void> {
  await page.watched.close();
  expectClean(page.watched);
}
