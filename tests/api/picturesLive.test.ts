import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { reconnectMs } from '~/api/live/backoff';
import { readPictureMessage } from '~/api/live/pictureMessage';
import { controlTarget, pictureSource, type LiveRun } from '~/api/live/pictureSource';
import {
  type PictureEvent,
  type PictureState,
  pictureStep,
  SILENCE_MS,
  START,
} from '~/api/live/pictureState';

const frame = JSON.stringify({
  status: 'running',
  screenshot: '/9j/',
  format: 'jpeg',
  viewport_width: 1280,
  viewport_height: 800,
  url: 'http://shop.example/',
});
const status = (word: string) => JSON.stringify({ workflow_run_id: 'wr_1', status: word });

/** A stream told in words, one event after another; time stands still unless an event says `+seconds`. */
function play(...events: readonly string[]): PictureState {
  let atMs = 1_000_000;
  return events.reduce((state: PictureState, word) => {
    if (word.startsWith('+')) atMs += Number(word.slice(1)) * 1_000;
    return pictureStep(state, eventOf(word, atMs));
  }, START);
}

function eventOf(word: string, atMs: number): PictureEvent {
  if (word.startsWith('+')) return { type: 'tick', atMs };
  if (word === 'open') return { type: 'opened', atMs };
  if (word === 'frame') return { type: 'message', text: frame, atMs };
  if (word === 'again') return { type: 'again', atMs };
  if (word.startsWith('close'))
    return { type: 'closed', code: Number(word.slice(6) || 1006), reason: '', atMs };
  if (word.startsWith('says ')) return { type: 'message', text: word.slice(5), atMs };
  return {
    type: 'run',
    status: word,
    final: ['completed', 'failed', 'canceled', 'timed_out', 'terminated'].includes(word),
    atMs,
  };
}

const seen = ({ phase, reason, socket }: PictureState) =>
  `${phase}${reason ? ` ${reason}` : ''}${socket ? ' (socket)' : ''}`;

describe('from queued to live', () => {
  test.each([
    [[], 'waiting queued'],
    [['created'], 'waiting queued'],
    [['queued'], 'waiting queued'],
    [['running'], 'connecting opening (socket)'],
    [['queued', 'running'], 'connecting opening (socket)'],
    [['running', 'open'], 'connecting no-frame (socket)'],
    [['running', 'open', 'frame'], 'live (socket)'],
    [['paused', 'open', 'frame'], 'live (socket)'],
    [['running', 'open', 'frame', 'running', 'frame'], 'live (socket)'],
  ])('%j is %s', (events, expected) => expect(seen(play(...events))).toBe(expected));

  test('a run that is over is never asked for its picture', () =>
    expect(seen(play('completed'))).toBe('ended'));
});

describe('a browser that stands still', () => {
  test('is live for a minute, then its picture may be old, until the next one', () => {
    expect(seen(play('running', 'open', 'frame', '+59'))).toBe('live (socket)');
    expect(seen(play('running', 'open', 'frame', `+${SILENCE_MS / 1_000}`))).toBe('stalled silent (socket)');
    expect(seen(play('running', 'open', 'frame', '+90', 'frame'))).toBe('live (socket)');
  });
});

describe('the end', () => {
  test.each([
    [['running', 'open', 'frame', `says ${status('completed')}`], 'ended'],
    [['running', 'open', 'frame', `says ${status('canceled')}`, 'close 1006'], 'ended'],
    [['running', 'open', `says ${status('timed_out')}`], 'ended'],
    [['running', 'open', 'frame', 'canceled'], 'ended'],
    [['running', 'open', `says ${status('not_found')}`], 'unavailable not-found'],
    [['running', 'open', `says ${status('session_expired')}`], 'unavailable session-over'],
    [['running', 'open', 'close 4001'], 'unavailable use-vnc'],
    [['running', 'open', 'says Invalid credential provided', 'close 1006'], 'refused'],
    [['running', 'says No valid credential provided'], 'refused'],
  ])('%j is %s', (events, expected) => expect(seen(play(...events))).toBe(expected));

  test('takes the last picture away', () => {
    expect(play('running', 'open', 'frame').frame).not.toBeNull();
    expect(play('running', 'open', 'frame', 'completed').frame).toBeNull();
  });

  test('a run that goes on afterwards is looked at again', () => {
    expect(seen(play('running', 'open', 'failed', 'running'))).toBe('connecting opening (socket)');
    expect(seen(play('running', 'open', 'failed', 'queued'))).toBe('waiting queued');
  });

  test('a refused or unavailable stream stays so until the reader asks again', () => {
    expect(seen(play('running', 'says No valid credential', 'running', '+100'))).toBe('refused');
    expect(seen(play('running', 'says No valid credential', 'again'))).toBe('connecting opening (socket)');
    expect(seen(play('running', 'open', 'close 4001', '+100'))).toBe('unavailable use-vnc');
  });
});

