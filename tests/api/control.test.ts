import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  keyMessage,
  mouseMessage,
  navigateMessage,
  pagePoint,
  typingMessages,
  wheelMessage,
} from '~/api/live/controlMessages';
import { CONTROL_START, type ControlEvent, controlStep, type ControlState } from '~/api/live/controlState';

const NONE = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

const ready: ControlEvent = { type: 'message', text: '{"kind":"ready"}' };
const closed = (code: number): ControlEvent => ({ type: 'closed', code, atMs: 0 });
const tick = (seconds: number): ControlEvent => ({ type: 'tick', atMs: seconds * 1_000 });
const play = (...events: ControlEvent[]): ControlState => events.reduce(controlStep, CONTROL_START);

describe('control', () => {
  test('is taken once the server is ready, whichever came first', () => {
    expect(play().phase).toBe('connecting');
    expect(play({ type: 'take' }).phase).toBe('connecting');
    expect(play({ type: 'take' }, ready).phase).toBe('controlling');
    expect(play(ready).phase).toBe('ready');
    expect(play(ready, { type: 'take' }).phase).toBe('controlling');
    expect(play(ready, { type: 'take' }, { type: 'release' })).toMatchObject({
      phase: 'ready',
      wanted: false,
    });
  });

  test('comes back after a lost socket when it was taken, and only then', () => {
    expect(play(ready, { type: 'take' }, closed(1006))).toMatchObject({
      phase: 'reconnecting',
      socket: false,
      retryAtMs: 1_000,
    });
    expect(play(ready, { type: 'take' }, closed(1006), tick(1))).toMatchObject({
      phase: 'reconnecting',
      socket: true,
    });
    expect(play(ready, { type: 'take' }, closed(1006), tick(1), ready).phase).toBe('controlling');
    expect(play(ready, closed(1006), tick(1), ready).phase).toBe('ready');
  });

  test.each([
    [1002, 'refused'],
    [4404, 'gone'],
    [4409, 'run-over'],
  ])('%i ends it: %s', (code, reason) => {
    expect(play(ready, { type: 'take' }, closed(code), tick(100))).toMatchObject({
      phase: 'closed',
      reason,
      wanted: false,
      socket: false,
    });
  });

  test('waits longer for a browser that has not come', () => {
    expect(play(closed(4408)).retryAtMs).toBe(15_000);
    expect(play(closed(4410)).retryAtMs).toBe(1_000);
    expect(play(closed(4411)).phase).toBe('reconnecting');
  });

  test('is given up after twenty losses', () => {
    const lost = Array.from({ length: 20 }, () => [closed(1006), tick(100)]).flat();
    expect(play({ type: 'opened' }, ...lost)).toMatchObject({ phase: 'closed', reason: 'lost', code: 1006 });
    expect(play(...Array.from({ length: 20 }, () => [closed(4408), tick(100)]).flat())).toMatchObject({
      reason: 'no-browser',
    });
  });

  test('is given up soon where the socket never opened: the server has none', () => {
    const never = Array.from({ length: 3 }, () => [closed(1006), tick(100)]).flat();
    expect(play(...never).phase).toBe('reconnecting');
    expect(play(...never, closed(1006))).toMatchObject({ phase: 'closed', reason: 'unsupported' });
  });

  test('says why a navigation did not happen; other words are passed over', () => {
    expect(
      play(ready, { type: 'message', text: '{"kind":"navigate-error","reason":"blocked"}' }).navigateError,
    ).toBe('blocked');
    expect(play(ready, { type: 'message', text: '{"type":"ready"}' }).phase).toBe('ready');
    for (const text of ['', 'oops', 'null', '[]', '{"kind":7}'])
      expect(play({ type: 'message', text })).toBe(CONTROL_START);
  });
});

