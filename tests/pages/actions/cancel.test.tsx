import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openRunDialog } from '~/pages/run/actions/runDialogs';
import { server } from '../../../mocks/node';
import { linesOf, openDialog, serveRun } from './dialog';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  openRunDialog(null);
  server.resetHandlers();
});
afterAll(() => server.close());

const NAME = 'Cancel this run?';
const gone = () => HttpResponse.json({ detail: 'Run not found' }, { status: 404 });
const done = () => HttpResponse.json(null);

async function cancel(runId: string) {
  const shown = await openDialog(runId, 'cancel', NAME);
  const confirm = within(shown.dialog).getByRole('button', { name: 'Cancel run' });
  return { ...shown, confirm };
}

test.each([
  ['wr_41', 'workflow_run'],
  ['tsk_v2_41', 'task_v2'],
  ['tsk_41', 'task_v1'],
])('%s is canceled by its own id, once, however often it is clicked', async (id, kind) => {
  const sent = serveRun({ run: { run_id: id, run_type: kind, status: 'running' } }, done);
  const { user, confirm } = await cancel(id);
  await user.tripleClick(confirm);
  expect(await screen.findByRole('button', { name: 'Canceling…' })).toHaveAttribute('aria-busy', 'true');
  expect(await linesOf(sent, 1)).toEqual([`POST /v1/runs/${id}/cancel`]);
});

test.each([
  ['wr_42', '/api/v1/workflows/runs/wr_42/cancel'],
  ['tsk_42', '/api/v1/tasks/tsk_42/cancel'],
])('%s that the public route does not know is canceled by the internal one', async (id, path) => {
  const sent = serveRun({ run: { run_id: id, run_type: 'task_v1', status: 'queued' } }, (asked) =>
    asked === path ? done() : gone(),
  );
  const { user, confirm } = await cancel(id);
  await user.click(confirm);
  expect(await linesOf(sent, 2)).toEqual([`POST /v1/runs/${id}/cancel`, `POST ${path}`]);
});

test('a run that no route cancels says so and can be left running', async () => {
  serveRun({ run: { run_id: 'wr_43', status: 'running' } }, gone);
  const { user, dialog, confirm } = await cancel('wr_43');
  await user.click(confirm);
  expect(await within(dialog).findByRole('alert')).toHaveTextContent(
    /does not cancel runs by this id\. A run that another run started stops with its parent\./,
  );
  expect(screen.queryByRole('button', { name: 'Canceling…' })).toBeNull();
});

test('a task that ended in the same moment had already finished', async () => {
  serveRun({ run: { run_id: 'tsk_44', run_type: 'task_v1', status: 'running' } }, () =>
    HttpResponse.json(
      { detail: 'Invalid task status transition from completed to canceled for tsk_44' },
      { status: 400 },
    ),
  );
  const { user, confirm } = await cancel('tsk_44');
  await user.click(confirm);
  expect(await screen.findByText('It had already finished.')).toBeVisible();
  expect(screen.queryByRole('dialog', { name: NAME })).toBeNull();
});

test('where the status cannot be read nothing is sent', async () => {
  const sent = serveRun({ run: { run_id: 'wr_45', status: 'running' } }, done);
  const { user, dialog, confirm } = await cancel('wr_45');
  server.use(http.get('*/v1/runs/wr_45', () => HttpResponse.json({ error: 'down' }, { status: 503 })));
  await user.click(confirm);
  expect(await within(dialog).findByRole('alert')).toHaveTextContent(
    'Its status could not be read, so nothing was sent. down. Try again in a moment.',
  );
  expect(sent).toEqual([]);
});

test('an answer that is lost leaves it open whether the run stops', async () => {
  serveRun({ run: { run_id: 'wr_46', status: 'running' } }, () => HttpResponse.error());
  const { user, dialog, confirm } = await cancel('wr_46');
  await user.click(confirm);
  expect(await within(dialog).findByRole('alert')).toHaveTextContent(
    'The run may be stopping all the same: its status will tell.',
  );
});

test('while the server waits to try again, canceling takes that back', async () => {
  const sent = serveRun({ run: { run_id: 'wr_47', status: 'failed', retry_pending: true } }, done);
  const { user, dialog, confirm } = await cancel('wr_47');
  expect(dialog).toHaveTextContent('The attempt that the server has planned will not start.');
  await user.click(confirm);
  await waitFor(() => expect(sent.map(({ line }) => line)).toEqual(['POST /v1/runs/wr_47/cancel']));
});
