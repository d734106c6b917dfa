import { describe, expect, it } from 'vitest';
import { bodyOf, testWorld } from './ask';

interface Row {
  run_id: string;
  task_run_id: string;
  status: string;
  title: string | null;
  task_run_type: string;
  workflow_permanent_id: string | null;
}

describe('the list of runs', () => {
  it('pages without a total, newest first, ten at a time unless told', async () => {
    const t = testWorld();
    const first = await t.json<Row[]>('/v1/runs');
    const second = await t.json<Row[]>('/v1/runs?page=2');
    expect([first.length, second.length]).toEqual([10, 10]);
    const both = await t.json<Row[]>('/v1/runs?page_size=20');
    expect(both.map((row) => row.run_id)).toEqual([...first, ...second].map((row) => row.run_id));
    expect(await t.json('/v1/runs?page=90')).toEqual([]);
  });

  it('holds no child runs and no second ids', async () => {
    const t = testWorld();
    const ids = (await t.json<Row[]>('/v1/runs?page_size=100')).map((row) => row.run_id);
    expect(ids).toContain('tsk_v2_599943291105012964');
    expect(ids).not.toContain('wr_599943291105012970');
    expect(ids).not.toContain('wr_599941671902342964');
  });

  it('filters by statuses, kinds and agents', async () => {
    const t = testWorld();
    const byStatus = await t.json<Row[]>('/v1/runs?status=paused&status=timed_out&page_size=100');
    expect(new Set(byStatus.map((row) => row.status))).toEqual(new Set(['paused', 'timed_out']));
    const tasks = await t.json<Row[]>('/v1/runs?run_type=task_v1');
    expect(tasks.map((row) => row.run_id)).toEqual(['tsk_599941259585481806', 'tsk_599941070606920342']);
    const ofAgent = await t.json<Row[]>('/v1/runs?workflow_permanent_id=wpid_599938068424780180');
    expect(ofAgent.map((row) => row.run_id)).toEqual(['wr_599939112101834388', 'wr_599938077014714782']);
  });

  it('searches ids, titles and values of parameters from three characters on', async () => {
    const t = testWorld();
    const find = async (key: string): Promise<string[]> =>
      (await t.json<Row[]>(`/v1/runs?search_key=${encodeURIComponent(key)}&page_size=100`)).map(
        (row) => row.run_id,
      );
    expect(await find('wr_599936724100017136')).toEqual(['wr_599936724100017136']);
    expect(await find('MERIDIAN app')).toEqual(['wr_599939730577123688']);
    expect(await find('INV-2026-1042')).toContain('wr_599940834383718480');
    const short = await t.get('/v1/runs?search_key=ab');
    expect([short.status, bodyOf<{ detail: { type: string }[] }>(short).detail[0]?.type]).toEqual([
      422,
      'string_too_short',
    ]);
  });

  it('ends searches at the thousandth match', async () => {
    const t = testWorld();
    expect((await t.get('/v1/runs?search_key=demo&page=11&page_size=100')).status).toBe(400);
  });
});

describe("an agent's runs", () => {
  it('leave out parameters and outputs, and can be asked before a time', async () => {
    const t = testWorld();
    const rows = await t.json<Record<string, unknown>[]>('/v1/agents/wpid_599938068424780180/runs');
    expect(rows.map((row) => row['workflow_run_id'])).toEqual([
      'wr_599939112101834388',
      'wr_599938077014714782',
    ]);
    expect(rows[0]).not.toHaveProperty('parameters');
    const earlier = await t.json<unknown[]>(
      '/v1/workflows/wpid_599938068424780180/runs?created_at_end=2026-11-22T17:10:00',
    );
    expect(earlier).toHaveLength(1);
  });
});
