import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { ARTIFACT_RUNS } from '../../mocks/demoRuns.ts';
import { startTestServer, type Override, type TestServer } from '../server/testServer.ts';
import { recordedRun } from './recorded.ts';
import { openRun, type RunPage } from './runPage.ts';
import { startApp, type StartedApp } from './startApp.ts';
import { expect, expectClean, test } from './test.ts';
import { watchedPage, type WatchedPage } from './watchedPage.ts';

/** Files of a server whose storage is of every kind, behind a proxy that adds the key and asked directly with one. */
let server: TestServer;
const apps = new Map<Way, StartedApp>();
/** How far the server's clock is ahead. */
let laterMs = 0;
const WAYS = ['through the proxy', 'directly'] as const;
type Way = (typeof WAYS)[number];
beforeAll(async () => {
  server = await startTestServer({ cors: true, now: () => Date.now() + laterMs });
  apps.set('through the proxy', await startApp({ SKYVERN_API_URL: server.url, SKYVERN_API_KEY: server.key }));
  apps.set('directly', await startApp({ SKYVERN_CONNECT_HOSTS: server.url }));
});
beforeEach(() => server.override(null));
afterAll(async () => {
  for (const app of apps.values()) await app.stop();
  await server.stop();
});

const WAIT = { timeout: 20_000 };
const { run_id: PLAIN } = recordedRun('shop-product-lookup');

async function onPage(
  browser: Browser,
  way: Way,
  act: (watched: WatchedPage) => Promise<void>,
): Promise<void> {
  const watched = await watchedPage(browser, apps.get(way)?.url ?? '', { asks: [server.url] });
  if (way === 'directly')
    await watched.context.addInitScript(
      ([apiBase, apiKey]) =>
        sessionStorage.setItem('rundown.connection', JSON.stringify({ apiBase, apiKey })),
      [server.url, server.key] as const,
    );
  await watched.page.clock.install();
  await act(watched);
  await watched.close();
  expectClean(watched);
}

/** The artifacts that the server lists for a run. */
async function idsOf(runId: string): Promise<string[]> {
  const { body } = await server.world.answer({
    method: 'GET',
    url: `/v1/runs/${runId}/artifacts`,
    headers: { 'x-api-key': server.key },
    body: null,
  });
  return (JSON.parse(String(body)) as { artifact_id: string }[]).map((one) => one.artifact_id);
}

/** Waits until the Browser region holds a picture with such an address, or such a sentence, for the item that the run opens on. */
async function comesTo(run: RunPage, watched: WatchedPage, name: string, expected: RegExp): Promise<void> {
  const shown = async (): Promise<string> => {
    // A file that is listed is asked for some times before it is given up.
    laterMs += 1_000;
    await watched.page.clock.runFor(1_000);
    const [image] = await run.browser
      .locator('img[data-for-item]')
      .evaluateAll((images: HTMLImageElement[]) =>
        images.map((img) => (img.naturalWidth > 0 ? img.src : '')),
      );
    if (image !== undefined) return image;
    return (await run.browser.getByRole('note').allTextContents()).join('');
  };
  await expect.poll(shown, { ...WAIT, message: name }).toMatch(expected);
}

const content =
  (answer: ReturnType<Override>): Override =>
  (_method, url) =>
    /^\/v1\/artifacts\/[^/]+\/content/.test(url) ? answer : null;
const refusedWith = (status: number, detail: string): Override =>
  content({ status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ detail }) });
/** Addresses without a signature, as for old rows in bundles. */
const unsigned: Override = (_method, url, answer) =>
  /\/artifacts\?/.test(url) && typeof answer.body === 'string'
    ? {
        body: answer.body.replaceAll(
          /"artifact_id":\s?"(a_\d+)"([^}]*?)"signed_url":\s?(?:"[^"]*"|null)/g,
          (_all, id: string, between: string) =>
            `"artifact_id":"${id}"${between}"signed_url":"${server.url}/v1/artifacts/${id}/content?artifact_name=x.png&artifact_type=screenshot_action"`,
        ),
      }
    : null;

const KEYED = /^blob:/;
const SIGNED = /\/content\?.*sig=/;
const PROXIED = /\/v1\/artifacts\/a_\d+\/content$/;
interface Case {
  readonly runId: string;
  readonly override?: Override;
  readonly proxy: RegExp;
  readonly direct: RegExp;
  /** How often at least a renewed address is asked for, directly; for each picture once at most. */
  readonly renewed?: number;
}
const says = (words: RegExp): Pick<Case, 'proxy' | 'direct'> => ({ proxy: words, direct: words });

