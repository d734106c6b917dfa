import { act, screen, waitFor } from '@testing-library/react';
import { Profiler } from 'react';
import { Route } from 'react-router-dom';
import { beforeEach, expect, test, vi } from 'vitest';
import { RunPage } from '~/pages/run/RunPage';
import { showAt } from '../showRun';
import { giveScreen, LIVE_RUNS, liveWorld } from './liveWorld';

const { runId } = LIVE_RUNS.productLookup;

// Clocks stand: what is drawn anew is drawn for an answer.
vi.mock('~/ui/useNow', () => ({ useNow: () => Date.now() }));

beforeEach(() => giveScreen());

/** The whole page of a run that goes on, and how often React has drawn anything of it. */
async function watching() {
  const world = liveWorld();
  await world.live.step(runId, 6);
  let draws = 0;
  const page = showAt(
    `/runs/${runId}/overview`,
    <Route
      path="/runs/:runId/:tab?"
      element={
        <Profiler id="page" onRender={() => void draws++}>
          <RunPage />
        </Profiler>
      }
    />,
  );
  await screen.findByRole('button', { name: 'Take Control' }, { timeout: 15_000 });
  await waitFor(() => expect(document.querySelector('[data-live-state=live]')).not.toBeNull());
  const asks = () => world.log.filter((line) => /\/v1\/runs\/wr_\d+(?:\/timeline)?$/.test(line)).length;
  /** Asks for news, as coming back to the window does, and waits until it was drawn. */
  const ask = async () => {
    const before = asks();
    act(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await waitFor(() => expect(asks()).toBeGreaterThanOrEqual(before + 2));
    await waitFor(() => expect(page.client.isFetching()).toBe(0));
    await act(() => new Promise((done) => setTimeout(done, 50)));
  };
  await ask();
  return { world, ask, draws: () => draws, ...page };
}

test('an answer that says what is known draws nothing of the whole page', async () => {
  const { ask, draws } = await watching();
  const before = draws();
  await ask();
  await ask();
  expect(draws()).toBe(before);
});

test('an answer that says more is drawn', async () => {
  const { ask, draws, world } = await watching();
  const before = draws();
  await world.live.step(runId, 2);
  await ask();
  expect(draws()).toBeGreaterThan(before);
});
