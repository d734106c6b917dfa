import { describe, expect, it } from 'vitest';
import { chaos, ROUGH } from '../../mocks/faults/chaos';
import type { WorldAnswer } from '../../mocks/scene/request';
import { startTestServer } from '../server/testServer';
import { testWorld } from './ask';

const RUN = '/v1/runs/wr_599935478559500566';
const PATHS = [
  RUN,
  `${RUN}/timeline`,
  '/v1/runs',
  '/v1/workflows/runs/wr_599935478559500566',
  `${RUN}/artifacts`,
];

function told({ status, fault, delayMs, body }: WorldAnswer): string {
  return `${status} ${fault ?? '-'} ${delayMs ?? 0} ${String(body).length}`;
}

async function walk(seed: number, paths: readonly string[]): Promise<Map<string, string[]>> {
  const t = testWorld({ chaos: chaos({ seed, ...ROUGH, clockSkewMs: 90_000 }) });
  const seen = new Map<string, string[]>();
  for (let round = 0; round < 40; round++) {
    for (const path of paths) seen.set(path, [...(seen.get(path) ?? []), told(await t.get(path))]);
  }
  return seen;
}

describe('chaos', () => {
  it('is the same for the same seed, in whatever order requests come', async () => {
    const first = await walk(7, PATHS);
    const other = await walk(7, PATHS.toReversed());
    for (const path of PATHS) expect(other.get(path), path).toEqual(first.get(path));
    expect(await walk(8, PATHS)).not.toEqual(first);
  });

  it('brings every kind of trouble, and lets most answers through', async () => {
    const all = [...(await walk(7, PATHS)).values()].flat();
    const some = (pattern: RegExp): number => all.filter((one) => pattern.test(one)).length;
    expect(some(/^500/)).toBeGreaterThan(0);
    expect(some(/^502/)).toBeGreaterThan(0);
    expect(some(/^503/)).toBeGreaterThan(0);
    expect(some(/^429/)).toBeGreaterThan(0);
    expect(some(/ network /)).toBeGreaterThan(0);
    expect(some(/ cut /)).toBeGreaterThan(0);
    expect(some(/^200 - /)).toBeGreaterThan(all.length / 2);
  });

  it('moves the clock of the server, cuts texts short and doubles items', async () => {
    const skewed = testWorld({ chaos: chaos({ seed: 1, clockSkewMs: -3_600_000 }) });
    expect(await skewed.json(RUN)).toMatchObject({ started_at: '2026-11-22T15:56:03.672217' });
    const short = testWorld({ chaos: chaos({ seed: 1, truncated: 1 }) });
    const half = await short.get(`${RUN}/timeline`);
    expect(() => JSON.parse(String(half.body)) as unknown).toThrow(SyntaxError);
    const double = testWorld({ chaos: chaos({ seed: 3, duplicated: 1 }) });
    const large = '/v1/runs/wr_9000000000000000500/timeline';
    const items = await double.json<{ created_at: string }[]>(large);
    const plain = await testWorld().json<unknown[]>(large);
    expect(items.length).toBeGreaterThan(plain.length);
  });

  it('never loses the answer to a change on its way back', async () => {
    const t = testWorld({ chaos: chaos({ seed: 5, lost: 1, cut: 1, html: 1, truncated: 1 }) });
    expect(await t.post('/v1/runs/wr_599935478559500566/cancel')).toMatchObject({
      status: 200,
      body: 'null',
    });
  });

  it('ends when it is calmed, over HTTP as well', async () => {
    const storm = chaos({ seed: 2, lost: 1 });
    const server = await startTestServer({ chaos: storm });
    const ask = (): Promise<Response> => fetch(server.url + RUN, { headers: { 'x-api-key': server.key } });
    await expect(ask()).rejects.toThrow();
    storm.calm();
    expect((await ask()).status).toBe(200);
    await server.stop();
  });
});
