import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { PausedForm } from '~/pages/run/live/PausedForm';
import { useRunData } from '~/pages/run/workspace/RunContext';
import { showRun } from '../showRun';
import { LIVE_RUNS, liveWorld } from './liveWorld';

const { runId } = LIVE_RUNS.approval;

function Paused() {
  const { run } = useRunData();
  return run.status === 'paused' ? <PausedForm /> : <p>{run.status}</p>;
}

/** The run as it waits for its approval. */
async function paused() {
  const world = liveWorld();
  await world.live.step(runId, 60);
  const shown = showRun(runId, <Paused />);
  // The block's own words.
  await screen.findByText('“Check the balance before the report is filed.”');
  return { world, ...shown };
}

const paths = (world: { sent: { method: string; url: string }[] }) =>
  world.sent.map(({ method, url }) => `${method} ${url}`);

test('asks with the block’s own words, and approving lets the run go on', async () => {
  const { world, user } = await paused();
  const yes = screen.getByRole('button', { name: 'File report' });
  await user.dblClick(yes);
  await waitFor(() =>
    expect(screen.queryByText('“Check the balance before the report is filed.”')).toBeNull(),
  );
  expect(screen.getByText('running')).toBeVisible();
  expect(paths(world)).toEqual([`POST /v1/workflows/runs/${runId}/continue`]);
});

test('rejecting says what it does, asks again, and cancels the run', async () => {
  const { world, user } = await paused();
  expect(screen.getByText('Rejecting cancels the run.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  const dialog = await screen.findByRole('dialog', { name: 'Reject and cancel the run?' });
  expect(within(dialog).getByRole('button', { name: 'Keep waiting' })).toHaveFocus();
  await user.click(within(dialog).getByRole('button', { name: 'Keep waiting' }));
  expect(paths(world)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  await user.click(
    within(screen.getByRole('dialog', { name: 'Reject and cancel the run?' })).getByRole('button', {
      name: 'Discard',
    }),
  );
  expect(await screen.findByText('canceled')).toBeVisible();
  expect(paths(world)).toEqual([`POST /v1/runs/${runId}/cancel`]);
});

test('the run that waits is answered, not the one of the page', async () => {
  const world = liveWorld();
  await world.live.step(runId, 60);
  const sent: string[] = [];
  world.server.use(
    http.get(`*/v1/runs/${runId}/timeline`, () =>
      HttpResponse.json([
        {
          type: 'block',
          block: {
            workflow_run_block_id: 'wrb_1',
            workflow_run_id: 'wr_77',
            block_type: 'human_interaction',
            status: 'running',
            actions: [],
          },
        },
      ]),
    ),
    http.post('*', ({ request }) => {
      sent.push(new URL(request.url).pathname);
      return HttpResponse.json(null);
    }),
  );
  const { user } = showRun(runId, <Paused />);
  // A block without words of its own has the server's.
  await screen.findByText('“Please review and approve or reject to continue the workflow.”');
  await user.click(screen.getByRole('button', { name: 'Approve' }));
  await waitFor(() => expect(sent).toEqual(['/v1/workflows/runs/wr_77/continue']));
});

test('an answer that comes too late is said, and the run is read again', async () => {
  const { world, user } = await paused();
  world.server.use(
    http.post('*/continue', () =>
      HttpResponse.json({ detail: `Workflow run not found ${runId}` }, { status: 404 }),
    ),
  );
  const reads = world.log.length;
  await user.click(screen.getByRole('button', { name: 'File report' }));
  expect(await screen.findByText('It is no longer waiting.')).toBeVisible();
  await waitFor(() => expect(world.log.length).toBeGreaterThan(reads));
});

test('a server that fails is said in words, and the answer can be given again', async () => {
  const { world, user } = await paused();
  world.server.use(http.post('*/continue', () => HttpResponse.json({ error: 'oops' }, { status: 500 })));
  await user.click(screen.getByRole('button', { name: 'File report' }));
  expect(await screen.findByText(/The server had a problem/)).toBeVisible();
  world.server.resetHandlers();
  await user.click(screen.getByRole('button', { name: 'File report' }));
  expect(await screen.findByText('running')).toBeVisible();
});
