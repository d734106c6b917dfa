import { readFileSync } from 'node:fs';
import type { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { agentQuery } from '~/api/agent';
import { artifactsQuery } from '~/api/artifacts/lists';
import { createQueryClient } from '~/api/queryClient';
import { richRunQuery } from '~/api/richRun';
import { fullRunQuery, runQuery } from '~/api/run';
import { runListQuery } from '~/api/runList';
import { runTagsQuery } from '~/api/runTags';
import { scriptBlocksQuery } from '~/api/scripts';
import { browserSessionQuery, serverVersionQuery } from '~/api/server';
import { taskStepsQuery, taskV1Query, taskV2Query } from '~/api/tasks';
import { timelineQuery } from '~/api/timeline';
import { isUnreadableAction, type TimelineItem } from '~/skyvern/timeline';
import { server, world } from '../../mocks/node';

interface Indexed {
  slug: string;
  run_id: string;
  kind: string;
  status: string;
  counts: { items: number };
}
const index = JSON.parse(readFileSync('mocks/runs/INDEX.json', 'utf8')) as Indexed[];
const idOf = (slug: string): string => index.find((run) => run.slug === slug)?.run_id ?? '';

let client: QueryClient;
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  client = createQueryClient();
  world.log.length = 0;
});
afterEach(() => {
  client.clear();
  server.resetHandlers();
});

function countItems(items: readonly TimelineItem[]): number {
  let count = 0;
  const stack = [...items];
  for (let item = stack.pop(); item; item = stack.pop()) {
    if (item.type === 'unreadable') throw new Error(`${item.path}: ${item.reason}`);
    count++;
    stack.push(...item.children);
  }
  return count;
}

const refuse = (path: string, status: number, detail: string) =>
  server.use(http.all(`*${path}`, () => HttpResponse.json({ detail }, { status })));

test.each(index)(
  '$slug: run, items, agent and pictures are to be had',
  async ({ run_id, kind, status, counts }) => {
    const run = await client.fetchQuery(runQuery(run_id));
    expect(run.status).toBe(status);
    const items = await client.fetchQuery(timelineQuery(run_id));
    expect(countItems(items)).toBe(kind === 'task_v1' ? 1 : counts.items);
    const rich = await client.fetchQuery(richRunQuery(run));
    if (kind === 'task_v1') expect(rich).toBeNull();
    else if (rich) expect(rich.workflow_run_id).toMatch(/^wr_/);
    const artifacts = await client.fetchQuery(artifactsQuery(run_id, ['recording']));
    for (const artifact of artifacts) expect(artifact.artifact_type).toBe('recording');
    const agentId = run.run_request?.workflow_id;
    if (agentId) expect((await client.fetchQuery(agentQuery(agentId)))?.workflow_permanent_id).toBe(agentId);
  },
);

describe('runs that the public route does not give', () => {
  const child = idOf('trigger-child');

  test('a child run comes from the internal routes, and is asked there first the next time', async () => {
    const run = await client.fetchQuery(runQuery(child));
    expect(run).toMatchObject({ run_id: child, run_type: 'workflow_run', status: 'completed' });
    expect(run.run_request?.title).toBeTruthy();
    expect(world.log).toEqual([`GET /v1/runs/${child}`, `GET /v1/workflows/runs/${child}`]);
    world.log.length = 0;
    await client.fetchQuery({ ...runQuery(child), staleTime: 0 });
    expect(world.log).toEqual([`GET /v1/workflows/runs/${child}`]);
  });

  test('so does its timeline', async () => {
    await client.fetchQuery(timelineQuery(child));
    world.log.length = 0;
    await client.fetchQuery({ ...timelineQuery(child), staleTime: 0 });
    expect(world.log).toEqual([
      expect.stringMatching(/^GET \/api\/v1\/workflows\/wpid_\d+\/runs\/wr_\d+\/timeline$/),
    ]);
  });

  test('a task inside a block opens as a task', async () => {
    const items = await client.fetchQuery(timelineQuery(idOf('shop-product-lookup')));
    const block = items.find((item) => item.type === 'block' && item.block.task_id);
    const taskId = block?.type === 'block' ? (block.block.task_id ?? '') : '';
    expect(await client.fetchQuery(runQuery(taskId))).toMatchObject({ run_id: taskId, run_type: 'task_v1' });
  });

  test('a run that the server cannot put into its own model (422) is read all the same', async () => {
    const id = idOf('task-v1-failed');
    refuse(`/v1/runs/${id}`, 422, 'run_request -> prompt: Input should be a valid string');
    const run = await client.fetchQuery(runQuery(id));
    expect(run).toMatchObject({ run_id: id, run_type: 'task_v1', status: 'terminated' });
    expect(run.failure_reason).toContain('Polar Kayak');
  });

  test('a run that no route knows is missing, in the words of the first', async () => {
    await expect(client.fetchQuery(runQuery('wr_1'))).rejects.toMatchObject({
      kind: 'missing',
      status: 404,
      message: 'Task run not found wr_1',
    });
    await expect(client.fetchQuery(timelineQuery('wr_1'))).rejects.toMatchObject({
      kind: 'missing',
      message: 'Run not found wr_1',
    });
  });

  test('a server that is down is not asked by every route', async () => {
    server.use(
      http.get('*/v1/runs/:id', () => HttpResponse.json({ error: 'Unexpected error: X' }, { status: 500 })),
    );
    await expect(client.fetchQuery(runQuery(child))).rejects.toMatchObject({
      kind: 'server',
      message: 'Unexpected error: X',
    });
    expect(world.log).toEqual([]);
  });
});

