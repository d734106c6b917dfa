import { startTestServer, type TestServer } from '../server/testServer.ts';
import { recordedRun } from './recorded.ts';
import { openRun, RunPage } from './runPage.ts';
import { startApp, type StartedApp } from './startApp.ts';
import { expect, test } from './test.ts';
import { watchedPage, type WatchedPage } from './watchedPage.ts';
import { afterAll, beforeAll, beforeEach } from 'vitest';

const WAIT = { timeout: 20_000 };
const { run_id: RUN } = recordedRun('shop-product-lookup');

let server: TestServer;
let app: StartedApp;
beforeAll(async () => {
  server = await startTestServer();
  app = await startApp({ SKYVERN_API_URL: server.url, SKYVERN_API_KEY: server.key });
});
beforeEach(() => server.override(null));
afterAll(async () => {
  await app.stop();
  await server.down();
});

/** Opens `path` on the production page. Errors are what these tests are about: the page must bear them without one of its own. */
async function visit(
  { browser }: { browser: Parameters<typeof watchedPage>[0] },
  path: string,
): Promise<WatchedPage> {
  const watched = await watchedPage(browser, app.url);
  await watched.page.goto(path);
  return watched;
}

async function heading({ page }: WatchedPage): Promise<string> {
  const title = page.getByRole('heading', { level: 1 });
  await title.waitFor();
  return title.innerText();
}

async function endClean(watched: WatchedPage): Promise<void> {
  expect(watched.seen).toEqual({ consoleErrors: [], policyViolations: [], offOrigin: [] });
  await watched.close();
}

test.for([
  ['/runs/wr_1', /run not found/i],
  [`/runs/tsk_v2_1`, /run not found/i],
  ['/runs/nonsense', /not a run id/i],
  ['/runs/12345/output', /not a run id/i],
  ['/nowhere/at/all', /nothing here/i],
] as const)(
  '%s says what is wrong in the one heading and leads to the history',
  async ([path, words], { browser }) => {
    const watched = await visit({ browser }, path);
    await expect.poll(() => heading(watched), WAIT).toMatch(words);
    expect(await watched.page.getByRole('heading', { level: 1 }).count()).toBe(1);
    await watched.page.getByRole('link', { name: 'All runs' }).first().click();
    await watched.page.getByRole('table', { name: 'Runs' }).waitFor();
    await endClean(watched);
  },
);

const about =
  (part: string, answer: ReturnType<NonNullable<Parameters<TestServer['override']>[0]>>) =>
  (_method: string, url: string) =>
    url.startsWith(`/v1/runs/${RUN}${part}`) ? answer : null;

test.for([
  ['a refused key', { status: 403, body: '{"detail":"Invalid credentials"}' }, /no access to this run/i],
  [
    'an error of the server',
    { status: 500, body: '{"error":"Unexpected error: ValueError"}' },
    /the server had a problem/i,
  ],
  [
    'an error page of a proxy',
    {
      status: 503,
      headers: { 'content-type': 'text/html' },
      body: '<html><script>window.hacked = 1</script>Service Unavailable</html>',
    },
    /the server had a problem/i,
  ],
  [
    'HTML in place of JSON',
    { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Login</title>' },
    /could not be read/i,
  ],
  ['half a JSON', { status: 200, body: '{"run_id": "wr_1", "sta' }, /could not be read/i],
  ['JSON of another shape', { status: 200, body: '[1, 2, 3]' }, /could not be read/i],
] as const)(
  '%s is explained in the heading, and Try again shows the run once the server is well',
  async ([, answer, words], { browser }) => {
    server.override(about('', answer));
    const watched = await visit({ browser }, `/runs/${RUN}`);
    await expect.poll(() => heading(watched), WAIT).toMatch(words);
    expect(await watched.page.evaluate(() => 'hacked' in globalThis)).toBe(false);
    server.override(null);
    await watched.page.getByRole('button', { name: 'Try again' }).first().click();
    await new RunPage(watched.page).status.waitFor();
    await endClean(watched);
  },
);

test('a timeline that cannot be read costs the timeline, not the run', async ({ browser }) => {
  server.override(about('/timeline', { status: 500, body: '{"error":"Unexpected error: KeyError"}' }));
  const watched = await visit({ browser }, `/runs/${RUN}`);
  const run = new RunPage(watched.page);
  await run.status.waitFor();
  await expect
    .poll(() => watched.page.getByRole('button', { name: 'Try again' }).count(), WAIT)
    .toBeGreaterThan(0);
  expect(await run.title.innerText()).toContain(recordedRun('shop-product-lookup').title ?? '');
  server.override(null);
  await watched.page.getByRole('button', { name: 'Try again' }).first().click();
  await run.tree.waitFor();
  await endClean(watched);
});

test('one malformed item is one card that says so; the rest of the timeline stands', async ({ browser }) => {
  const { body } = await server.world.answer({
    method: 'GET',
    url: `/v1/runs/${RUN}/timeline`,
    headers: { 'x-api-key': server.key },
    body: null,
  });
  const items = JSON.parse(String(body)) as unknown[];
  server.override(
    about('/timeline', {
      status: 200,
      body: JSON.stringify([{ type: 'block', block: 7, thought: 'x' }, ...items]),
    }),
  );
  const watched = await visit({ browser }, `/runs/${RUN}`);
  const run = new RunPage(watched.page);
  await run.tree.waitFor();
  await run.button('Expand all').click();
  await expect
    .poll(async () => (await run.rows()).filter(({ kind }) => kind === 'unreadable').length, WAIT)
    .toBe(1);
  await run.row('wrb_599935478559500582').waitFor();
  await endClean(watched);
});

test('a server that goes away while the page is open leaves what was loaded, and a later click works once it is back', async ({
  browser,
}) => {
  const watched = await watchedPage(browser, app.url);
  const run = await openRun(watched, RUN);
  await server.down();
  await run.openTab('Output');
  await run.tree.waitFor();
  expect(await run.status.getAttribute('data-run-status')).toBe('completed');
  await server.up();
  await watched.page.reload();
  await run.status.waitFor();
  await endClean(watched);
});

test('the server is down when the page opens: a sentence, and Try again', async ({ browser }) => {
  await server.down();
  const watched = await visit({ browser }, `/runs/${RUN}`);
  await expect.poll(() => heading(watched), WAIT).toMatch(/the server had a problem/i);
  await server.up();
  await watched.page.getByRole('button', { name: 'Try again' }).first().click();
  await new RunPage(watched.page).status.waitFor();
  await endClean(watched);
});
