import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { earlierTriesQuery } from '~/api/earlierTries';
import { createQueryClient } from '~/api/queryClient';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
afterEach(() => server.resetHandlers());

const task = (task_id: string, order: number, retry: number) => ({ task_id, order, retry });
const asked = () =>
  createQueryClient().fetchQuery(earlierTriesQuery({ workflowRunId: 'wr_1', taskId: 'tsk_3' }));

test('the tries of the same block before its last one, oldest first, with what they did', async () => {
  server.use(
    http.get('*/api/v1/tasks', () =>
      HttpResponse.json([
        task('tsk_3', 1, 2),
        task('tsk_9', 0, 0),
        task('tsk_2', 1, 1),
        task('tsk_1', 1, 0),
        task('tsk_4', 2, 1),
      ]),
    ),
    http.get('*/api/v1/tasks/:id/actions', ({ params }) =>
      HttpResponse.json([{ action_type: 'click', action_id: `act of ${String(params['id'])}` }, 5]),
    ),
  );
  expect(await asked()).toMatchObject([
    { task: { task_id: 'tsk_1' }, actions: [{ action_id: 'act of tsk_1' }] },
    { task: { task_id: 'tsk_2' }, actions: [{ action_id: 'act of tsk_2' }] },
  ]);
});

test('none where the server does not say which try a task was, or does not list tasks', async () => {
  server.use(
    http.get('*/api/v1/tasks', () => HttpResponse.json([{ task_id: 'tsk_3' }, { task_id: 'tsk_2' }])),
  );
  expect(await asked()).toEqual([]);
  server.use(http.get('*/api/v1/tasks', () => HttpResponse.json({ detail: 'Not Found' }, { status: 404 })));
  expect(await asked()).toEqual([]);
});