describe('a task v2 and its workflow run are one', () => {
  const [taskId, runId] = [idOf('task-v2-cheapest-backpack'), idOf('task-v2-cheapest-backpack-wr')];

  test('asked by either id the answer is that of the task', async () => {
    for (const id of [taskId, runId])
      expect(await client.fetchQuery(runQuery(id))).toMatchObject({ run_id: taskId, run_type: 'task_v2' });
  });

  test('its rich answer and its pictures are asked by the workflow run', async () => {
    const run = await client.fetchQuery(runQuery(taskId));
    expect(await client.fetchQuery(richRunQuery(run))).toMatchObject({
      workflow_run_id: runId,
      task_v2: { task_id: taskId },
    });
    await client.fetchQuery(artifactsQuery(taskId, ['screenshot_action']));
    expect(world.log.at(-1)).toBe(`GET /v1/runs/${runId}/artifacts?artifact_type=screenshot_action`);
  });

  test('an answer that does not name the run is helped by the task itself', async () => {
    server.use(
      http.get(`*/v1/runs/${taskId}`, () =>
        HttpResponse.json({ run_id: taskId, run_type: 'task_v2', status: 'completed', app_url: null }),
      ),
    );
    const run = await client.fetchQuery(runQuery(taskId));
    expect(await client.fetchQuery(richRunQuery(run))).toMatchObject({ workflow_run_id: runId });
    expect(world.log).toContain(`GET /api/v2/tasks/${taskId}`);
  });

  test('an old server knows the timeline by the task’s id only', async () => {
    refuse(`/v1/runs/${runId}/timeline`, 404, `Task v2 not found ${runId}`);
    expect((await client.fetchQuery(timelineQuery(runId))).length).toBeGreaterThan(0);
    expect(world.log.at(-1)).toBe(`GET /v1/runs/${taskId}/timeline`);
  });

  test('the task itself', async () => {
    const task = await client.fetchQuery(taskV2Query(taskId));
    expect(task).toMatchObject({ task_id: taskId, workflow_run_id: runId });
  });
});

describe('a task v1 has no timeline, so it gets one', () => {
  const taskId = idOf('task-v1-failed');

  test('of its actions', async () => {
    const items = await client.fetchQuery(timelineQuery(taskId));
    expect(items).toMatchObject([
      { type: 'block', block: { workflow_run_block_id: taskId, block_type: 'task', status: 'terminated' } },
    ]);
    const [item] = items;
    expect(item?.type === 'block' && item.actions.length).toBe(3);
    expect(world.log.filter((line) => line.includes('/timeline'))).toEqual([]);
  });

  test('of its steps where the server has no list of actions', async () => {
    refuse(`/api/v1/tasks/${taskId}/actions`, 404, 'Not Found');
    const [item] = await client.fetchQuery(timelineQuery(taskId));
    expect(
      item?.type === 'block' && item.actions.map((action) => isUnreadableAction(action) || action.step_order),
    ).toEqual([0, 0, 1]);
  });

  test('where the task’s routes are closed, the public refusal is the answer', async () => {
    refuse(`/api/v1/tasks/${taskId}`, 404, 'Not Found');
    await expect(client.fetchQuery(timelineQuery(taskId))).rejects.toMatchObject({
      kind: 'invalid',
      status: 400,
      message: expect.stringContaining('Timeline not available'),
    });
  });

  test('its inputs and steps', async () => {
    expect((await client.fetchQuery(taskV1Query(taskId))).request).toMatchObject({
      url: 'http://shop.northwind.example/',
    });
    expect((await client.fetchQuery(taskStepsQuery(taskId))).map((step) => step.order)).toEqual([0, 1]);
  });
});

