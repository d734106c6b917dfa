import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { FAULT_RUNS, STATE_RUNS } from '../../mocks/demoRuns.ts';
import { startTestServer, type Override, type TestServer } from '../server/testServer.ts';
import { recorded, recordedRun } from './recorded.ts';
import { openRun, RunPage } from './runPage.ts';
import { startApp, type StartedApp } from './startApp.ts';
import { expect, expectClean, test } from './test.ts';
import { watchedPage, type WatchedPage } from './watchedPage.ts';

const WAIT = { timeout: 20_000 };

let server: TestServer;
let app: StartedApp;
beforeAll(async () => {
  server = await startTestServer();
  app = await startApp({ SKYVERN_API_URL: server.url, SKYVERN_API_KEY: server.key });
});
beforeEach(() => server.override(null));
afterAll(async () => {
  await app.stop();
  await server.stop();
});

async function onPage(browser: Browser, act: (watched: WatchedPage) => Promise<void>): Promise<void> {
  const watched = await watchedPage(browser, app.url);
  await act(watched);
  await watched.close();
  expectClean(watched);
}

const json = (status: number, body: object) => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** What only the newer server sends. */
const NEW = new Set(
  'attempt attempts attempt_number retry_pending next_attempt_at browser_settings_receipt browser_type finish_reason created_by'.split(
    ' ',
  ),
);
const V2 = {
  task: recordedRun('task-v2-cheapest-backpack').run_id,
  wr: recordedRun('task-v2-cheapest-backpack-wr').run_id,
};

