import { screen } from '@testing-library/react';
import { Route } from 'react-router-dom';
import { beforeEach, expect, test, vi } from 'vitest';
import { ApiError, type ErrorKind } from '~/api/http';
import { setConfig } from '~/api/config';
import { ErrorPage } from '~/pages/ErrorPage';
import { shortId } from '~/pages/runWords';
import { looksLikeRunId, sayError } from '~/pages/words';
import { showAt } from './showRun';

beforeEach(() => setConfig({ mode: 'proxy', upstreamOrigin: 'http://localhost:8000' }));

const problem = (kind: ErrorKind, over: Partial<ConstructorParameters<typeof ApiError>[0]> = {}) =>
  new ApiError({ kind, method: 'GET', path: '/v1/runs/wr_599937750597200030/timeline', ...over });

function show(error: ApiError) {
  const onRetry = vi.fn();
  const shown = showAt(
    '/',
    <Route
      path="/"
      element={
        <ErrorPage problem={{ kind: 'api', error, runId: 'wr_599937750597200030' }} onRetry={onRetry} />
      }
    />,
  );
  return {
    ...shown,
    onRetry,
    title: screen.getByRole('heading', { level: 1 }),
    page: screen.getByRole('main'),
  };
}

test('a run that is not there', () => {
  const { title, page } = show(problem('missing', { status: 404, detail: 'Task run not found' }));
  expect(title).toHaveTextContent('Run not found');
  expect(page).toHaveTextContent(
    'localhost:8000 knows no run wr_599937750597200030. It may belong to another organization.',
  );
  expect(screen.getByRole('link', { name: 'All runs' })).toHaveAttribute('href', '/runs');
  expect(document.title).toBe('Run not found · Rundown');
});

test('a run that may not be read', () => {
  const { title, page } = show(problem('refused', { status: 403, detail: 'Invalid credentials' }));
  expect(title).toHaveTextContent('No access to this run');
  expect(page).toHaveTextContent('The key may not read this run (403).');
  expect(page).toHaveTextContent('Invalid credentials.');
  expect(screen.getByRole('button', { name: 'Open settings' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
});

test('a server with a problem says to what, and is asked again', async () => {
  const { title, page, user, onRetry } = show(problem('server', { status: 500 }));
  expect(title).toHaveTextContent('The server had a problem');
  expect(page).toHaveTextContent('It answered 500 to GET /v1/runs/…/timeline.');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onRetry).toHaveBeenCalled();
});

test('an answer that could not be read names the field and shows what came', async () => {
  const { title, page, user } = show(
    problem('garbled', {
      at: 'timeline[41].created_at',
      detail: 'expected a date, got null',
      body: '[{"type":',
    }),
  );
  expect(title).toHaveTextContent('The answer could not be read');
  expect(page).toHaveTextContent('timeline[41].created_at: expected a date, got null.');
  await user.click(screen.getByText('Show details'));
  expect(screen.getByRole('group', { name: 'Details' })).toHaveTextContent('[{"type":');
});

test('what is no run id, and an address of no page', () => {
  showAt('/', <Route path="/" element={<ErrorPage problem={{ kind: 'not-a-run-id', id: 'nonsense' }} />} />);
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Not a run id');
  expect(screen.getByRole('main')).toHaveTextContent('Run ids start with wr_, tsk_ or tsk_v2_.');
});

test('every kind of error has a title and a sentence that ends', () => {
  const kinds: ErrorKind[] = [
    'offline',
    'timeout',
    'refused',
    'missing',
    'invalid',
    'busy',
    'server',
    'garbled',
    'aborted',
  ];
  for (const kind of kinds)
    for (const asked of [{}, { runId: 'wr_1' }, { thing: 'the runs' }]) {
      const said = sayError(problem(kind), asked);
      expect(said.title).not.toMatch(/[.!?]$/);
      expect(said.sentence).toMatch(/^[A-Z“].*\.$/);
    }
});

test('the server’s wait is said', () => {
  expect(sayError(problem('busy', { waitMs: 8_000 })).sentence).toBe('It asks to wait 8.0 s.');
});

test('only the prefix decides what may be a run', () => {
  expect(['wr_1', 'tsk_1', 'tsk_v2_1'].every(looksLikeRunId)).toBe(true);
  expect(['', 'wr_', 'nonsense', 'wpid_1', 'xwr_1'].some(looksLikeRunId)).toBe(false);
});

test('long ids are shortened in their middle, short ones stay', () => {
  expect(shortId('wr_502938471120394821')).toBe('wr_50293847…4821');
  expect(shortId('wr_1')).toBe('wr_1');
});
