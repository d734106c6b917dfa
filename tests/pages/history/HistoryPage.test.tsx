import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { Route } from 'react-router-dom';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { setConfig } from '~/api/config';
import { HistoryPage } from '~/pages/history/HistoryPage';
import { server, world } from '../../../mocks/node';
import { showAt } from '../showRun';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => setConfig({ mode: 'proxy', upstreamOrigin: 'http://localhost:8000' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const show = (search = '') =>
  showAt(
    `/runs${search}`,
    <>
      <Route path="/runs" element={<HistoryPage />} />
      <Route path="/runs/:runId" element={<p>a run</p>} />
    </>,
  );

const row = (over: object) => ({
  task_run_id: 'tr_1',
  run_id: 'wr_1',
  task_run_type: 'workflow_run',
  status: 'completed',
  title: 'Pay open invoices',
  started_at: '2026-11-20T09:12:00',
  finished_at: '2026-11-20T09:14:59',
  created_at: '2026-11-20T09:11:58',
  workflow_deleted: false,
  script_run: false,
  trigger_type: 'scheduled',
  ...over,
});
/** Lets the list answer these rows, and gives what it was asked. */
function listing(...rows: object[]) {
  const asked: URL[] = [];
  server.use(
    http.get('*/v1/runs', ({ request }) => {
      asked.push(new URL(request.url));
      return HttpResponse.json(rows);
    }),
  );
  return asked;
}

test('recorded runs are listed newest first, each a link by its id with status, time and duration', async () => {
  show('?size=50');
  const table = await screen.findByRole('table', { name: 'Runs' });
  const link = within(table).getByRole('link', { name: 'wr_599937750597200030' });
  expect(link).toHaveAttribute('href', '/runs/wr_599937750597200030');
  const line = link.closest('tr');
  expect(line).toHaveTextContent(/Harborline shipment status sweep.*Failed.*API.*22 Nov.*9 m 56 s/);
  expect(line?.querySelector('[data-run-status="failed"]')).not.toBeNull();
  const ids = within(table)
    .getAllByRole('link')
    .map((one) => one.textContent ?? '')
    .filter((id) => id.startsWith('wr_599'));
  expect(ids).toEqual(ids.toSorted().reverse());
});

test('a search is asked for from three characters on, stands in the address and marks what holds it', async () => {
  const asked = listing(row({}));
  const { user, address } = show();
  await user.type(await screen.findByRole('searchbox', { name: 'Search runs' }), 'pa');
  expect(await screen.findByText('from 3 characters')).toBeVisible();
  await user.keyboard('y');
  await waitFor(() => expect(address()).toBe('/runs?q=pay'));
  await waitFor(() => expect(asked.at(-1)?.searchParams.get('search_key')).toBe('pay'));
  expect(asked.some((url) => url.searchParams.get('search_key') === 'pa')).toBe(false);
  expect((await screen.findByText('Pay', { selector: 'mark' })).closest('td')).toHaveTextContent(
    'Pay open invoices',
  );
});

test('statuses are filtered by the server; what is chosen stands beside and goes with a click', async () => {
  const asked = listing(row({ status: 'failed' }));
  const { user, address } = show();
  await user.click(await screen.findByRole('button', { name: 'Status' }));
  await user.click(screen.getByRole('menuitemcheckbox', { name: 'Failed' }));
  await user.click(screen.getByRole('menuitemcheckbox', { name: 'Timed out' }));
  await waitFor(() => expect(address()).toBe('/runs?status=failed&status=timed_out'));
  await waitFor(() => expect(asked.at(-1)?.searchParams.getAll('status')).toEqual(['failed', 'timed_out']));
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Timed out: remove this filter' }));
  await waitFor(() => expect(address()).toBe('/runs?status=failed'));
});

test('the trigger filter works on the loaded page and says so', async () => {
  listing(row({}), row({ run_id: 'wr_2', task_run_id: 'tr_2', trigger_type: 'api' }));
  show('?trigger=api');
  expect(await screen.findByRole('link', { name: 'wr_2' })).toBeVisible();
  expect(screen.queryByRole('link', { name: 'wr_1' })).toBeNull();
  expect(screen.getByText(/1 of the 2 runs on this page/)).toBeVisible();
});

test('pages go forward while they are full, and back; there is no total', async () => {
  const asked = listing(...[1, 2, 3, 4, 5].map((n) => row({ run_id: `wr_${n}`, task_run_id: `tr_${n}` })));
  const { user, address } = show('?size=5');
  const pages = await screen.findByRole('navigation', { name: 'Pages' });
  expect(within(pages).getByRole('button', { name: 'Previous' })).toHaveAttribute('aria-disabled', 'true');
  await user.click(within(pages).getByRole('button', { name: 'Next' }));
  await waitFor(() => expect(address()).toBe('/runs?size=5&page=2'));
  await waitFor(() => expect(asked.at(-1)?.searchParams.get('page')).toBe('2'));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Rows per page' }), '20');
  await waitFor(() => expect(address()).toBe('/runs?size=20'));
  expect(within(pages).getByRole('button', { name: 'Next' })).toHaveAttribute('aria-disabled', 'true');
});

test('parameters are asked for only when they are unfolded', async () => {
  const { user } = show('?size=50');
  const fold = await screen.findByRole('button', { name: 'Parameters of wr_599935478559500566' });
  const before = world.log.filter((line) => line.includes('/v1/runs/wr_599935478559500566')).length;
  await user.click(fold);
  expect(fold).toHaveAttribute('aria-expanded', 'true');
  expect(await screen.findByText('Trailhead 40L Backpack')).toBeVisible();
  expect(world.log.filter((line) => line.includes('/v1/runs/wr_599935478559500566')).length).toBe(before + 1);
});

test('an id opens its run: by Enter in the search, and pasted anywhere', async () => {
  listing(row({}));
  const first = show();
  await first.user.type(
    await screen.findByRole('searchbox', { name: 'Search runs' }),
    'tsk_v2_599940482196401760{Enter}',
  );
  await waitFor(() => expect(first.address()).toBe('/runs/tsk_v2_599940482196401760'));
});

test('an id that is pasted outside of any field opens its run', async () => {
  listing(row({}));
  const { user, address } = show();
  await screen.findByRole('table', { name: 'Runs' });
  await user.paste(' wr_599935478559500566\n');
  await waitFor(() => expect(address()).toBe('/runs/wr_599935478559500566'));
});

test('arrow keys go from run to run', async () => {
  listing(row({}), row({ run_id: 'wr_2', task_run_id: 'tr_2' }));
  const { user } = show();
  (await screen.findByRole('link', { name: 'wr_1' })).focus();
  await user.keyboard('{ArrowDown}');
  expect(screen.getByRole('link', { name: 'wr_2' })).toHaveFocus();
  await user.keyboard('{ArrowUp}');
  expect(screen.getByRole('link', { name: 'wr_1' })).toHaveFocus();
});

test('what the list does not know is shown as absent, what it knows otherwise as sent', async () => {
  listing(
    row({
      title: null,
      started_at: null,
      finished_at: null,
      trigger_type: null,
      status: 'hibernating',
      script_run: true,
    }),
  );
  show();
  const line = (await screen.findByRole('link', { name: 'wr_1' })).closest('tr');
  expect(line).toHaveTextContent('Workflow run without a title');
  expect(line).toHaveTextContent('hibernating');
  expect(within(line as HTMLElement).getByRole('img', { name: 'Ran with code' })).toBeInTheDocument();
});

test('an empty server says that runs appear here; a search without result offers all runs', async () => {
  listing();
  const { user, address } = show('?q=nothing');
  expect(await screen.findByText('No matches')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Show all runs' }));
  expect(await screen.findByText('No runs yet')).toBeVisible();
  expect(address()).toBe('/runs');
});

test('a refused key is told with the server’s words, and asking again is offered', async () => {
  server.use(
    http.get('*/v1/runs', () => HttpResponse.json({ detail: 'Auth token is expired' }, { status: 403 })),
  );
  const { user } = show();
  expect(await screen.findByRole('heading', { name: 'No access to the runs' })).toBeVisible();
  expect(screen.getByText('Auth token is expired.')).toBeVisible();
  listing(row({}));
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: 'wr_1' })).toBeVisible();
});

test('the end of what a search gives is explained', async () => {
  server.use(
    http.get('*/v1/runs', () =>
      HttpResponse.json(
        { detail: 'Search pagination is limited to the first 1000 matches. Use a narrower search.' },
        { status: 400 },
      ),
    ),
  );
  show('?q=pay&page=100');
  expect(await screen.findByText(/first 1,000 matches only/)).toBeVisible();
});

test('the demo is marked as such and shows how to connect a server; otherwise the server is named', async () => {
  listing(row({}));
  show();
  expect(await screen.findByText('localhost:8000')).toBeVisible();
  expect(await screen.findByRole('img', { name: 'Connected to' })).toBeVisible();
  expect(screen.queryByText('Demo data')).toBeNull();
});

test('the demo is marked as such', async () => {
  setConfig({ mode: 'demo' });
  listing(row({}));
  show();
  expect(await screen.findByText('Demo data')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Connect your server' })).toBeVisible();
});
