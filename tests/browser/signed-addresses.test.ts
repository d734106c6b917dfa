import { afterAll, beforeAll } from 'vitest';
import type { Browser, Locator } from 'playwright-core';
import { startTestServer, type TestServer } from '../server/testServer.ts';
import { recorded, recordedRun } from './recorded.ts';
import { openRun, type RunPage } from './runPage.ts';
import { startApp, type StartedApp } from './startApp.ts';
import { expect, expectClean, test } from './test.ts';
import { watchedPage, type WatchedPage } from './watchedPage.ts';

/** Journeys on a server whose files have signed addresses, asked directly: no proxy adds the key. */
let signing: TestServer;
/** It signs nothing: its files are had with the key alone. */
let plain: TestServer;
let app: StartedApp;
/** How far the server's clock is ahead. */
let laterMs = 0;
const HOUR_S = 3_600;
beforeAll(async () => {
  signing = await startTestServer({ cors: true, signedUrlSeconds: HOUR_S, now: () => Date.now() + laterMs });
  plain = await startTestServer({ cors: true });
  app = await startApp({ SKYVERN_CONNECT_HOSTS: `${signing.url} ${plain.url}` });
});
afterAll(async () => {
  await app.stop();
  await signing.stop();
  await plain.stop();
});

const WAIT = { timeout: 20_000 };
/** Eight minutes of film, of which little is loaded at the start. */
const LONG = recordedRun('shipment-loop-then-code-error').run_id;

const read = <T>(video: Locator, key: 'currentTime' | 'duration' | 'paused' | 'src') =>
  video.evaluate((element: HTMLVideoElement, name) => element[name] as T, key);

/** Goes through a page that asks a server directly, and looks that it asked nobody else. */
async function onServer(
  browser: Browser,
  server: TestServer,
  act: (watched: WatchedPage) => Promise<void>,
): Promise<void> {
  const watched = await watchedPage(browser, app.url, { asks: [server.url] });
  await watched.context.addInitScript(
    ([apiBase, apiKey]) => sessionStorage.setItem('rundown.connection', JSON.stringify({ apiBase, apiKey })),
    [server.url, server.key] as const,
  );
  await act(watched);
  server.override(null);
  server.drip(null);
  await watched.close();
  expectClean(watched);
}

const journey = (
  browser: Browser,
  act: (run: RunPage, video: Locator, watched: WatchedPage) => Promise<void>,
  server: TestServer = signing,
): Promise<void> =>
  onServer(browser, server, async (watched) => {
    await watched.page.clock.install();
    const run = await openRun(watched, LONG);
    // Slowly, so that most of the film has yet to come when something happens to its address.
    server.drip({ bytes: server === plain ? 65_536 : 16_384, everyMs: 300 });
    await run.openTab('Recording');
    if (server === plain) await run.page.getByText(/Loading the whole recording: \d+ % of/).waitFor(WAIT);
    const video = run.region('Recording').locator('video').first();
    await expect.poll(() => read<number>(video, 'duration').catch(() => 0), WAIT).toBeGreaterThan(400);
    await act(run, video, watched);
  });

const signature = (src: string) => new URL(src).searchParams.get('sig') ?? '';

test('an address that is refused in the middle is renewed, and the film goes on at the same moment', ({
  browser,
}) =>
  journey(browser, async (run, video) => {
    const first = await read<string>(video, 'src');
    expect(signature(first)).not.toBe('');
    // The connection ends; what has not come by now is asked for again, and refused.
    signing.override((_method, url) =>
      url.includes(`sig=${encodeURIComponent(signature(first))}`)
        ? {
            status: 403,
            headers: { 'content-type': 'application/json' },
            body: '{"detail":"Invalid or expired artifact URL"}',
          }
        : null,
    );
    signing.drip(null);
    await signing.down();
    await signing.up();
    await run.button('Play').click();
    await run.page.getByRole('slider', { name: 'Position in the recording' }).fill('400');
    await expect.poll(() => read<string>(video, 'src'), WAIT).not.toBe(first);
    await expect.poll(() => read<number>(video, 'currentTime'), WAIT).toBeGreaterThan(400.3);
    expect(await read<number>(video, 'currentTime')).toBeLessThan(430);
    expect(await read<boolean>(video, 'paused')).toBe(false);
  }));

test('an address is renewed before it ends, and the film goes on playing', ({ browser }) =>
  journey(browser, async (run, video, { page }) => {
    signing.drip(null);
    const first = await read<string>(video, 'src');
    await run.page.getByRole('slider', { name: 'Position in the recording' }).fill('120');
    await run.button('Play').click();
    await expect.poll(() => read<number>(video, 'currentTime'), WAIT).toBeGreaterThan(120.2);
    laterMs = (HOUR_S - 45) * 1000;
    await page.clock.fastForward(laterMs);
    await expect.poll(() => read<string>(video, 'src'), WAIT).not.toBe(first);
    expect(signature(await read<string>(video, 'src'))).not.toBe('');
    await expect.poll(() => read<number>(video, 'currentTime'), WAIT).toBeGreaterThan(120.5);
    expect(await read<number>(video, 'currentTime')).toBeLessThan(150);
    expect(await read<boolean>(video, 'paused')).toBe(false);
    laterMs = 0;
  }));

test('a film that is had with the key alone is fetched whole, tells how far it is, and plays', ({
  browser,
}) =>
  journey(
    browser,
    async (run, video) => {
      expect(await read<string>(video, 'src')).toMatch(/^blob:/);
      await run.button('Play').click();
      await expect.poll(() => read<number>(video, 'currentTime'), WAIT).toBeGreaterThan(0.3);
    },
    plain,
  ));

test('a downloaded file whose link has run out is renewed by a click, and saved whole', ({ browser }) =>
  onServer(browser, signing, async (watched) => {
    const { run_id: runId } = recordedRun('invoice-download');
    const answer = recorded<object>('invoice-download', 'run.json');
    let link = { expiry: 1_700_000_000, sig: 'old' };
    const json = (body: unknown) => ({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    signing.override((_method, url) => {
      if (url.startsWith(`/v1/runs/${runId}/artifacts`)) return json([]);
      if (url.startsWith('/files/')) {
        return url.includes('sig=new')
          ? { status: 200, headers: { 'content-type': 'application/pdf' }, body: 'the whole file' }
          : { status: 403, ...json({ detail: 'Invalid or expired artifact URL' }) };
      }
      if (url !== `/v1/runs/${runId}`) return null;
      const file = {
        url: `${signing.url}/files/content?expiry=${link.expiry}&sig=${link.sig}`,
        filename: 'statement.pdf',
        checksum: null,
        file_size: 14,
        modified_at: null,
        artifact_id: null,
      };
      return json({ ...answer, downloaded_files: [file] });
    });
    const run = await openRun(watched, runId, 'output');
    const panel = run.panel('Output');
    await panel.getByText('Link expired.').waitFor();
    link = { expiry: Math.floor(Date.now() / 1000) + HOUR_S, sig: 'new' };
    const [download] = await Promise.all([
      watched.page.waitForEvent('download'),
      panel.getByRole('button', { name: 'Renew statement.pdf' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('statement.pdf');
    let text = '';
    for await (const piece of await download.createReadStream()) text += String(piece);
    expect(text).toBe('the whole file');
  }));