const CASES: Readonly<Record<string, Case>> = {
  'file://': { runId: PLAIN, proxy: PROXIED, direct: KEYED },
  unsigned: { runId: PLAIN, override: unsigned, proxy: PROXIED, direct: KEYED },
  signed: { runId: ARTIFACT_RUNS.signed, proxy: PROXIED, direct: SIGNED },
  expired: { runId: ARTIFACT_RUNS.expired, proxy: PROXIED, direct: SIGNED, renewed: 1 },
  'expired in between': {
    runId: ARTIFACT_RUNS.signed,
    override: (_method, url) =>
      url.includes('sig=') && !url.includes('again')
        ? {
            status: 403,
            headers: { 'content-type': 'application/json' },
            body: '{"detail":"Invalid or expired artifact URL"}',
          }
        : null,
    proxy: PROXIED,
    direct: KEYED,
    renewed: 1,
  },
  'expired for good': {
    runId: ARTIFACT_RUNS.expiredForGood,
    ...says(/The picture did not load Its link has expired, and the server gave no new one\. Try again/),
  },
  archived: { runId: ARTIFACT_RUNS.archived, ...says(/Picture archived The server has moved it to storage/) },
  'labelled ZIP': { runId: ARTIFACT_RUNS.zip, proxy: /^blob:|content$/, direct: KEYED },
  'labelled JSON': { runId: ARTIFACT_RUNS.wrongType, proxy: /^blob:|content$/, direct: KEYED },
  'zero bytes': {
    runId: ARTIFACT_RUNS.empty,
    ...says(/No picture The server lists a picture of this \w+ but has no bytes for it/),
  },
  'no picture at all': {
    runId: PLAIN,
    override: content({
      status: 200,
      headers: { 'content-type': 'image/png' },
      body: '<html>Sign in</html>',
    }),
    ...says(/The picture did not load What the server gave cannot be shown\. Try again/),
  },
  '403': {
    runId: ARTIFACT_RUNS.forbidden,
    ...says(/The picture did not load The key may not read it \(403\)\. Try again/),
  },
  '404': {
    runId: ARTIFACT_RUNS.gone,
    ...says(/No picture The server lists a picture of this \w+ but has no bytes/),
  },
  '416': {
    runId: PLAIN,
    override: content({ status: 416, headers: { 'content-range': 'bytes */0' }, body: null }),
    ...says(/The picture did not load The server answered 416\. Try again/),
  },
  '500': {
    runId: PLAIN,
    override: refusedWith(500, 'boom'),
    ...says(/The picture did not load The server answered 500\. Try again/),
  },
  late: { runId: ARTIFACT_RUNS.late, proxy: /^blob:|content$/, direct: KEYED },
};

test.for(WAYS)('a picture on every kind of storage, asked %s', (way, { browser }) =>
  onPage(browser, way, async (watched) => {
    for (const [name, { runId, override = null, proxy, direct, renewed = 0 }] of Object.entries(CASES)) {
      server.override(override);
      const before = server.log.length;
      const run = await openRun(watched, runId);
      await comesTo(run, watched, name, way === 'directly' ? direct : proxy);
      const asked = server.log.slice(before);
      const renewals = asked.filter((line) => line.endsWith('/signed-url'));
      expect(renewals.length, name).toBe(new Set(renewals).size);
      expect(renewals.length, name).toBeGreaterThanOrEqual(way === 'directly' ? renewed : 0);
      if (name === 'archived') {
        const pictures = await idsOf(runId); // the page before may still have asked for its own
        expect(asked.filter((line) => pictures.some((id) => line.includes(`${id}/content`)))).toEqual([]);
      }
      if (name !== '500') continue;
      server.override(null);
      await run.browser.getByRole('button', { name: 'Try again' }).click();
      await comesTo(run, watched, name, KEYED);
    }
  }),
);

test('a film on every kind of storage: it plays, or a sentence says why not', ({ browser }) =>
  onPage(browser, 'through the proxy', async (watched) => {
    const video = (run: RunPage) => run.region('Recording').locator('video').first();
    // A server, or a proxy of its own, that refuses every part of a file: it is fetched whole.
    server.override((_method, url, _answer, { range }) =>
      range && url.includes('/content')
        ? { status: 416, headers: { 'content-range': 'bytes */1' }, body: null }
        : null,
    );
    const run = await openRun(watched, PLAIN, 'recording');
    await expect
      .poll(() => video(run).evaluate((film: HTMLVideoElement) => film.duration), WAIT)
      .toBeGreaterThan(1);
    for (const [override, words] of [
      [
        content({ status: 416, headers: { 'content-range': 'bytes */0' }, body: null }),
        /The recording did not load\s+The server answered 416\./,
      ],
      [
        refusedWith(403, 'Invalid credentials'),
        /The recording did not load\s+The key may not read it \(403\)\./,
      ],
      [
        content({ status: 200, headers: { 'content-type': 'video/mp4' }, body: '' }),
        /No recording available yet: the server lists one, but has no bytes of it so far/,
      ],
      [refusedWith(404, 'Artifact content not available'), /The recording is not there yet/],
    ] as const) {
      server.override(override);
      await openRun(watched, PLAIN, 'recording');
      await expect
        .poll(async () => {
          await watched.page.clock.runFor(1_000);
          return run.panel('Recording').innerText();
        }, WAIT)
        .toMatch(words);
    }
    await watched.page.clock.fastForward(60_000);
    await expect
      .poll(() => run.panel('Recording').innerText(), WAIT)
      .toMatch(/No recording available\s+The server lists a recording of this run but has no bytes for it\./);
    server.override(null);
    await run.panel('Recording').getByRole('button', { name: 'Try again' }).click();
    await expect
      .poll(() => video(run).evaluate((film: HTMLVideoElement) => film.duration), WAIT)
      .toBeGreaterThan(1);
  }));
