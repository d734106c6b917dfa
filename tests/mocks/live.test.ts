import { describe, expect, it } from 'vitest';
import { LIVE_RUNS } from '../../mocks/demoRuns';
import { bodyOf, testWorld, type TestWorld } from './ask';

interface Run {
  run_id: string;
  status: string;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  recording_url: string | null;
  failure_reason: string | null;
  run_request: { parameters?: unknown; webhook_url?: string | null; title?: string | null; prompt?: string };
}
interface Item {
  block: {
    created_at: string;
    workflow_run_block_id: string;
    status: string;
    label: string;
    failure_reason: string | null;
    actions: unknown[];
    output: unknown;
  };
  children: Item[];
}

const run = (t: TestWorld, id: string): Promise<Run> => t.json<Run>(`/v1/runs/${id}`);
const timeline = (t: TestWorld, id: string): Promise<Item[]> => t.json<Item[]>(`/v1/runs/${id}/timeline`);
const ageOf = (time: string, now: string): number =>
  Date.parse(`${now}Z`) - Date.parse(`${time.slice(0, 23)}Z`);

describe('a live run', () => {
  const id = LIVE_RUNS.productLookup.runId;

  it('grows by the clock, from when it is first asked, and tells times of now', async () => {
    const t = testWorld();
    t.pass(60_000);
    expect((await run(t, id)).status).toBe('queued');
    expect(await timeline(t, id)).toEqual([]);
    t.pass(16_000);
    const running = await run(t, id);
    expect(running).toMatchObject({ status: 'running', finished_at: null });
    expect(ageOf(running.created_at, '2026-12-01T12:01:16.000')).toBe(16_000);
    expect((await timeline(t, id)).map((item) => item.block.status)).toEqual(['running']);
    t.pass(260_000);
    const over = await run(t, id);
    expect(over.status).toBe('completed');
    expect(over.recording_url).toMatch(/_recording\.(mp4|webm)$/);
    expect(await timeline(t, id)).toHaveLength(2);
  });

  it('is one thing under all its ids: none of them is that of the recorded run', async () => {
    const t = testWorld();
    await t.world.live.finish(id);
    const recorded = await t.get('/v1/runs/wr_599935478559500566/timeline');
    const live = await t.get(`/v1/runs/${id}/timeline`);
    const ids = (text: unknown): Set<string> =>
      new Set(String(text).match(/\b(?:wr|wrb|tsk|act|stp|a)_\d+/g));
    expect(ids(live.body).size).toBe(ids(recorded.body).size);
    expect([...ids(live.body)].filter((one) => ids(recorded.body).has(one))).toEqual([]);
  });

  it('has ids that say when each thing was made, as it is told', async () => {
    const t = testWorld();
    await run(t, id);
    t.pass(200_000);
    for (const { block } of await timeline(t, id)) {
      const made = (Number(BigInt(block.workflow_run_block_id.slice(4)) >> 32n) + 1_655_683_200) * 1000;
      expect(Math.abs(made - Date.parse(`${block.created_at.slice(0, 23)}Z`))).toBeLessThan(2000);
    }
  });

  it('moves by step, the same way each time', async () => {
    const walk = async (): Promise<string[]> => {
      const t = testWorld();
      const seen: string[] = [];
      for (let i = 0; i < 26; i++) {
        await t.world.live.step(id);
        const items = await timeline(t, id);
        seen.push(
          `${(await run(t, id)).status} ${items.length} ${items.reduce((n, item) => n + item.block.actions.length, 0)}`,
        );
      }
      return seen;
    };
    const first = await walk();
    expect(first[0]).toBe('queued 0 0');
    expect(first.at(-1)).toBe('completed 2 6');
    expect(await walk()).toEqual(first);
  });

  it('has pictures only of what has happened, and no film before the end', async () => {
    const t = testWorld();
    await t.world.live.step(id, 2);
    const early = await t.json<{ artifact_id: string; artifact_type: string }[]>(`/v1/runs/${id}/artifacts`);
    await t.world.live.step(id, 20);
    const later = await t.json<{ artifact_id: string; artifact_type: string }[]>(`/v1/runs/${id}/artifacts`);
    expect(later.length).toBeGreaterThan(early.length);
    const film = later.find((row) => row.artifact_type === 'recording');
    expect((await t.get(`/v1/artifacts/${film?.artifact_id}/content`)).status).toBe(404);
    await t.world.live.finish(id);
    expect((await t.get(`/v1/artifacts/${film?.artifact_id}/content`)).status).toBe(200);
  });

  it('stands in the list as it stands', async () => {
    const t = testWorld();
    const row = async (): Promise<unknown> =>
      (await t.json<{ run_id: string; status: string }[]>(`/v1/runs?search_key=${id}`))[0]?.status;
    expect(await row()).toBe('queued');
    await t.world.live.finish(id);
    expect(await row()).toBe('completed');
  });

  it('goes on where it was after a reload', async () => {
    let kept: string | null = null;
    const memory = { read: () => kept, write: (text: string) => void (kept = text) };
    const before = testWorld({ memory });
    await run(before, id);
    const { run_id } = bodyOf<Run>(await before.post('/v1/agents/runs/wr_599935478559500566/retry'));
    const after = testWorld({ memory });
    after.pass(30_000);
    expect((await run(after, id)).status).toBe('running');
    expect((await run(after, run_id)).status).toBe('running');
  });
});

