import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CODE_RUNS, STATE_RUNS } from '../../../mocks/demoRuns';
import { server } from '../../../mocks/node';
import { recordedIndex } from '../../model/recordedRun';
import { codeRequests, showCode } from './codeRun';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  server.resetHandlers();
  server.events.removeAllListeners();
});
afterAll(() => server.close());

const idOf = (slug: string): string => recordedIndex.find((run) => run.slug === slug)?.run_id ?? '';
const blocks = (answer: object) => http.post('*/v1/scripts/:wpid/blocks', () => HttpResponse.json(answer));

test('a run whose agent never was told to make code says how it is switched on, and leads to the editor', async () => {
  const { region } = showCode(CODE_RUNS.notEnabled);
  const tab = within(await region());
  expect(await tab.findByText('No generated code')).toBeVisible();
  expect(tab.getByText(/Set “Run With” to Code/)).toBeVisible();
  expect(tab.getByRole('link', { name: 'Edit agent' })).toHaveAttribute(
    'href',
    expect.stringMatching(/\/agents\/wpid_\d+\/build$/),
  );
  expect(tab.queryByRole('button', { name: 'Copy & Explain' })).toBeNull();
});

test('a server without the routes of generated code says that', async () => {
  const { region } = showCode(STATE_RUNS.noScripts);
  expect(await within(await region()).findByText(/has no route for generated code/)).toBeVisible();
});

test('the code of a deleted agent is gone with it, which is no matter of the server’s age', async () => {
  server.use(
    http.post('*/v1/scripts/:wpid/blocks', () =>
      HttpResponse.json({ detail: 'Workflow not found' }, { status: 404 }),
    ),
    http.get('*/v1/workflows/runs/:id', () =>
      HttpResponse.json({
        workflow_id: 'wpid_1',
        workflow: { workflow_permanent_id: 'wpid_1', deleted_at: '2026-11-23T08:00:00' },
      }),
    ),
  );
  const { region } = showCode(idOf('code-run'));
  expect(await within(await region()).findByText(/The agent was deleted/)).toBeVisible();
});

test.each([
  ['task-v1-completed', /This run is a task\./],
  ['task-v2-loop', /This run is a task v2/],
])('a %s has no code, and nobody is asked for it', async (slug, sentence) => {
  const sent = codeRequests();
  const { region } = showCode(idOf(slug));
  expect(await within(await region()).findByText(sentence)).toBeVisible();
  expect(sent).toEqual([]);
});

test('a run with code of which the server keeps nothing says so, and does not send anyone to switch it on', async () => {
  server.use(blocks({ blocks: {}, main_script: null, script_id: null, version: null }));
  const { region } = showCode(idOf('code-run'));
  const tab = within(await region());
  expect(await tab.findByText(/the server keeps no code of this run/)).toBeVisible();
  expect(tab.queryByRole('link', { name: 'Edit agent' })).toBeNull();
  // The agent has code under its cache key values all the same, and those can be looked at.
  expect(await tab.findByRole('combobox', { name: 'Cache Key' })).toBeVisible();
});

test('while a run goes on its code is asked for as being written, and appears block by block', async () => {
  let asked = 0;
  const answers = [
    { blocks: {}, main_script: null, script_id: null, version: null },
    {
      blocks: { __start_block__: 'import skyvern', find_product: 'x = 1' },
      main_script: null,
      script_id: 's_1',
      version: 1,
    },
  ];
  server.use(
    http.post('*/v1/scripts/:wpid/blocks', () => HttpResponse.json(answers[Math.min(asked++, 1)] ?? {})),
  );
  const sent = codeRequests();
  const { region, lines } = showCode(CODE_RUNS.generating);
  const tab = within(await region());
  expect(await tab.findByText('No code yet')).toBeVisible();
  expect(await tab.findByText('Being written.', {}, { timeout: 15_000 })).toBeVisible();
  expect(tab.getByText(/1 block has code so far/)).toBeVisible();
  expect(await lines()).toEqual(['import skyvern', '', '', 'x = 1']);
  expect(sent[0]?.body).toMatchObject({ status: 'pending', workflow_run_id: CODE_RUNS.generating });
});

test('an answer that cannot be had is told, and asked for again', async () => {
  let broken = true;
  server.use(
    http.post('*/v1/scripts/:wpid/blocks', () =>
      broken ? HttpResponse.json({ error: 'Unexpected error: KeyError' }, { status: 500 }) : undefined,
    ),
  );
  const { region, user } = showCode(idOf('code-run'));
  const tab = within(await region());
  expect(await tab.findByText('The server had a problem', {}, { timeout: 10_000 })).toBeVisible();
  broken = false;
  await user.click(tab.getByRole('button', { name: 'Try again' }));
  expect(await tab.findByRole('button', { name: 'Copy & Explain' })).toBeVisible();
});

test.each(
  recordedIndex.filter(({ kind }) => kind === 'workflow_run').map(({ slug, run_id: id }) => [slug, id]),
)('%s: the tab shows the recorded code, or why there is none', async (_slug, runId) => {
  const { region } = showCode(runId);
  const tab = within(await region());
  await waitFor(
    () => {
      const code = tab.queryByRole('button', { name: 'Copy & Explain' });
      const none = tab.queryByText(/No generated code|No code yet/);
      expect(code ?? none).not.toBeNull();
    },
    { timeout: 10_000 },
  );
  expect(screen.queryByRole('alert')).toBeNull();
});
