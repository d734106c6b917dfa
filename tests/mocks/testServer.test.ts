import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { LIVE_RUNS } from '../../mocks/demoRuns';
import { startTestServer, type TestServer, type TestServerOptions } from '../server/testServer';

const RUN = 'wr_599935478559500566';
const FILM = 'a_599935534394075438';
let server: TestServer | null = null;

async function start(options?: TestServerOptions): Promise<TestServer> {
  server = await startTestServer(options);
  return server;
}
const get = (s: TestServer, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(s.url + path, { headers: { 'x-api-key': s.key, ...headers } });

/** Messages of a socket until it ends, and how it ended. */
function listen(
  s: TestServer,
  path: string,
): { socket: WebSocket; messages: string[]; ended: Promise<number>; next(): Promise<string> } {
  const socket = new WebSocket(s.url.replace('http', 'ws') + path);
  const messages: string[] = [];
  const waiting: ((message: string) => void)[] = [];
  let read = 0;
  socket.on('error', () => {});
  socket.on('message', (data) => {
    messages.push(data.toString());
    waiting.shift()?.(messages[read++] ?? '');
  });
  return {
    socket,
    messages,
    ended: new Promise((done) => socket.on('close', done)),
    next: () => {
      const known = messages[read];
      if (known !== undefined) {
        read++;
        return Promise.resolve(known);
      }
      return new Promise((done) => waiting.push(done));
    },
  };
}

afterEach(async () => {
  await server?.stop();
  server = null;
});

describe('over HTTP', () => {
  it('asks for its key and counts every request', async () => {
    const s = await start();
    const none = await fetch(`${s.url}/v1/runs/${RUN}`);
    expect([none.status, await none.json()]).toEqual([403, { detail: 'Invalid credentials' }]);
    const wrong = await get(s, `/v1/runs/${RUN}`, { 'x-api-key': 'x.y.z' });
    expect([wrong.status, await wrong.json()]).toEqual([403, { detail: 'Could not validate credentials' }]);
    expect((await get(s, `/v1/runs/${RUN}`)).status).toBe(200);
    expect((await fetch(`${s.url}/v1/config/runtime`)).status).toBe(200);
    expect(s.log.filter((line) => line === `GET /v1/runs/${RUN}`)).toHaveLength(3);
  });

  it('serves parts of a film, and says where there is no such part', async () => {
    const s = await start();
    const path = `/v1/artifacts/${FILM}/content`;
    const whole = new Uint8Array(await (await get(s, path)).arrayBuffer());
    const part = await get(s, path, { range: 'bytes=100-199' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${whole.length}`]);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(whole.slice(100, 200));
    const last = await get(s, path, { range: 'bytes=-10' });
    expect(new Uint8Array(await last.arrayBuffer())).toEqual(whole.slice(-10));
    const beyond = await get(s, path, { range: `bytes=${whole.length}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`]);
    const several = await get(s, path, { range: 'bytes=0-1,5-6' });
    expect(several.status).toBe(200);
  });

  it('can be a server that serves no parts', async () => {
    const s = await start({ range: false });
    const answer = await get(s, `/v1/artifacts/${FILM}/content`, { range: 'bytes=0-9' });
    expect([answer.status, answer.headers.get('accept-ranges'), answer.headers.get('content-type')]).toEqual([
      200,
      null,
      'video/mp4',
    ]);
  });

  it('signs addresses, which need no key and expire', async () => {
    let time = Date.UTC(2026, 11, 1);
    const s = await start({ signedUrlSeconds: 60, now: () => time });
    const run = (await (await get(s, `/v1/runs/${RUN}`)).json()) as { recording_url: string };
    expect(run.recording_url).toMatch(
      new RegExp(`^${s.url}/v1/artifacts/${FILM}/content\\?expiry=\\d+&kid=\\w+&sig=.{43}$`),
    );
    expect((await fetch(run.recording_url)).status).toBe(200);
    expect((await fetch(run.recording_url.replace('sig=', 'sig=x'))).status).toBe(403);
    time += 61_000;
    const late = await fetch(run.recording_url);
    expect([late.status, await late.json()]).toEqual([403, { detail: 'Invalid or expired artifact URL' }]);
    const fresh = (await (await get(s, `/v1/artifacts/${FILM}/signed-url`)).json()) as {
      signed_url: string;
      expires_at: number;
    };
    expect(fresh.expires_at).toBe(time / 1000 + 300);
    expect((await fetch(fresh.signed_url)).status).toBe(200);
  });

  it('goes away and comes back, breaks bodies off and lets them drip', async () => {
    const s = await start();
    await s.down();
    await expect(get(s, '/v1/version')).rejects.toThrow();
    await s.up();
    expect((await get(s, '/v1/version')).status).toBe(200);
    s.override((_method, url) => (url.includes('/timeline') ? { fault: 'cut' } : null));
    await expect(get(s, `/v1/runs/${RUN}/timeline`).then((answer) => answer.text())).rejects.toThrow();
    s.override(null);
    s.drip({ bytes: 4000, everyMs: 1 });
    expect(await (await get(s, `/v1/runs/${RUN}/timeline`)).json()).toHaveLength(2);
  });
});

describe('over sockets', () => {
  const id = LIVE_RUNS.productLookup.runId;

  it('streams the pictures that belong to where the run is, and how it ended', async () => {
    const s = await start();
    await s.world.live.step(id, 1);
    const stream = listen(s, `/api/v1/stream/workflow_runs/${id}?apikey=${s.key}`);
    await new Promise((done) => stream.socket.on('open', () => done(null)));
    await s.world.live.step(id, 3);
    const first = JSON.parse(await stream.next()) as {
      workflow_run_id: string;
      status: string;
      format: string;
      screenshot: string;
    };
    expect(first).toMatchObject({ workflow_run_id: id, status: 'running', format: 'jpeg' });
    expect(Buffer.from(first.screenshot, 'base64').subarray(0, 2).toString('hex')).toBe('ffd8');
    const seen = stream.messages.length;
    await s.world.live.step(id, 4);
    await stream.next();
    expect(stream.messages.length).toBeGreaterThan(seen);
    await s.world.live.finish(id);
    // Ends without a close frame, as the real one does.
    expect(await stream.ended).toBe(1006);
    expect(JSON.parse(stream.messages.at(-1) ?? '')).toEqual({ workflow_run_id: id, status: 'completed' });
  });

  it('says at once that a run is over or unknown, and refuses a wrong key in plain text', async () => {
    const s = await start();
    const over = listen(s, `/api/v1/stream/workflow_runs/${RUN}?apikey=${s.key}`);
    await over.ended;
    expect(over.messages).toEqual([JSON.stringify({ workflow_run_id: RUN, status: 'completed' })]);
    const unknown = listen(s, `/api/v1/stream/workflow_runs/wr_1?apikey=${s.key}`);
    await unknown.ended;
    expect(JSON.parse(unknown.messages[0] ?? '')).toMatchObject({ status: 'not_found' });
    const wrong = listen(s, `/api/v1/stream/workflow_runs/${RUN}?apikey=nonsense`);
    await wrong.ended;
    expect(wrong.messages).toEqual(['Invalid credential provided']);
  });

  it('shows the session of a paused run, and follows it when it is approved', async () => {
    const s = await start();
    const session = 'pbs_599942115731939124';
    expect(await (await get(s, `/v1/browser_sessions/${session}`)).json()).toMatchObject({
      status: 'running',
      runnable_id: 'wr_599942115731939107',
    });
    const stream = listen(s, `/v1/stream/browser_sessions/${session}?apikey=${s.key}`);
    expect(JSON.parse(await stream.next())).toMatchObject({ browser_session_id: session, status: 'running' });
    await fetch(`${s.url}/v1/runs/wr_599942115731939107/cancel`, {
      method: 'POST',
      headers: { 'x-api-key': s.key },
    });
    expect(await stream.ended).toBe(1006);
    expect(JSON.parse(stream.messages.at(-1) ?? '')).toEqual({
      browser_session_id: session,
      status: 'canceled',
    });
  });

  it('notes what is done with the browser, and drops what comes before control is taken', async () => {
    const s = await start();
    await s.world.live.step(id, 3);
    const stream = listen(s, `/api/v1/stream/cdp_input/workflow_run/${id}?client_id=c1&apikey=${s.key}`);
    expect(JSON.parse(await stream.next())).toEqual({ kind: 'ready' });
    const click = {
      kind: 'mouseEvent',
      eventType: 'mousePressed',
      x: 10,
      y: 20,
      button: 'left',
      clickCount: 1,
      modifiers: 0,
    };
    stream.socket.send(JSON.stringify(click));
    stream.socket.send(JSON.stringify({ kind: 'take-control' }));
    stream.socket.send(JSON.stringify(click));
    stream.socket.send(JSON.stringify({ kind: 'navigateEvent', url: 'javascript:alert(1)' }));
    expect(JSON.parse(await stream.next())).toEqual({ kind: 'navigate-error', reason: 'blocked' });
    expect(s.control.map(({ message, accepted }) => [message['kind'], accepted])).toEqual([
      ['mouseEvent', false],
      ['take-control', true],
      ['mouseEvent', true],
      ['navigateEvent', true],
    ]);
    await s.world.live.finish(id);
    expect(await stream.ended).toBe(4409);
  });

  it.each([
    ['no client id', `/api/v1/stream/cdp_input/workflow_run/${id}?apikey=KEY`, 1002],
    ['a run that is not there', '/api/v1/stream/cdp_input/workflow_run/wr_1?client_id=c&apikey=KEY', 4404],
    ['a run that is over', `/api/v1/stream/cdp_input/workflow_run/${RUN}?client_id=c&apikey=KEY`, 4409],
    [
      'screen sharing on a server without',
      `/api/v1/stream/vnc/workflow_run/${id}?client_id=c&apikey=KEY`,
      1013,
    ],
  ])('closes for %s', async (_what, path, code) => {
    const s = await start();
    expect(await listen(s, path.replace('KEY', s.key)).ended).toBe(code);
  });

  it('shares a screen by RFB where it is a server of that kind', async () => {
    const s = await start({ streaming: 'vnc' });
    const live = LIVE_RUNS.approval.runId;
    await s.world.live.step(live, 5);
    const { browser_session_id: session } = (await (await get(s, `/v1/runs/${live}`)).json()) as {
      browser_session_id: string;
    };
    const refused = listen(s, `/v1/stream/browser_sessions/${session}?apikey=${s.key}`);
    expect(await refused.ended).toBe(4001);
    const socket = new WebSocket(
      `${s.url.replace('http', 'ws')}/v1/stream/vnc/browser_session/${session}?client_id=c&apikey=${s.key}`,
    );
    const heard: Buffer[] = [];
    let onMessage = (): void => {};
    socket.on('message', (data) => {
      heard.push(data);
      onMessage();
    });
    const message = async (n: number): Promise<Buffer> => {
      while (heard.length <= n) await new Promise<void>((done) => (onMessage = done));
      return heard[n] ?? Buffer.alloc(0);
    };
    expect((await message(0)).toString()).toBe('RFB 003.008\n');
    socket.send(Buffer.from('RFB 003.008\n'));
    expect([...(await message(1))]).toEqual([1, 1]);
    socket.send(new Uint8Array([1]));
    expect([...(await message(2))]).toEqual([0, 0, 0, 0]);
    socket.send(new Uint8Array([1]));
    expect((await message(3)).readUInt16BE(0)).toBe(640);
    socket.send(new Uint8Array([5, 1, 0, 7, 0, 9, 3, 0, 0, 0, 0, 0, 2, 128, 1, 144]));
    expect((await message(4)).length).toBe(16 + 640 * 400 * 4);
    expect(s.control).toEqual([
      { id: session, message: { kind: 'rfb-pointer', buttons: 1, x: 7, y: 9 }, accepted: true },
    ]);
    socket.close();
  });
});
