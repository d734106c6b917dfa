import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { RunHeader } from '~/pages/run/header/RunHeader';
import { server, world } from '../../../mocks/node';
import { showRun } from '../showRun';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const FAILED = 'wr_599937750597200030';
const COMPLETED = 'wr_599935478559500566';

test('a failed run is named, with its status, id, facts and Rerun', async () => {
  showRun(FAILED, <RunHeader />);
  const title = await screen.findByRole('heading', { level: 1 });
  expect(title).toHaveTextContent('Harborline shipment status sweep');
  expect(document.querySelector('[data-run-status="failed"]')).toHaveTextContent('Failed');
  expect(document.querySelector('[data-run-id]')).toHaveTextContent(FAILED);
  const facts = screen.getByRole('list', { name: 'About this run' });
  expect(facts).toHaveTextContent('26 steps');
  expect(facts).toHaveTextContent('9 m 56 s');
  expect(screen.getByRole('button', { name: 'Rerun' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
});

test('the status says what it means to those who ask', async () => {
  showRun(FAILED, <RunHeader />);
  await screen.findByRole('heading', { level: 1 });
  expect(document.querySelector('[data-run-status]')).toHaveAccessibleDescription('Stopped by an error.');
});

test('title and icon of the browser tab carry the status', async () => {
  const link = document.createElement('link');
  link.rel = 'icon';
  document.head.append(link);
  showRun(COMPLETED, <RunHeader />);
  await waitFor(() => expect(document.title).toBe(`✓ Northwind product lookup · ${COMPLETED} · Rundown`));
  expect(link.getAttribute('href')).toBe('/icons/ok.svg');
  link.remove();
});

test('Edit leads to the editor of the agent in the UI that the run names', async () => {
  showRun(FAILED, <RunHeader />);
  const edit = await screen.findByRole('link', { name: 'Edit' });
  expect(edit).toHaveAttribute(
    'href',
    expect.stringMatching(/^http:\/\/localhost:8080\/agents\/wpid_\d+\/build$/),
  );
});

test('a deleted agent is told, and there is nothing to edit', async () => {
  server.use(
    http.get('*/v1/workflows/runs/:id', async ({ request }) => {
      const { pathname } = new URL(request.url);
      const { body } = await world.answer({ method: 'GET', url: pathname, headers: {}, body: null });
      const text = typeof body === 'string' ? body : new TextDecoder().decode(body ?? undefined);
      const rich = JSON.parse(text) as { workflow: object };
      return HttpResponse.json({
        ...rich,
        workflow: { ...rich.workflow, deleted_at: '2026-11-23T08:00:00' },
      });
    }),
  );
  showRun(FAILED, <RunHeader />);
  expect(await screen.findByText(/Agent deleted on 23 Nov/)).toHaveAccessibleDescription(/nothing to edit/);
  expect(screen.queryByRole('link', { name: 'Edit' })).toBeNull();
});

test('how it was started comes from the tags of the server', async () => {
  showRun(COMPLETED, <RunHeader />);
  expect(
    await within(await screen.findByRole('list', { name: 'About this run' })).findByText('API'),
  ).toBeVisible();
});

test('a run without any title is called by its id', async () => {
  server.use(
    http.get('*/v1/runs/wr_1', () =>
      HttpResponse.json({ run_id: 'wr_1', run_type: 'workflow_run', status: 'completed', created_at: null }),
    ),
    http.get('*', () => HttpResponse.json({ detail: 'Not Found' }, { status: 404 })),
  );
  showRun('wr_1', <RunHeader />);
  expect(await screen.findByRole('heading', { level: 1, name: 'wr_1' })).toBeVisible();
});

test('a status that nobody knows is shown as sent', async () => {
  server.use(
    http.get('*/v1/runs/wr_1', () => HttpResponse.json({ run_id: 'wr_1', status: 'hibernating' })),
    http.get('*', () => HttpResponse.json({ detail: 'Not Found' }, { status: 404 })),
  );
  showRun('wr_1', <RunHeader />);
  await waitFor(() =>
    expect(document.querySelector('[data-run-status="hibernating"]')).toHaveTextContent('hibernating'),
  );
  expect(screen.getByRole('button', { name: 'Cancel' })).toBeVisible();
});
