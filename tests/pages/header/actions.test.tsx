import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { RunHeader } from '~/pages/run/header/RunHeader';
import { server } from '../../../mocks/node';
import { showRun } from '../showRun';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const FAILED = 'wr_599937750597200030';
const PAUSED = 'wr_599942115731939107';

/** A run whose status the test decides; gives what was sent to it. */
function runWith(runId: string, status: { now: string }) {
  const sent: string[] = [];
  server.use(
    http.get(`*/v1/runs/${runId}`, () =>
      HttpResponse.json({
        run_id: runId,
        run_type: 'workflow_run',
        status: status.now,
        run_request: { title: 'Pay' },
      }),
    ),
    http.post('*', ({ request }) => {
      sent.push(new URL(request.url).pathname);
      return HttpResponse.json(null);
    }),
    http.get('*', () => HttpResponse.json({ detail: 'Not Found' }, { status: 404 })),
  );
  return sent;
}

async function askToCancel(runId: string) {
  const shown = showRun(runId, <RunHeader />);
  await shown.user.click(await screen.findByRole('button', { name: 'Cancel' }));
  // The dialog's code is loaded when it is first opened.
  const dialog = await screen.findByRole('dialog', { name: 'Cancel this run?' }, { timeout: 20_000 });
  return { ...shown, dialog };
}

test('Cancel asks first, names the run, and keeps it running by default', async () => {
  const sent = runWith('wr_11', { now: 'running' });
  const { user, dialog } = await askToCancel('wr_11');
  expect(dialog).toHaveTextContent('Pay wr_11 will be asked to stop.');
  expect(within(dialog).getByRole('button', { name: 'Keep running' })).toHaveFocus();
  await user.click(within(dialog).getByRole('button', { name: 'Keep running' }));
  expect(screen.queryByRole('button', { name: 'Cancel run' })).toBeNull();
  expect(sent).toEqual([]);
});

test('after it was sent it is canceling until the server says that it is canceled', async () => {
  const status = { now: 'running' };
  const sent = runWith('wr_12', status);
  const { user } = await askToCancel('wr_12');
  await user.click(screen.getByRole('button', { name: 'Cancel run' }));
  expect(await screen.findByRole('button', { name: 'Canceling…' })).toBeVisible();
  expect(sent).toEqual(['/v1/runs/wr_12/cancel']);
  expect(document.querySelector('[data-run-status]')).toHaveTextContent('Running');
  status.now = 'canceled';
  await waitFor(() => expect(document.querySelector('[data-run-status]')).toHaveTextContent('Canceled'));
  expect(screen.getByRole('button', { name: 'Rerun' })).toBeVisible();
});

test('nothing is sent for a run that has finished meanwhile', async () => {
  const status = { now: 'running' };
  const sent = runWith('wr_13', status);
  const { user } = await askToCancel('wr_13');
  status.now = 'completed';
  await user.click(screen.getByRole('button', { name: 'Cancel run' }));
  expect(await screen.findByText('It had already finished.')).toBeVisible();
  expect(sent).toEqual([]);
  expect(await screen.findByRole('button', { name: 'Rerun' })).toBeVisible();
});

test('More copies, saves and leads on', async () => {
  const { user } = showRun(FAILED, <RunHeader />);
  await user.click(await screen.findByRole('button', { name: 'More' }));
  const menu = screen.getByRole('menu', { name: 'More' });
  const rows = within(menu)
    .getAllByRole('menuitem')
    .map((row) => row.textContent);
  expect(rows).toEqual([
    'Copy link',
    'Copy run ID',
    'Copy reportMarkdown',
    'Download artifacts…',
    'Download run JSON',
    'Keyboard shortcuts?',
    'Settings',
  ]);
  await user.click(within(menu).getByRole('menuitem', { name: /Copy run ID/ }));
  expect(await navigator.clipboard.readText()).toBe(FAILED);
});

test('the report is Markdown with the reason and no secret', async () => {
  const { user } = showRun(FAILED, <RunHeader />);
  await user.click(await screen.findByRole('button', { name: 'More' }));
  await user.click(screen.getByRole('menuitem', { name: /Copy report/ }));
  await waitFor(async () => expect(await navigator.clipboard.readText()).toContain('NameError'));
});

test('the run is saved as the server says it, with its secrets masked', async () => {
  const blobs: Blob[] = [];
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => (blobs.push(blob), 'blob:x'),
      revokeObjectURL: () => undefined,
    }),
  );
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  server.use(
    http.get('*/v1/runs/wr_1', () =>
      HttpResponse.text(
        '{"run_id":"wr_1","status":"completed","output":{"big":9007199254740993,"api_key":"hunter2"}}',
        {
          headers: { 'content-type': 'application/json' },
        },
      ),
    ),
    http.get('*', () => HttpResponse.json({ detail: 'Not Found' }, { status: 404 })),
  );
  const { user } = showRun('wr_1', <RunHeader />);
  await user.click(await screen.findByRole('button', { name: 'More' }));
  await user.click(screen.getByRole('menuitem', { name: /Download run JSON/ }));
  await waitFor(() => expect(blobs).toHaveLength(1));
  const reader = new FileReader();
  reader.readAsText(blobs[0] ?? new Blob());
  const text = await waitFor(() =>
    typeof reader.result === 'string' ? reader.result : Promise.reject(new Error('not read')),
  );
  expect(text).toContain('9007199254740993');
  expect(text).not.toContain('hunter2');
});

test('a paused run can be canceled, and its session is named', async () => {
  showRun(PAUSED, <RunHeader />);
  expect(await screen.findByRole('button', { name: 'Cancel' })).toBeVisible();
  expect(await screen.findByText(/Session/)).toHaveTextContent('Session pbs_5999421…9124');
});
