import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { setPreferences } from '~/pages/preferences';
import { markCause } from '~/pages/run/actions/markedCause';
import { Outcome } from '~/pages/run/outcome/Outcome';
import { server } from '../../../mocks/node';
import { showRun } from '../showRun';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => setPreferences({ outcomeFolded: false }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const CODE_ERROR = 'wr_599937750597200030';
const ZIP_REJECTED = 'wr_599942109989006308';
const TERMINATED = 'wr_599939223770984274';
const HTTP_503 = 'wr_599943544508084016';
const TIMED_OUT = 'wr_599937797841840326';
const COMPLETED = 'wr_599935478559500566';
const DIGEST = 'wr_599939928145619464';
const PARTIAL = 'wr_599942573845475252';
const CANCELED = 'wr_599937385524981564';
const NEVER_STARTED = 'wr_599937737712298100';
const PAUSED = 'wr_599942115731939107';
const WITHOUT_DATA = 'tsk_599941070606920342';

const verdict = () =>
  waitFor(() => document.querySelector('[data-verdict]:not([role=treeitem])') ?? Promise.reject());

test('a run that failed for a reason on record says the reason, the cause and the way to the run', async () => {
  showRun(CODE_ERROR, <Outcome />);
  const region = await screen.findByRole('region', { name: 'Failure Reason' });
  expect(region).toHaveTextContent("NameError: name 'each_shipment_output' is not defined");
  expect(region).toHaveTextContent('REACH_MAX_STEPS');
  const found = await verdict();
  expect(region).toContainElement(found as HTMLElement);
  expect(found).toHaveAttribute('data-verdict', 'cause');
  expect(found).toHaveAttribute('data-item-id', 'wrb_599940288922873032');
  expect(within(region).getByText('Cause')).toBeVisible();
  const chain = within(region).getByRole('list', { name: /led to the end/ });
  expect(chain).toHaveTextContent(/count_results.*run failed/);
  expect(region).toHaveTextContent('The code raised NameError at line 1.');
});

test('what the agent only guesses is labelled as a guess, and nothing of the reason is lost', async () => {
  showRun(ZIP_REJECTED, <Outcome />);
  const region = await screen.findByRole('region', { name: 'Failure Reason' });
  const label = within(region).getByText('agent’s guess');
  expect(label.closest('p')).toHaveTextContent(
    /Reached the maximum steps \(5\)\. Possible failure reasons: agent’s guess The delivery form kept rejecting/,
  );
  expect(await within(region).findByText('Wrong page state')).toBeVisible();
  expect(within(region).getByText('ADDRESS_REJECTED')).toBeVisible();
});

test.each([
  [ZIP_REJECTED, ['check the inputs', 'parameters', 'watch the moment', 'recording']],
  [TERMINATED, ['compare what it was told', 'parameters', 'watch what it met', 'recording']],
  [TIMED_OUT, ['watch where it stood', 'recording', 'check its time limit', 'parameters']],
])('%s says what to do next, which depends on how it ended', async (runId, steps) => {
  showRun(runId, <Outcome />);
  const item = (await verdict()).getAttribute('data-item-id');
  const next = (await screen.findByText(/^Next:/)).querySelectorAll('a');
  expect([...next].flatMap((link) => [link.textContent, link.pathname.split('/').at(-1)])).toEqual(steps);
  for (const link of next) expect(new URLSearchParams(link.search).get('item')).toBe(item);
});

test('a canceled run offers to start it again', async () => {
  showRun(CANCELED, <Outcome />);
  expect(await screen.findByRole('button', { name: 'Start it again' })).toBeVisible();
});

test('links of the chain choose their item in the address', async () => {
  const { user, address } = showRun(CODE_ERROR, <Outcome />);
  await user.click(await screen.findByRole('link', { name: 'count_results' }));
  await waitFor(() => expect(address()).toContain('item=wrb_599940288922873032'));
});

test('further failures are walked one by one, around the ends', async () => {
  const { user, address } = showRun(CODE_ERROR, <Outcome />);
  await screen.findByText(/3 of 3/);
  await user.click(screen.getByRole('button', { name: 'Next failure' }));
  await screen.findByText(/1 of 3/);
  expect(address()).toContain('item=');
  await user.click(screen.getByRole('button', { name: 'Previous failure' }));
  await screen.findByText(/3 of 3/);
});

test('the reader’s own mark takes the place of the verdict, and can be taken back', async () => {
  const { user } = showRun(CODE_ERROR, <Outcome />);
  await screen.findByText(/3 of 3/);
  const mark = screen.getByRole('button', { name: /Not this/ });
  expect(mark).toHaveAttribute('aria-disabled', 'true');
  await user.click(screen.getByRole('button', { name: 'Next failure' }));
  await user.click(await screen.findByRole('button', { name: /Not this/ }));
  expect(await screen.findByText('Marked by you')).toBeVisible();
  expect(localStorage.getItem(`rundown:cause:${CODE_ERROR}`)).not.toBeNull();
  await user.click(screen.getByRole('button', { name: 'Take back your mark' }));
  expect(await screen.findByText('Cause')).toBeVisible();
  markCause(CODE_ERROR, null);
});

test('a failure without a browser is shown with the values that broke it, each once', async () => {
  showRun(HTTP_503, <Outcome />);
  const facts = await screen.findByLabelText('Evidence');
  expect(facts).toHaveTextContent(/status_code\s*503/);
  expect(within(facts).getAllByText('http://api.northwind.example/orders')).toHaveLength(1);
});

test('a run that timed out says where it stood and where its time went', async () => {
  showRun(TIMED_OUT, <Outcome />);
  const region = await screen.findByRole('region', { name: 'Failure Reason' });
  expect(await verdict()).toHaveAttribute('data-verdict', 'stood-at');
  expect(region).toHaveTextContent(/Time went to\s*read_table 37\.0 s\s*open_portal 21\.2 s/);
  expect(region).toHaveTextContent('run timed out');
});

test('a terminated run has a Termination Reason, and the decision that stopped it', async () => {
  showRun(TERMINATED, <Outcome />);
  const region = await screen.findByRole('region', { name: 'Termination Reason' });
  expect(region).toHaveTextContent('account was locked after too many attempts');
  expect(await verdict()).toHaveAttribute('data-verdict', 'stopped-by');
  expect(region).toHaveTextContent('run terminated');
});

test('a completed run shows what was extracted as JSON, and leads to Output', async () => {
  showRun(COMPLETED, <Outcome />);
  const region = await screen.findByRole('region', { name: 'Extracted Information' });
  expect(await within(region).findByRole('button', { name: 'Copy' })).toBeVisible();
  expect(region.querySelector('[data-json-viewer]')).not.toBeNull();
  expect(within(region).getByRole('link', { name: 'Open in Output' })).toHaveAttribute(
    'href',
    `/runs/${COMPLETED}/output`,
  );
  expect(document.querySelector('[data-verdict]')).toBeNull();
});

test('a summary stands above the data, and a list of flat objects beside it as a table', async () => {
  showRun(DIGEST, <Outcome />);
  const region = await screen.findByRole('region', { name: 'Extracted Information' });
  expect(region).toHaveTextContent('Three invoices are open or overdue.');
  const table = within(region).getByRole('table', { name: 'invoices' });
  expect(within(table).getAllByRole('row')).toHaveLength(9);
  expect(within(table).getByRole('cell', { name: 'INV-2026-1047' })).toBeInTheDocument();
  expect(within(region).getByRole('button', { name: 'Download as CSV' })).toBeVisible();
});

test('failed parts of a completed run are one quiet line that leads to the first of them', async () => {
  const { user, address } = showRun(PARTIAL, <Outcome />);
  const line = (await screen.findByText('1 of 5 iterations failed.')).closest('div');
  if (!line) throw new Error('no line');
  const link = within(line).getByRole('link');
  await user.click(link);
  await waitFor(() => expect(address()).toContain('item=wrb_'));
});

test('a webhook that was not delivered is told with its reason', async () => {
  showRun(COMPLETED, <Outcome />);
  expect(await screen.findByText(/ConnectError: All connection attempts failed/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Replay' })).toBeVisible();
});

test('a canceled run says what was last done', async () => {
  showRun(CANCELED, <Outcome />);
  expect(await screen.findByRole('link', { name: /#1 Click/ })).toBeVisible();
  expect(screen.getByText(/Last done/)).toHaveTextContent('Canceled Last done: #1 Click in find_shipment.');
  expect(screen.queryByRole('region')).toBeNull();
});

test('a run that was canceled before anything says so', async () => {
  showRun(NEVER_STARTED, <Outcome />);
  expect(await screen.findByText(/had not done anything yet/)).toBeVisible();
});

test('a paused run asks with the words of its block', async () => {
  showRun(PAUSED, <Outcome />);
  expect(await screen.findByText(/Check the balance before the report is filed/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'File report' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Discard' })).toBeVisible();
});

test('a completed run that extracted nothing has no empty box', async () => {
  showRun(WITHOUT_DATA, <Outcome />);
  await waitFor(() => expect(screen.queryByText('loading')).toBeNull());
  expect(screen.queryByRole('region')).toBeNull();
});

test('the outcome folds to a line that keeps the verdict, and stays folded', async () => {
  const { user } = showRun(CODE_ERROR, <Outcome />);
  await user.click(await screen.findByRole('button', { name: 'Fold the outcome' }));
  expect(screen.getByRole('region', { name: 'Failure Reason' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Copy for ticket' })).toBeNull();
  expect(await verdict()).toHaveAttribute('data-verdict', 'cause');
  expect(localStorage.getItem('rundown:preferences')).toContain('"outcomeFolded":true');
  await user.click(screen.getByRole('button', { name: 'Unfold the outcome' }));
  expect(screen.getByRole('button', { name: 'Copy for ticket' })).toBeVisible();
});

test('a failed run that the server is about to try again says when, and has no verdict yet', async () => {
  const next = new Date(Date.now() + 90_000).toISOString();
  server.use(
    http.get('*/v1/runs/wr_1', () =>
      HttpResponse.json({
        run_id: 'wr_1',
        run_type: 'workflow_run',
        status: 'failed',
        failure_reason: 'The site was down.',
        retry_pending: true,
        attempt: 1,
        next_attempt_at: next,
      }),
    ),
    http.get('*/v1/runs/wr_1/timeline', () => HttpResponse.json([])),
    http.get('*', () => HttpResponse.json({ detail: 'Not Found' }, { status: 404 })),
  );
  showRun('wr_1', <Outcome />);
  expect(await screen.findByText(/The server tries again in 1 m/)).toBeVisible();
  expect(screen.getByRole('region', { name: 'Failure Reason' })).toHaveTextContent('The site was down.');
  expect(document.querySelector('[data-verdict]')).toBeNull();
});

test('a queued run says since when it waits and that the page updates by itself', async () => {
  server.use(
    http.get('*/v1/runs/wr_1', () =>
      HttpResponse.json({
        run_id: 'wr_1',
        status: 'queued',
        queued_at: new Date(Date.now() - 14_000).toISOString(),
      }),
    ),
    http.get('*/v1/runs/wr_1/timeline', () => HttpResponse.json([])),
    http.get('*', () => HttpResponse.json({ detail: 'Not Found' }, { status: 404 })),
  );
  showRun('wr_1', <Outcome />);
  const line = await screen.findByText(/waiting for a browser slot/);
  expect(line).toHaveTextContent(
    /Queued for 1\d s, waiting for a browser slot\. The page updates by itself\./,
  );
});