describe('what the reader does, as the server takes it', () => {
  test('mouse', () => {
    expect(
      mouseMessage('mousePressed', { ...NONE, shiftKey: true, button: 2, detail: 7 }, { x: 3, y: 4 }),
    ).toEqual({
      kind: 'mouseEvent',
      eventType: 'mousePressed',
      x: 3,
      y: 4,
      button: 'right',
      clickCount: 3,
      modifiers: 8,
    });
    expect(mouseMessage('mouseMoved', { ...NONE, button: 0, detail: 0 }, { x: 0, y: 0 })).toMatchObject({
      button: 'none',
      clickCount: 0,
    });
    expect(
      mouseMessage('mouseMoved', { ...NONE, button: -1, detail: 0, buttons: 1 }, { x: 0, y: 0 }),
    ).toMatchObject({ button: 'left', clickCount: 0 });
    expect(mouseMessage('mouseReleased', { ...NONE, button: 4, detail: 0 }, { x: 0, y: 0 })).toMatchObject({
      button: 'none',
      clickCount: 1,
    });
  });

  test('wheel, within its bounds', () => {
    expect(wheelMessage({ ...NONE, ctrlKey: true, deltaX: -1e9, deltaY: 12.6 }, { x: 1, y: 2 })).toEqual({
      kind: 'wheelEvent',
      x: 1,
      y: 2,
      deltaX: -10_000,
      deltaY: 13,
      modifiers: 2,
    });
  });

  test('keys: a text only where one is typed', () => {
    expect(keyMessage(true, { ...NONE, key: 'a', code: 'KeyA', keyCode: 65 })).toEqual({
      kind: 'keyEvent',
      eventType: 'keyDown',
      key: 'a',
      code: 'KeyA',
      text: 'a',
      windowsVirtualKeyCode: 65,
      modifiers: 0,
    });
    expect(keyMessage(true, { ...NONE, key: 'Enter', code: 'Enter' })).toEqual({
      kind: 'keyEvent',
      eventType: 'rawKeyDown',
      key: 'Enter',
      code: 'Enter',
      modifiers: 0,
    });
    expect(keyMessage(true, { ...NONE, ctrlKey: true, key: 'a', code: 'KeyA' })).not.toHaveProperty('text');
    expect(keyMessage(false, { ...NONE, key: 'a', code: 'KeyA' })).toMatchObject({ eventType: 'keyUp' });
    expect(keyMessage(true, { ...NONE, key: '😀', code: '' })).toMatchObject({ text: '😀' });
    for (const key of ['', 'Dead', 'Unidentified', 'x'.repeat(33)])
      expect(keyMessage(true, { ...NONE, key, code: 'KeyA' })).toBeNull();
  });

  test('a paste is typed', () => {
    const typed = typingMessages('hé\r\n😀\u0007');
    expect(typed.map((message) => 'key' in message && `${message.key} ${message.eventType}`)).toEqual([
      'h keyDown',
      'h keyUp',
      'é keyDown',
      'é keyUp',
      'Enter rawKeyDown',
      'Enter keyUp',
      '😀 keyDown',
      '😀 keyUp',
    ]);
  });

  test('addresses are http(s), short enough, and may leave out the scheme', () => {
    expect(navigateMessage(' shop.example/a b ')).toEqual({
      kind: 'navigateEvent',
      url: 'https://shop.example/a%20b',
    });
    expect(navigateMessage('http://localhost:3000')).toMatchObject({ url: 'http://localhost:3000/' });
    for (const address of [
      '',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'ftp://a',
      `https://a/${'x'.repeat(2_100)}`,
    ])
      expect(navigateMessage(address)).toBeNull();
  });
});

describe('a place on the picture is a place on the page', () => {
  const box = { left: 100, top: 50, width: 640, height: 400 };
  test('scaled, with the empty edges left out', () => {
    expect(pagePoint({ clientX: 420, clientY: 250 }, box, { width: 1280, height: 800 })).toEqual({
      x: 640,
      y: 400,
    });
    // Twice as wide as the page needs: edges left and right.
    expect(pagePoint({ clientX: 100 + 120, clientY: 50 }, box, { width: 800, height: 800 })).toEqual({
      x: 0,
      y: 0,
    });
    expect(pagePoint({ clientX: 110, clientY: 60 }, box, { width: 800, height: 800 })).toBeNull();
    expect(
      pagePoint({ clientX: 1, clientY: 1 }, { ...box, width: 0 }, { width: 800, height: 800 }),
    ).toBeNull();
  });

  test('always inside the page', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 1, max: 3_000 }),
        fc.integer({ min: 1, max: 3_000 }),
        (clientX, clientY, width, height) => {
          const at = pagePoint({ clientX, clientY }, box, { width, height });
          if (at) expect(at.x >= 0 && at.y >= 0 && at.x < width && at.y < height).toBe(true);
        },
      ),
    );
  });
});