describe('a lost socket', () => {
  test('is opened at once where the reader asks for it while it waits', () => {
    expect(seen(play('running', 'open', 'frame', 'close'))).toBe('stalled reconnecting');
    expect(seen(play('running', 'open', 'frame', 'close', 'again'))).toBe('stalled reconnecting (socket)');
    expect(seen(play('running', 'open', 'frame', 'again'))).toBe('live (socket)');
  });

  test('is opened again after a while; the last picture stays, marked', () => {
    const lost = play('running', 'open', 'frame', 'close');
    expect(seen(lost)).toBe('stalled reconnecting');
    expect(lost.frame).not.toBeNull();
    expect(seen(play('running', 'open', 'frame', 'close', '+0.9'))).toBe('stalled reconnecting');
    expect(seen(play('running', 'open', 'frame', 'close', '+1'))).toBe('stalled reconnecting (socket)');
    expect(seen(play('running', 'open', 'frame', 'close', '+1', 'open', 'frame'))).toBe('live (socket)');
  });

  test('before the first picture it is connecting', () =>
    expect(seen(play('running', 'open', 'close'))).toBe('connecting reconnecting'));

  test('the stream’s own time-out says nothing about the run', () => {
    expect(seen(play('running', 'open', `says ${status('timeout')}`))).toBe('waiting no-browser');
    expect(seen(play('running', 'open', 'frame', `says ${status('timeout')}`))).toBe('stalled reconnecting');
    expect(seen(play('running', 'open', `says ${status('timeout')}`, '+1'))).toBe(
      'connecting opening (socket)',
    );
  });

  test('one that never opens is not there; it is tried on quietly, and given up in the end', () => {
    const losses = (count: number) => Array.from({ length: count }, () => ['close', '+15']).flat();
    expect(seen(play('running', ...losses(3)))).toBe('connecting opening (socket)');
    expect(seen(play('running', ...losses(4)))).toBe('unavailable unreachable (socket)');
    expect(seen(play('running', ...losses(4), 'open'))).toBe('connecting no-frame (socket)');
    expect(seen(play('running', ...losses(20)))).toBe('unavailable unreachable');
    expect(play('running', ...losses(20)).retryAtMs).toBeNull();
    expect(seen(play('running', ...losses(20), 'again'))).toBe('connecting opening (socket)');
  });

  test('waits 1, 2, 4, 8, 15, 15 … seconds, and starts over after a picture', () => {
    expect([1, 2, 3, 4, 5, 6, 19].map(reconnectMs)).toEqual([
      1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000,
    ]);
    expect(play('running', 'open', 'close', '+1', 'open', 'frame').tries).toBe(0);
  });
});

test('whatever comes in whatever order: no throw, no socket after the end, no picture after the end', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'created',
      'queued',
      'running',
      'paused',
      'completed',
      'open',
      'frame',
      'close',
      'close 4001',
      'again',
      '+1',
      '+70',
    ),
    fc.json().map((text) => `says ${text}`),
    fc.string().map((text) => `says ${text}`),
    fc.constantFrom('completed', 'timeout', 'not_found', 'running').map((text) => `says ${status(text)}`),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      const state = play(...words);
      if (state.phase === 'ended' || state.phase === 'refused')
        expect([state.socket, state.retryAtMs, state.frame]).toEqual([false, null, null]);
      if (state.phase === 'live') expect(state.frame).not.toBeNull();
      if (state.socket) expect(state.retryAtMs).toBeNull();
    }),
  );
});

