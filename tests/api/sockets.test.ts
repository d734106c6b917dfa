import { ws } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { setConfig } from '~/api/config';
import { forgetConnection, setConnection } from '~/api/connection';
import { openControl } from '~/api/live/control';
import { keyMessage, mouseMessage } from '~/api/live/controlMessages';
import type { ControlState } from '~/api/live/controlState';
import type { PictureState } from '~/api/live/pictureState';
import { openPictureStream } from '~/api/live/pictureStream';

const NONE = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const frame = JSON.stringify({
  status: 'running',
  screenshot: '/9j/',
  format: 'jpeg',
  viewport_width: 1280,
  viewport_height: 800,
});

const link = ws.link(/\/v1\/stream\//);
type Connection = Parameters<Parameters<typeof link.addEventListener>[1]>[0];
type Client = Connection['client'];
let clients: Client[];
/** What the page sent on any socket. */
let said: unknown[];

const server = setupServer(
  link.addEventListener('connection', ({ client }) => {
    clients.push(client);
    client.addEventListener('message', ({ data }) =>
      said.push(typeof data === 'string' ? JSON.parse(data) : data),
    );
  }),
);
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  setConfig({});
  forgetConnection();
  clients = [];
  said = [];
});
afterEach(() => vi.useRealTimers());

const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 10 });

describe('a picture stream', () => {
  const open = () => {
    const states: PictureState[] = [];
    const stream = openPictureStream({
      path: '/api/v1/stream/workflow_runs/wr_1',
      onState: (state) => states.push(state),
    });
    return { stream, now: () => states.at(-1) };
  };

  test('opens when the run runs, shows what comes, and closes with the run', async () => {
    const { stream, now } = open();
    stream.setRun('queued', false);
    expect(now()).toBeUndefined();
    stream.setRun('running', false);
    await until(() => expect(now()?.reason).toBe('no-frame'));
    clients[0]?.send(frame);
    await until(() => expect(now()?.phase).toBe('live'));
    let closed = false;
    clients[0]?.addEventListener('close', () => (closed = true));
    stream.setRun('completed', true);
    expect(now()).toMatchObject({ phase: 'ended', frame: null });
    await until(() => expect(closed).toBe(true));
    expect(clients).toHaveLength(1);
  });

  test('comes back by itself when the socket is lost', async () => {
    const { stream, now } = open();
    stream.setRun('running', false);
    await until(() => expect(clients).toHaveLength(1));
    clients[0]?.send(frame);
    await until(() => expect(now()?.phase).toBe('live'));
    clients[0]?.close(1011);
    await until(() => expect(now()).toMatchObject({ phase: 'stalled', reason: 'reconnecting' }));
    await until(() => expect(clients).toHaveLength(2));
    clients[1]?.send(frame);
    await until(() => expect(now()).toMatchObject({ phase: 'live', frames: 2 }));
    stream.close();
  });

  test('carries a key only when the page has one, and says nothing after it was left', async () => {
    setConnection({ apiBase: 'http://api.example', apiKey: 'key-1' });
    const { stream, now } = open();
    stream.setRun('running', false);
    await until(() => expect(clients).toHaveLength(1));
    expect(clients[0]?.url.href).toBe('ws://api.example/api/v1/stream/workflow_runs/wr_1?apikey=key-1');
    const last = now();
    let closed = false;
    clients[0]?.addEventListener('close', () => (closed = true));
    stream.close();
    clients[0]?.send(frame);
    await until(() => expect(closed).toBe(true));
    expect(now()).toBe(last);
  });
});

describe('control', () => {
  const open = async () => {
    const states: ControlState[] = [];
    const control = openControl({
      target: { kind: 'run', workflowRunId: 'wr_1' },
      onState: (state) => states.push(state),
    });
    await until(() => expect(clients).toHaveLength(1));
    return { control, now: () => states.at(-1) };
  };
  const click = mouseMessage('mousePressed', { ...NONE, button: 0, detail: 1 }, { x: 5, y: 6 });
  const move = (x: number) => mouseMessage('mouseMoved', { ...NONE, button: 0, detail: 0 }, { x, y: 0 });

  test('is asked for, used and given back', async () => {
    const { control, now } = await open();
    expect(clients[0]?.url.pathname).toBe('/api/v1/stream/cdp_input/workflow_run/wr_1');
    expect(clients[0]?.url.searchParams.get('client_id')).toMatch(/^[0-9a-f-]{36}$/);
    control.send(click);
    control.take();
    clients[0]?.send('{"kind":"ready"}');
    await until(() => expect(now()?.phase).toBe('controlling'));
    control.send(click);
    const key = keyMessage(true, { ...NONE, key: 'a', code: 'KeyA' });
    if (key) control.send(key);
    control.release();
    control.send(click);
    await until(() => expect(said).toEqual([{ kind: 'take-control' }, click, key, { kind: 'cede-control' }]));
    control.close();
  });

  test('is asked for again on a new socket', async () => {
    const { control, now } = await open();
    control.take();
    clients[0]?.send('{"kind":"ready"}');
    await until(() => expect(said).toEqual([{ kind: 'take-control' }]));
    clients[0]?.close(1011);
    await until(() => expect(now()?.phase).toBe('reconnecting'));
    await until(() => expect(clients).toHaveLength(2));
    clients[1]?.send('{"kind":"ready"}');
    await until(() => expect(said).toEqual([{ kind: 'take-control' }, { kind: 'take-control' }]));
    control.close();
  });

  test('of many moves the newest is sent, and before what is pressed there', async () => {
    const { control, now } = await open();
    control.take();
    clients[0]?.send('{"kind":"ready"}');
    await until(() => expect(now()?.phase).toBe('controlling'));
    for (let x = 1; x <= 50; x++) control.send(move(x));
    control.send(click);
    await until(() => expect(said).toHaveLength(3));
    expect(said.slice(1)).toEqual([move(50), click]);
    control.close();
  });

  test('leaving gives it back', async () => {
    const { control, now } = await open();
    control.take();
    clients[0]?.send('{"kind":"ready"}');
    await until(() => expect(now()?.phase).toBe('controlling'));
    control.close();
    await until(() => expect(said.at(-1)).toEqual({ kind: 'cede-control' }));
  });

  test('of a shared screen goes by the channel beside it, under the client id of the screen', async () => {
    const states: ControlState[] = [];
    const control = openControl({
      target: { kind: 'screen', browserSessionId: 'pbs_1', clientId: 'client-1' },
      onState: (state) => states.push(state),
    });
    control.take();
    await until(() => expect(states.at(-1)?.phase).toBe('controlling'));
    expect(clients[0]?.url.pathname).toBe('/v1/stream/messages/browser_session/pbs_1');
    expect(clients[0]?.url.searchParams.get('client_id')).toBe('client-1');
    control.send(click);
    control.send({ kind: 'navigateEvent', url: 'https://a.example/' });
    control.send({ kind: 'goBackEvent' });
    control.send({ kind: 'goForwardEvent' });
    control.send({ kind: 'reloadEvent' });
    control.release();
    await until(() =>
      expect(said).toEqual([
        { kind: 'take-control' },
        { kind: 'navigate', url: 'https://a.example/' },
        { kind: 'go-back' },
        { kind: 'go-forward' },
        { kind: 'reload', hard: false },
        { kind: 'cede-control' },
      ]),
    );
    control.close();
  });
});
