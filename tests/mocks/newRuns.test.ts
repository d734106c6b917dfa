import { describe, expect, it } from 'vitest';
import { bodyOf, testWorld, type TestWorld } from './ask';

interface Run {
  run_id: string;
  status: string;
  run_request: { parameters?: unknown; webhook_url?: string | null; title?: string | null; prompt?: string };
}

const run = (t: TestWorld, id: string): Promise<Run> => t.json<Run>(`/v1/runs/${id}`);
const timeline = (t: TestWorld, id: string): Promise<unknown[]> =>
  t.json<unknown[]>(`/v1/runs/${id}/timeline`);

describe('a new run', () => {
  it('repeats the same run under another id, as a retry', async () => {
    const t = testWorld();
    const answer = await t.post('/v1/agents/runs/wr_599936724100017136/retry');
    const created = bodyOf<Run>(answer);
    expect(created).toMatchObject({ status: 'created', run_request: { title: 'Ledgerly monthly export' } });
    expect(created.run_id).not.toBe('wr_599936724100017136');
    expect(await run(t, created.run_id)).toMatchObject({ status: 'queued' });
    expect(await timeline(t, created.run_id)).toEqual([]);
    t.pass(3_000);
    expect((await run(t, created.run_id)).status).toBe('running');
    expect(await timeline(t, created.run_id)).toHaveLength(1);
    t.pass(180_000);
    expect((await run(t, created.run_id)).status).toBe('failed');
    const second = bodyOf<Run>(await t.post('/v1/agents/runs/wr_599936724100017136/retry'));
    expect(second.run_id).not.toBe(created.run_id);
  });

  it('carries what was sent', async () => {
    const t = testWorld();
    const parameters = { product: 'Polar Kayak', currency: 'EUR' };
    const created = bodyOf<Run>(
      await t.post('/v1/run/agents', {
        agent_id: 'wpid_599935478559500556',
        parameters,
        webhook_url: 'http://hooks.example/200',
        extra_http_headers: { 'x-team': 'a' },
      }),
    );
    expect(created.run_request).toMatchObject({ parameters, webhook_url: 'http://hooks.example/200' });
    expect((await run(t, created.run_id)).run_request.parameters).toEqual(parameters);
    expect(await t.json(`/v1/workflows/runs/${created.run_id}`)).toMatchObject({
      parameters,
      webhook_callback_url: 'http://hooks.example/200',
      extra_http_headers: { 'x-team': 'a' },
    });
  });

  it.each([
    ['skyvern-1.0', /^tsk_\d+$/],
    ['skyvern-2.0', /^tsk_v2_\d+$/],
  ])('of a task with engine %s gets an id of its kind and ends', async (engine, shape) => {
    const t = testWorld();
    const created = bodyOf<Run>(await t.post('/v1/run/tasks', { prompt: 'Find a kayak', engine }));
    expect(created.run_id).toMatch(shape);
    expect(created.run_request.prompt).toBe('Find a kayak');
    expect((await run(t, created.run_id)).status).toBe('queued');
    t.pass(600_000);
    expect((await run(t, created.run_id)).status).toBe('completed');
  });

  it('is refused where the server refuses', async () => {
    const t = testWorld();
    expect(bodyOf(await t.post('/v1/agents/runs/wr_599942115731939107/retry'))).toEqual({
      detail: 'Only terminal workflow runs can be retried',
    });
    expect((await t.post('/v1/agents/runs/tsk_v2_599943291105012964/retry')).status).toBe(404);
    expect((await t.post('/v1/run/tasks', {})).status).toBe(422);
  });
});

describe('webhook replay', () => {
  it('gives the recorded answer for the recorded target, and a failure inside a 200 for one that is not there', async () => {
    const t = testWorld();
    const recorded = await t.post('/v1/runs/wr_599935478559500566/retry_webhook');
    expect(bodyOf(recorded)).toMatchObject({
      status_code: 200,
      response_body: '{"received":true}',
      error: null,
    });
    const lost = await t.post('/v1/runs/wr_599935478559500566/retry_webhook', {
      webhook_url: 'http://nowhere.example/x',
    });
    expect(lost.status).toBe(200);
    expect(bodyOf(lost)).toMatchObject({ status_code: null, error: expect.stringContaining('ConnectError') });
    const refused = await t.post('/v1/runs/wr_599935478559500566/retry_webhook', {
      webhook_url: 'http://nowhere.example/500',
    });
    expect(bodyOf(refused)).toMatchObject({
      status_code: 500,
      target_webhook_url: 'http://nowhere.example/500',
    });
  });

  it('is refused for a run without a webhook, and for one that is not over', async () => {
    const t = testWorld();
    expect(bodyOf(await t.post('/v1/runs/wr_599940834383718480/retry_webhook'))).toEqual({
      detail: 'No webhook URL configured for the run.',
    });
    expect(bodyOf(await t.post('/v1/runs/wr_599942115731939107/retry_webhook'))).toEqual({
      detail: 'Run wr_599942115731939107 has not reached a terminal state (status=paused).',
    });
  });
});