describe('messages', () => {
  test('a frame says what it is, or is a PNG of the usual window', () => {
    expect(readPictureMessage(frame)).toEqual({
      kind: 'frame',
      frame: {
        data: '/9j/',
        type: 'image/jpeg',
        viewportWidth: 1280,
        viewportHeight: 800,
        url: 'http://shop.example/',
      },
    });
    expect(readPictureMessage('{"status":"running","screenshot":"iVBO"}')).toEqual({
      kind: 'frame',
      frame: { data: 'iVBO', type: 'image/png', viewportWidth: 1280, viewportHeight: 720, url: null },
    });
    expect(
      readPictureMessage('{"screenshot":"x","viewport_width":0,"viewport_height":"tall"}'),
    ).toMatchObject({ frame: { viewportWidth: 1280, viewportHeight: 720 } });
  });

  test.each(['', 'null', '7', '[]', '{}', '{"screenshot":5}', 'oops', '{"status":'])(
    '%j is noise',
    (text) => {
      expect(readPictureMessage(text)).toEqual({ kind: 'noise' });
    },
  );

  test.each([
    'shop-product-lookup',
    'canceled-mid-run',
    'shipment-loop-partial',
    'shipment-loop-then-code-error',
  ])('the recorded stream of %s plays to its end', (slug) => {
    let state = pictureStep(START, { type: 'run', status: 'running', final: false, atMs: 0 });
    let pictures = 0;
    for (const line of readFileSync(`mocks/runs/${slug}/frames.jsonl`, 'utf8').split('\n').filter(Boolean)) {
      const { t_ms: atMs, message } = JSON.parse(line) as { t_ms: number; message: Record<string, unknown> };
      state = pictureStep(pictureStep(state, { type: 'tick', atMs }), { type: 'opened', atMs });
      const before = state.frames;
      if ('_closed' in message) state = pictureStep(state, { type: 'closed', code: 1006, reason: '', atMs });
      else state = pictureStep(state, { type: 'message', text: JSON.stringify(message), atMs });
      pictures += state.frames - before;
      if ('screenshot' in message)
        expect(state).toMatchObject({ phase: 'live', frame: { type: 'image/jpeg', viewportWidth: 1280 } });
    }
    expect(pictures).toBeGreaterThan(5);
    expect(['ended', 'live', 'stalled']).toContain(state.phase);
  });
});

describe('which socket shows a run', () => {
  const run: LiveRun = {
    workflowRunId: 'wr_1',
    taskId: null,
    browserSessionId: null,
    sessionTransport: null,
    serverMode: 'cdp',
  };
  test('its own, while it has no session', () => {
    expect(pictureSource(run)).toMatchObject({ kind: 'pictures', path: '/api/v1/stream/workflow_runs/wr_1' });
    expect(pictureSource({ ...run, serverMode: 'vnc' })).toMatchObject({
      kind: 'pictures',
      path: '/api/v1/stream/workflow_runs/wr_1',
    });
    expect(pictureSource({ ...run, workflowRunId: null, taskId: 'tsk_1' })).toMatchObject({
      path: '/api/v1/stream/tasks/tsk_1',
    });
    expect(pictureSource({ ...run, workflowRunId: null })).toBeNull();
  });

  test('that of its session: pictures, or a screen with pictures in its place', () => {
    const inside = { ...run, browserSessionId: 'pbs_1' };
    const pictures = { kind: 'pictures', path: '/v1/stream/browser_sessions/pbs_1' };
    expect(pictureSource({ ...inside, sessionTransport: 'cdp', serverMode: 'vnc' })).toMatchObject(pictures);
    expect(pictureSource({ ...inside, sessionTransport: null, serverMode: null })).toMatchObject(pictures);
    for (const vnc of [{ sessionTransport: 'vnc' }, { serverMode: 'vnc' }])
      expect(pictureSource({ ...inside, ...vnc })).toEqual({
        kind: 'vnc',
        path: '/v1/stream/vnc/browser_session/pbs_1',
        browserSessionId: 'pbs_1',
        instead: { ...pictures, query: { force_cdp: 'true' } },
      });
  });

  test('control goes to the session, else to the run; a standalone task takes none', () => {
    expect(controlTarget({ ...run, browserSessionId: 'pbs_1' })).toEqual({
      kind: 'session',
      browserSessionId: 'pbs_1',
    });
    expect(controlTarget(run)).toEqual({ kind: 'run', workflowRunId: 'wr_1' });
    expect(controlTarget({ ...run, workflowRunId: null, taskId: 'tsk_1' })).toBeNull();
  });
});
