import { afterAll, beforeAll } from 'vitest';
import type { Browser, Locator } from 'playwright-core';
import { OUTPUT_RUNS } from '../../mocks/demoRuns.ts';
import { startTestServer, type TestServer } from '../server/testServer.ts';
import { LivePage, startRun } from './liveServer.ts';
import { openRun, TABS, type RunPage } from './runPage.ts';
import { startApp, type StartedApp } from './startApp.ts';
import { startDirect } from './startDirect.ts';
import { expect, expectClean, test } from './test.ts';
import { watchedPage, type WatchedPage } from './watchedPage.ts';

/** Looks like a token of a server, and like nothing else in the world. */
const KEY = 'eyJhbGciOiJIUzI1NiJ9.b25lLWtleS1mb3ItYWxsLW9mLXRoaXM.Q3Vja29vc05lc3Q';
/** What the run of secrets holds in parameters, headers and addresses. */
const SECRETS = [
  'correct horse battery staple',
  'sk-live-51H8xQ2eZvKYlo2C',
  'hunter2',
  '493021',
  's3cr3t',
  '8f14e45fceea167a5a36dedd4bea2543',
  'nw_live_9d2f',
  'JBSWY3DPEHPK3PXP',
];
const WAIT = { timeout: 20_000 };

let server: TestServer;
let proxied: StartedApp;
let direct: Awaited<ReturnType<typeof startDirect>>;
beforeAll(async () => {
  server = await startTestServer({ key: KEY, cors: true });
  [proxied, direct] = await Promise.all([
    startApp({ SKYVERN_API_URL: server.url, SKYVERN_API_KEY: KEY }),
    startDirect([server.url]),
  ]);
});
afterAll(async () => {
  await Promise.all([proxied.stop(), direct.stop()]);
  await server.stop();
});

type Way = 'through the proxy' | 'directly' | 'directly, remembered';

/** Everything that came out of the page, by where it went. */
type Written = Map<string, string[]>;

/** Listens to everything that a page can write, from its first moment. */
async function listening({ context, page }: WatchedPage): Promise<Written> {
  const written: Written = new Map();
  const add = (where: string, text: string) => {
    const texts = written.get(where) ?? [];
    written.set(where, texts);
    texts.push(text);
  };
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await context.exposeBinding('wasCopied', (_source, text: string) => add('clipboard', text));
  await context.addInitScript(() => {
    const write = navigator.clipboard.writeText.bind(navigator.clipboard);
    navigator.clipboard.writeText = (text) => {
      (Reflect.get(globalThis, 'wasCopied') as (text: string) => void)(text);
      return write(text);
    };
  });
  context.on('console', (message) => add('console', message.text()));
  context.on('request', (request) => {
    add('request addresses', request.url());
    add('request bodies', request.postData() ?? '');
    const { 'x-api-key': _key, ...headers } = request.headers();
    add('request headers', JSON.stringify(headers));
    if (_key !== undefined && !request.url().startsWith(`${server.url}/`))
      add('key header to others', request.url());
  });
  page.on('websocket', (socket) => {
    const url = new URL(socket.url());
    if (url.host === new URL(server.url).host) url.searchParams.delete('apikey');
    add('socket addresses', url.href);
    socket.on('framesent', ({ payload }) => add('socket messages', String(payload)));
  });
  page.on('download', (download) => {
    add('download names', download.suggestedFilename());
    void download.createReadStream().then(async (stream) => {
      let text = '';
      for await (const piece of stream) text += String(piece);
      add('downloads', text);
    });
  });
  return written;
}

/** All that stands in the page, in its fields and in its address. A password field shows dots. */
const onScreen = (run: { page: RunPage['page'] }): Promise<string> =>
  run.page.evaluate(() =>
    [
      location.href,
      document.title,
      document.documentElement.outerHTML.replaceAll(
        /(<input[^>]*type="password"[^>]*?) value="[^"]*"/g,
        '$1',
      ),
      ...[...document.querySelectorAll('input:not([type=password]), textarea')].map((field) =>
        String(Reflect.get(field, 'value')),
      ),
    ].join('\n'),
  );

/** All that the page has kept in the browser; where keys may be kept, without them. */
const kept = ({ page }: WatchedPage): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const databases: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) databases.push(name);
    const caches: string[] = [];
    for (const name of await globalThis.caches.keys()) {
      const cache = await globalThis.caches.open(name);
      for (const request of await cache.keys())
        caches.push(request.url, (await (await cache.match(request))?.text()) ?? '');
    }
    return {
      localStorage: JSON.stringify(Object.entries(localStorage)),
      sessionStorage: JSON.stringify(Object.entries(sessionStorage)),
      indexedDB: JSON.stringify(databases),
      caches: caches.join('\n'),
      cookies: document.cookie,
      name: window.name,
      history: JSON.stringify(history.state),
      globals: Object.keys(globalThis)
        .filter((name) => /tanstack|query_?client/i.test(name))
        .join(),
    };
  });

