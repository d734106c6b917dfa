import { act, screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { ConnectionBar } from '~/pages/run/workspace/ConnectionBar';
import { showRun } from '../showRun';
import { LIVE_RUNS, liveWorld } from './liveWorld';

const { runId } = LIVE_RUNS.productLookup;

/** A run that was read, and whose server answers so from now on. */
async function failing(answer: () => Response) {
  const world = liveWorld();
  await world.live.step(runId, 6);
  const shown = showRun(runId, <ConnectionBar />);
  await waitFor(() => expect(shown.client.getQueryData(['run', runId, 'timeline'])).toBeDefined());
  world.server.use(http.get('*/v1/runs/*', answer));
  const ask = () => act(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  ask();
  await waitFor(() => expect(document.querySelector('[data-connection]')).not.toBeNull());
  return { world, bar: document.querySelector<HTMLElement>('[data-connection]') as HTMLElement, ...shown };
}

test.each([
  [
    'one that fails',
    () => HttpResponse.json({ error: 'oops' }, { status: 503 }),
    'The server answers with 503.',
  ],
  ['one that is gone', () => HttpResponse.error(), 'The server does not answer.'],
  ['another’s page', () => HttpResponse.html('<h1>Hi</h1>'), 'The server’s answer cannot be read.'],
])('%s is named, with what is known and when it is asked again', async (_what, answer, words) => {
  const { bar } = await failing(answer);
  expect(bar).toHaveAttribute('data-connection', 'reconnecting');
  expect(bar).toHaveTextContent(words);
  await waitFor(() =>
    expect(bar).toHaveTextContent(/Trying again in \d+ s\. Last update (?:just now|\d+ s ago)\./),
  );
});

test('it goes by itself once the server is back, however it is asked again', async () => {
  const { bar, world, user } = await failing(() => HttpResponse.json({ error: 'oops' }, { status: 500 }));
  world.server.resetHandlers();
  await user.click(screen.getByRole('button', { name: 'Retry now' }));
  await waitFor(() => expect(bar).not.toBeInTheDocument());
});

test('a key that stopped working is no server that is down: it leads to the settings', async () => {
  const { bar } = await failing(() =>
    HttpResponse.json({ detail: 'Auth token is expired' }, { status: 403 }),
  );
  expect(bar).toHaveAttribute('data-connection', 'refused');
  expect(screen.getByRole('alert')).toHaveTextContent('The key was refused. Updates have stopped');
  expect(screen.getByRole('button', { name: 'Open settings' })).toBeVisible();
});