describe('cancel', () => {
  const id = LIVE_RUNS.productLookup.runId;

  it('ends the run at once and its block twelve seconds later', async () => {
    const t = testWorld();
    await run(t, id);
    t.pass(30_000);
    const answer = await t.post(`/v1/runs/${id}/cancel`);
    expect([answer.status, answer.body]).toEqual([200, 'null']);
    expect(await run(t, id)).toMatchObject({ status: 'canceled', failure_reason: null });
    expect((await timeline(t, id))[0]?.block.status).toBe('running');
    t.pass(12_000);
    const [item] = await timeline(t, id);
    expect(item?.block.status).toBe('canceled');
    expect(item?.block.failure_reason).toMatch(/^Task tsk_\d+ was canceled$/);
    t.pass(600_000);
    expect((await run(t, id)).status).toBe('canceled');
  });

  it('does the same by step', async () => {
    const t = testWorld();
    await t.world.live.step(id, 4);
    await t.post(`/v1/runs/${id}/cancel`);
    await t.world.live.step(id);
    expect((await timeline(t, id))[0]?.block.status).toBe('running');
    await t.world.live.step(id);
    expect((await timeline(t, id))[0]?.block.status).toBe('canceled');
  });

  it('leaves a finished run alone, overwrites a planner task, refuses a finished task', async () => {
    const t = testWorld();
    expect((await t.post('/v1/runs/wr_599935478559500566/cancel')).body).toBe('null');
    expect((await run(t, 'wr_599935478559500566')).status).toBe('completed');
    await t.post('/v1/runs/tsk_v2_599943291105012964/cancel');
    expect((await run(t, 'tsk_v2_599943291105012964')).status).toBe('canceled');
    const task = await t.post('/v1/runs/tsk_599941070606920342/cancel');
    expect([task.status, bodyOf(task)['detail']]).toEqual([
      400,
      'Invalid task status transition from completed to canceled for tsk_599941070606920342',
    ]);
  });

  it.each([
    ['the run that a planner task drives', 'wr_599943291105012970'],
    ['a task inside a block', 'tsk_599935478559500584'],
    ['a child run', 'wr_599941671902342964'],
  ])('does not find %s', async (_what, runId) => {
    const t = testWorld();
    expect((await t.post(`/v1/runs/${runId}/cancel`)).status).toBe(404);
  });
});

describe('a paused run', () => {
  const id = 'wr_599942115731939107';

  it('waits as it was recorded, goes on when approved and ends as the run that it became', async () => {
    const t = testWorld();
    t.pass(3_600_000);
    expect((await run(t, id)).status).toBe('paused');
    expect((await t.post(`/v1/workflows/runs/${id}/continue`)).body).toBe('null');
    expect(await run(t, id)).toMatchObject({ run_id: id, status: 'running' });
    expect((await t.post(`/v1/workflows/runs/${id}/continue`)).status).toBe(404);
    t.pass(20_000);
    expect(await run(t, id)).toMatchObject({
      run_id: id,
      status: 'completed',
      created_at: '2026-11-22T17:21:48.144041',
    });
    expect((await timeline(t, id)).map((item) => item.block.label)[0]).toBe('open_list');
  });

  it('ends rejected when it is canceled', async () => {
    const t = testWorld();
    await t.post(`/v1/runs/${id}/cancel`);
    expect((await run(t, id)).status).toBe('canceled');
    t.pass(13_000);
    expect((await timeline(t, id))[0]?.block).toMatchObject({
      label: 'approve_report',
      status: 'canceled',
      output: { reason: 'status_changed:canceled' },
    });
  });

  it('of the present waits for as long as nobody answers', async () => {
    const t = testWorld();
    const live = LIVE_RUNS.approval.runId;
    await run(t, live);
    expect((await t.post(`/v1/workflows/runs/${live}/continue`)).status).toBe(404);
    t.pass(3_600_000);
    expect((await run(t, live)).status).toBe('paused');
    expect((await t.post(`/v1/workflows/runs/${live}/continue`)).status).toBe(200);
    t.pass(20_000);
    expect((await run(t, live)).status).toBe('completed');
  });

  it('that waits for a code goes on with it', async () => {
    const t = testWorld();
    const live = LIVE_RUNS.waitingForCode.runId;
    await run(t, live);
    t.pass(600_000);
    const waiting = await t.json(`/v1/runs/${live}`);
    expect(waiting).toMatchObject({ status: 'running', waiting_for_verification_code: true });
    const actions = (await timeline(t, live))[0]?.block.actions.length;
    const sent = await t.post('/v1/credentials/totp', {
      totp_identifier: waiting['verification_code_identifier'],
      content: '123456',
      workflow_run_id: live,
    });
    expect(bodyOf(sent)).toMatchObject({ code: '123456', otp_type: 'totp' });
    t.pass(15_000);
    expect(await t.json(`/v1/runs/${live}`)).toMatchObject({ waiting_for_verification_code: false });
    expect((await timeline(t, live))[0]?.block.actions.length).toBeGreaterThan(actions ?? 0);
  });
});