async function connect({ page }: WatchedPage, remember: boolean): Promise<void> {
  await page.goto('/runs');
  await page.getByRole('button', { name: 'Settings' }).first().click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByLabel('Server').fill(server.url);
  await settings.getByLabel('API key', { exact: true }).fill(KEY);
  if (remember) await settings.getByLabel(/^Remember/).check();
  await settings.getByRole('button', { name: 'Save' }).click();
  await settings.waitFor({ state: 'hidden' });
}

async function everyCopy(run: RunPage, look: () => Promise<void>): Promise<void> {
  const { page } = run;
  const press = async (button: Locator) => {
    await button.click();
    await look();
  };
  await run.button('API & Webhooks').click();
  const request = page.getByRole('region', { name: 'Request' });
  for (const language of ['PowerShell', 'Python', 'TypeScript', 'cURL']) {
    await request.getByRole('button', { name: language }).click();
    await press(request.getByRole('button', { name: 'Copy' }));
  }
  await page.keyboard.press('Escape');
  for (const name of ['Copy link', 'Copy run ID', 'Copy report', 'Download run JSON']) {
    await run.button('More').click();
    const item = page.getByRole('menuitem', { name });
    if (name.startsWith('Download')) await Promise.all([page.waitForEvent('download'), item.click()]);
    else await item.click();
  }
  await run.button('Rerun').click();
  await page.getByRole('dialog', { name: 'Rerun' }).getByRole('textbox', { name: 'product' }).waitFor();
  await look();
  await page.keyboard.press('Escape');
}

test.for(['through the proxy', 'directly', 'directly, remembered'] as const)(
  'connected %s, the key and the secrets of a run are in nothing that the page writes',
  async (way: Way, { browser }: { browser: Browser }) => {
    const app = way === 'through the proxy' ? proxied : direct;
    const watched = await watchedPage(browser, app.url, { asks: [server.url] });
    const { page } = watched;
    const written = await listening(watched);
    const screens: string[] = [];
    if (way !== 'through the proxy') await connect(watched, way === 'directly, remembered');

    const run = await openRun(watched, OUTPUT_RUNS.secrets);
    const look = async () => void screens.push(await onScreen(run));
    await look();
    for (const tab of TABS.slice(1)) {
      await run.openTab(tab);
      await expect.poll(() => page.getByRole('status', { name: /^Loading/ }).count(), WAIT).toBe(0);
      await look();
    }
    await everyCopy(run, look);

    const live = new LivePage(watched, await startRun(server, 'shop-product-lookup', 6));
    await page.goto(`/runs/${live.runId}`);
    await live.isLive('live');
    await look();

    // A server that repeats in its errors what it was given.
    for (const status of [401, 500]) {
      server.override((_method, url) =>
        url.startsWith('/v1/runs/')
          ? { status, body: JSON.stringify({ detail: `Invalid key ${KEY}`, error: `Unexpected: ${KEY}` }) }
          : null,
      );
      await page.goto(`/runs/${OUTPUT_RUNS.secrets}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      for (const more of await page.getByRole('button', { name: /details/i }).all()) await more.click();
      await look();
    }
    server.override(null);

    const storage = await kept(watched);
    const where =
      way === 'directly' ? 'sessionStorage' : way === 'directly, remembered' ? 'localStorage' : null;
    // The one place, and what it is for.
    if (where) {
      const entries = JSON.parse(storage[where] ?? '[]') as [string, string][];
      expect(entries.find(([name]) => name === 'rundown.connection')?.[1]).toContain(KEY);
      storage[where] = JSON.stringify(entries.filter(([name]) => name !== 'rundown.connection'));
    }
    await watched.close();
    expectClean(watched);

    expect(written.get('clipboard')?.length).toBeGreaterThanOrEqual(7);
    expect(written.get('downloads')?.join()).toContain('Trailhead 40L Backpack');
    expect(written.get('socket addresses')?.length).toBeGreaterThan(0);
    const all = {
      ...Object.fromEntries(written),
      ...storage,
      screens,
      'what npm start prints': [proxied.output()],
    };
    for (const [name, texts] of Object.entries(all))
      for (const secret of [KEY, KEY.slice(-15), ...SECRETS])
        expect(
          [texts]
            .flat()
            .filter((text) => text.includes(secret))
            .map((text) => excerpt(text, secret)),
          name,
        ).toEqual([]);
    expect(storage['globals']).toBe('');
    expect(written.has('key header to others')).toBe(false);
  },
);

/** Where a secret stands in a text. */
const excerpt = (text: string, secret: string): string => {
  const at = text.indexOf(secret);
  return text.slice(Math.max(0, at - 80), at + secret.length + 20);
};
