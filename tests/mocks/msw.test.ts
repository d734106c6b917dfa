// @vitest-environment jsdom
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAULT_RUNS, LIVE_RUNS } from '../../mocks/demoRuns';
import { server, world } from '../../mocks/node';

const ORIGIN = 'http://skyvern.test';
const RUN = 'wr_599935478559500566';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

describe('the world behind MSW', () => {
  it('answers with status, headers and body', async () => {
    const answer = await fetch(`${ORIGIN}/v1/runs/${RUN}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await answer.json()).toMatchObject({ run_id: RUN });
    const picture = await fetch(`${ORIGIN}/v1/artifacts/a_599935542984010044/content`);
    expect(picture.headers.get('accept-ranges')).toBe('bytes');
    expect((await picture.arrayBuffer()).byteLength).toBe(Number(picture.headers.get('content-length')));
  });

  it('breaks connections and bodies', async () => {
    await expect(fetch(`${ORIGIN}/v1/runs/${FAULT_RUNS.offline}`)).rejects.toThrow();
    const cut = await fetch(`${ORIGIN}/v1/runs/${FAULT_RUNS.cutBody}`);
    await expect(cut.text()).rejects.toThrow();
    const leaving = new AbortController();
    const waiting = fetch(`${ORIGIN}/v1/runs/${FAULT_RUNS.hanging}`, { signal: leaving.signal });
    leaving.abort();
    await expect(waiting).rejects.toThrow();
  });

  it('hears what is sent', async () => {
    const before = world.sent.length;
    await fetch(`${ORIGIN}/v1/runs/${RUN}/cancel`, { method: 'POST' });
    expect(world.sent.slice(before)).toMatchObject([{ method: 'POST', url: `/v1/runs/${RUN}/cancel` }]);
  });

  it('opens sockets, which end as the server ends them', async () => {
    const id = LIVE_RUNS.productLookup.runId;
    await world.live.step(id, 4);
    const socket = new WebSocket(`ws://skyvern.test/api/v1/stream/workflow_runs/${id}`);
    const messages: string[] = [];
    const ended = new Promise<number>((done) =>
      socket.addEventListener('close', (event) => done(event.code)),
    );
    const first = new Promise((done) => socket.addEventListener('message', done, { once: true }));
    socket.addEventListener('message', (event) => messages.push(String(event.data)));
    await first;
    await world.live.finish(id);
    expect(await ended).toBe(1006);
    expect(JSON.parse(messages[0] ?? '')).toMatchObject({ workflow_run_id: id, format: 'jpeg' });
    expect(JSON.parse(messages.at(-1) ?? '')).toEqual({ workflow_run_id: id, status: 'completed' });
  });
});