/** The older of the two servers: it does not say its version, knows nothing of attempts, and finds no timeline by a task v2's `wr_` id. */
const older: Override = (_method, url, answer) => {
  if (url === '/v1/version') return json(404, { detail: 'Not Found' });
  if (url.startsWith(`/v1/runs/${V2.wr}/timeline`))
    return json(404, { detail: `Task v2 not found ${V2.wr}` });
  if (typeof answer.body !== 'string' || !/^[[{]/.test(answer.body)) return null;
  return {
    body: JSON.stringify(
      JSON.parse(answer.body, (key, value: unknown) => (NEW.has(key) ? undefined : value)),
    ),
  };
};

const SERVERS: [string, Override | null][] = [
  ['1.0.56', null],
  ['1.0.50', older],
];

test.for(SERVERS)('every kind of run on a server of version %s', ([, version], { browser }) =>
  onPage(browser, async (watched) => {
    server.override(version);
    const { page } = watched;
    const idOf = () => page.locator('[data-run-id]').first().getAttribute('data-run-id');
    for (const slug of [
      'shop-product-lookup',
      'login-account-locked',
      'branches-and-nested-loops',
      'trigger-parent',
    ]) {
      const { run_id: runId, status } = recordedRun(slug);
      const run = await openRun(watched, runId);
      expect(await run.status.getAttribute('data-run-status'), slug).toBe(status);
      await expect.poll(() => run.selectedId(), WAIT).not.toBeNull();
      await run.pictureOf((await run.selectedId()) ?? '');
    }

    // A task v2 is one run under two ids: the answer's id is shown, the address keeps the asked one, the pictures are the same.
    const pictures: (string | null)[] = [];
    for (const id of [V2.task, V2.wr]) {
      const from = server.log.length;
      const run = await openRun(watched, id);
      await run.button('Expand all').click();
      expect(new URL(page.url()).pathname).toBe(`/runs/${id}/overview`);
      expect([await idOf(), await page.locator('[data-run-id]').first().innerText()].join(' ')).toContain(
        V2.task.slice(-6),
      );
      await run.select('ot_599942814363642222');
      pictures.push((await run.pictureOf('ot_599942814363642222')).artifactId);
      expect((await run.rows()).map((row) => row.kind)).toContain('thought');
      expect(
        server.log.slice(from).filter((line) => line.includes(`/v1/runs/${V2.wr}/artifacts`)).length,
      ).toBeGreaterThan(0);
      expect(server.log.slice(from).filter((line) => line.includes(`/v1/runs/${V2.task}/artifacts`))).toEqual(
        [],
      );
      await page.getByRole('button', { name: 'Rerun' }).waitFor();
    }
    expect(pictures).toEqual(['a_599942814363642226', 'a_599942814363642226']);

    // A task v1 has no timeline: it is made of its steps and actions.
    const { run_id: task } = recordedRun('task-v1-failed');
    const made = await openRun(watched, task);
    await made.button('Expand all').click();
    const actions = recorded<{ action_id: string }[]>('task-v1-failed', 'task-actions.json') ?? [];
    const shown = (await made.rows()).filter((row) => row.kind === 'action').map(({ id }) => id);
    expect(shown.toSorted()).toEqual(actions.map((one) => one.action_id).toSorted());
    await made.select(shown[0] ?? '');
    expect((await made.pictureOf(shown[0] ?? '')).artifactId).not.toBeNull();
    await page.goto(`/runs/${FAULT_RUNS.noTimeline}`);
    // One of a kind without even those is the task itself, and nothing is made up inside it.
    const bare = new RunPage(page);
    await bare.tree.waitFor();
    expect((await bare.rows()).map(({ kind }) => kind)).toEqual(['block']);
    server.override((method, url, answer, headers) =>
      url.startsWith('/api/v1/tasks/')
        ? json(404, { detail: 'Not Found' })
        : (version?.(method, url, answer, headers) ?? null),
    );
    await page.goto(`/runs/${FAULT_RUNS.noTimeline}`);
    await page.getByText('No timeline for this kind of run').waitFor();
  }),
);

test('runs that the public read does not give: a child of another run, and a task inside a block', ({
  browser,
}) =>
  onPage(browser, async (watched) => {
    const { page } = watched;
    const parent = await openRun(watched, recordedRun('trigger-parent').run_id);
    await parent.button('Expand all').click();
    const { run_id: child, title } = recordedRun('trigger-child');
    server.override((_method, url) =>
      url.startsWith(`/v1/runs/${child}`) && !url.includes('/artifacts')
        ? json(404, { detail: `Task run not found ${child}` })
        : null,
    );
    await page.locator(`a[href*="${child}"]`).first().click();
    const run = new RunPage(page);
    await expect.poll(() => new URL(page.url()).pathname, WAIT).toBe(`/runs/${child}/overview`);
    await expect.poll(() => run.title.innerText(), WAIT).toContain(title ?? '');
    await run.tree.getByRole('treeitem').first().waitFor();
    for (const name of ['Output', 'Parameters', 'Recording', 'Code'] as const) {
      await run.openTab(name);
      await expect.poll(async () => (await run.panel(name).innerText()).length, WAIT).toBeGreaterThan(3);
    }

    const [block] =
      recorded<{ block: { task_id: string | null } | null }[]>('shop-product-lookup', 'timeline.json') ?? [];
    const task = block?.block?.task_id ?? '';
    expect(task).toMatch(/^tsk_\d+$/);
    server.override((_method, url) =>
      url.startsWith(`/v1/runs/${task}`) && !url.includes('/artifacts')
        ? json(404, { detail: `Task run not found ${task}` })
        : null,
    );
    const inner = await openRun(watched, task);
    expect(await inner.status.getAttribute('data-run-status')).toBe('completed');
    expect(await page.locator('[data-kind=action]').count()).toBeGreaterThan(0);
  }));

test('what a server does not have costs one thing, which says so', ({ browser }) =>
  onPage(browser, async (watched) => {
    const { page } = watched;
    let run = await openRun(watched, STATE_RUNS.deletedAgent);
    await page.getByText('Agent deleted on 23 Nov').waitFor();
    expect(await page.getByRole('link', { name: 'Edit' }).count()).toBe(0);
    expect(await run.button('Rerun').getAttribute('aria-disabled')).toBe('true');
    await run.button('Rerun').hover();
    await page.getByRole('tooltip').getByText(/agent/i).waitFor();

    run = await openRun(watched, STATE_RUNS.noRichRead, 'parameters');
    await run.panel('Parameters').getByRole('heading', { name: 'HTTP headers' }).waitFor();
    await expect
      .poll(() => run.panel('Parameters').innerText(), WAIT)
      .toMatch(
        /Agent input parameters[^]*Trailhead 40L Backpack[^]*HTTP headers[^]*Not given back by the API/,
      );
    await run.button('Rerun').waitFor();

    run = await openRun(watched, STATE_RUNS.noScripts, 'code');
    await run.panel('Code').getByText('it has no route for generated code').waitFor();
    await run.tree.waitFor();

    await page.setViewportSize({ width: 1900, height: 900 });
    for (const [id, words] of [
      [STATE_RUNS.noTags, 1],
      [STATE_RUNS.noScripts, 0],
    ] as const) {
      run = await openRun(watched, id);
      await page.getByRole('list', { name: 'About this run' }).getByText('5 steps').waitFor();
      await expect.poll(() => page.getByText('No tags from this server').count(), WAIT).toBe(words);
    }
  }));