describe('a server that lacks a route lacks that one thing', () => {
  const id = idOf('shop-product-lookup');

  test('the rich answer: null, or the less rich one', async () => {
    const run = await client.fetchQuery(runQuery(id));
    refuse(`/v1/workflows/runs/${id}`, 404, 'Not Found');
    expect(await client.fetchQuery(richRunQuery(run))).toMatchObject({ workflow_run_id: id, workflow: null });
    refuse(`/api/v1/workflows/*/runs/${id}`, 404, 'Not Found');
    refuse(`/api/v1/workflows/runs/${id}`, 405, 'Method Not Allowed');
    expect(await client.fetchQuery({ ...richRunQuery(run), staleTime: 0 })).toBeNull();
  });

  test('a key that stops working does not take away what is known', async () => {
    const run = await client.fetchQuery(runQuery(id));
    await client.fetchQuery(richRunQuery(run));
    server.use(http.get('*', () => HttpResponse.json({ detail: 'Auth token is expired' }, { status: 403 })));
    await expect(client.fetchQuery({ ...richRunQuery(run), staleTime: 0 })).rejects.toMatchObject({
      kind: 'refused',
    });
    expect(client.getQueryData(richRunQuery(run).queryKey)).toMatchObject({ workflow_run_id: id });
  });

  test('agents, artifacts, tags, code, version, sessions: null or nothing', async () => {
    refuse('/v1/*', 404, 'Not Found');
    refuse('/api/v1/*', 404, 'Not Found');
    expect(await client.fetchQuery(agentQuery('wpid_1'))).toBeNull();
    expect(await client.fetchQuery(artifactsQuery(id, ['recording']))).toEqual([]);
    expect(await client.fetchQuery(runTagsQuery(id))).toBeNull();
    expect(await client.fetchQuery(scriptBlocksQuery({ agentId: 'wpid_1', cacheKeyValue: '' }))).toBeNull();
    expect(await client.fetchQuery(serverVersionQuery)).toBeNull();
    expect(await client.fetchQuery(browserSessionQuery('pbs_1'))).toBeNull();
  });
});

describe('what is asked how', () => {
  const id = idOf('shop-product-lookup');
  const agents: Record<string, string | null> = {};
  const noteAgents = () =>
    server.events.on('request:start', ({ request }) => {
      agents[new URL(request.url).pathname] = request.headers.get('x-user-agent');
    });

  test('reads of a run and its timeline take values cut at 2 MiB; a read in full does not', async () => {
    noteAgents();
    await client.fetchQuery(runQuery(id));
    await client.fetchQuery(timelineQuery(id));
    expect(agents).toMatchObject({
      [`/v1/runs/${id}`]: 'skyvern-ui',
      [`/v1/runs/${id}/timeline`]: 'skyvern-ui',
    });
    await client.fetchQuery(fullRunQuery(id));
    expect(agents[`/v1/runs/${id}`]).toBeNull();
    server.events.removeAllListeners();
  });

  test('the run list by page, status and a search that is long enough', async () => {
    const list = (params: Partial<Parameters<typeof runListQuery>[0]>) =>
      client.fetchQuery(runListQuery({ page: 1, pageSize: 5, ...params }));
    expect((await list({})).length).toBe(5);
    await list({ page: 2, pageSize: 10, statuses: ['failed', 'timed_out'], search: ' back ' });
    expect(world.log.at(-1)).toBe(
      'GET /v1/runs?page=2&page_size=10&status=failed&status=timed_out&search_key=back',
    );
    await list({ search: 'ab' });
    expect(world.log.at(-1)).toBe('GET /v1/runs?page=1&page_size=5');
  });

  test('ids stand in addresses as what they are', async () => {
    await expect(client.fetchQuery(runQuery('wr_1/../../x?y'))).rejects.toMatchObject({ kind: 'missing' });
    expect(world.log.every((line) => !line.includes('..') || line.includes('..%2F..%2Fx%3Fy'))).toBe(true);
  });

  test('the same answer gives the same objects', async () => {
    for (const options of [runQuery(id), timelineQuery(id), artifactsQuery(id, ['screenshot_action'])]) {
      const ask = async (): Promise<unknown> => {
        await client.fetchQuery({ ...options, staleTime: 0 } as never);
        return client.getQueryData(options.queryKey);
      };
      const first = await ask();
      for (let polls = 0; polls < 3; polls++) expect(await ask()).toBe(first);
    }
  });
});
