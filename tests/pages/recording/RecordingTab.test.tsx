import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { RecordingTab } from '~/pages/run/recording/RecordingTab';
import { ARTIFACT_RUNS, RECORDING_RUNS } from '../../../mocks/demoRuns';
import { server, world } from '../../../mocks/node';
import { showTab } from '../showTab';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  // jsdom plays nothing.
  for (const name of ['load', 'play', 'pause'] as const)
    vi.spyOn(HTMLMediaElement.prototype, name).mockImplementation(() => Promise.resolve());
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const show = (runId: string) => showTab(runId, <RecordingTab />);
const region = () => screen.findByRole('region', { name: 'Recording' });

describe('a run without a recording says why', () => {
  test.each([
    ['wr_599937737712298100', 'No recording available', 'The run was canceled before the browser started.'],
    ['wr_599943544508084016', 'No recording available', 'Nothing in this run used a browser.'],
    [ARTIFACT_RUNS.archived, 'Recording archived', 'No recording available here'],
    [
      'wr_599942115731939108',
      'No recording available',
      'The server keeps it where this page cannot ask for it: file:///data/',
    ],
  ])('%s: %s', async (runId, title, sentence) => {
    show(runId);
    const place = await region();
    await waitFor(() => expect(place).toHaveTextContent(sentence));
    expect(place).toHaveTextContent(title);
    expect(place.querySelector('video')).toBeNull();
  });

  test('while the run goes on nothing is offered', async () => {
    await showRunWith({ status: 'running', finished_at: null });
    expect(await region()).toHaveTextContent('The recording is being written');
  });

  test('for two minutes after its end one may still come, then there is none', async () => {
    await showRunWith({ finished_at: ago(30), recording_url: null });
    const place = await region();
    await waitFor(() => expect(place).toHaveTextContent('It appears here when the server has finished it.'));
  });

  test('later than that there is none', async () => {
    await showRunWith({ finished_at: ago(600), recording_url: null });
    const place = await region();
    await waitFor(() => expect(place).toHaveTextContent('The server has no recording of this run.'));
  });
});

describe('a recording', () => {
  test('stands in the region as a video, with its bar, its size and its download', async () => {
    show('wr_599935478559500566');
    const place = await region();
    await waitFor(() => expect(place.querySelector('video')).not.toBeNull());
    for (const name of ['Play', 'Speed 1×', 'Full screen', 'Sound on'])
      expect(screen.getByRole('button', { name })).toBeVisible();
    expect(screen.getByRole('slider', { name: 'Position in the recording' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Download' })).toBeVisible();
    expect(screen.getByRole('toolbar', { name: 'Tab row' })).toHaveTextContent('4.7 MB');
  });

  test('of several each can be chosen, and the last one stands first', async () => {
    const { user } = show(RECORDING_RUNS.several);
    await region();
    const third = await screen.findByRole('button', { name: 'Recording 3' });
    expect(third).toHaveAttribute('aria-pressed', 'true');
    await user.click(screen.getByRole('button', { name: 'Recording 1' }));
    expect(third).toHaveAttribute('aria-pressed', 'false');
    expect(document.querySelectorAll('video')).toHaveLength(1);
  });
});

const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString().slice(0, -1);

/** A recorded run whose answer says something else of itself, and which has no recordings listed. */
async function showRunWith(fields: Record<string, unknown>) {
  const runId = 'wr_599935478559500566';
  const { body } = await world.answer({ method: 'GET', url: `/v1/runs/${runId}`, headers: {}, body: null });
  const run = { ...(JSON.parse(String(body)) as object), ...fields };
  server.use(
    http.get(`*/v1/runs/${runId}`, () => HttpResponse.json(run)),
    http.get(`*/v1/runs/${runId}/artifacts`, () => HttpResponse.json([])),
    http.get(`*/v1/workflows/runs/${runId}`, () =>
      HttpResponse.json({ detail: 'Not Found' }, { status: 404 }),
    ),
    http.get(`*/api/v1/workflows/*/runs/${runId}`, () =>
      HttpResponse.json({ detail: 'Not Found' }, { status: 404 }),
    ),
    http.get(`*/api/v1/workflows/runs/${runId}`, () =>
      HttpResponse.json({ detail: 'Not Found' }, { status: 404 }),
    ),
  );
  show(runId);
}
