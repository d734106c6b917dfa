import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { LiveLine } from '~/pages/run/live/LiveLine';
import { LivePicture } from '~/pages/run/live/LivePicture';
import { showRun } from '../showRun';
import { giveScreen, LIVE_RUNS, liveWorld } from './liveWorld';

const { runId } = LIVE_RUNS.productLookup;

beforeEach(() => giveScreen());

/** The live picture of a run that has come so many changes far. */
async function watching(steps = 6, run: string = runId) {
  const world = liveWorld();
  await world.live.step(run, steps);
  const shown = showRun(run, <LivePicture />);
  const browser = await screen.findByRole('region', { name: 'Browser' });
  return { world, browser, state: () => stateOf(browser), ...shown };
}

const stateOf = (browser: HTMLElement) =>
  browser.querySelector('[data-live-state]')?.getAttribute('data-live-state');
const until = (check: () => void) => waitFor(check, { timeout: 15_000 });

/** Control, once it is had; what the server took since. */
async function controlling(run: string = runId, steps = 6) {
  const page = await watching(steps, run);
  await until(() => expect(page.state()).toBe('live'));
  await page.user.click(screen.getByRole('button', { name: 'Take Control' }));
  await screen.findByRole('button', { name: 'Release Control' });
  const surface = screen.getByRole('textbox', { name: 'Keyboard of the run’s browser' });
  await until(() => expect(page.world.control).toHaveLength(1));
  const since = () => page.world.control.slice(1).map(({ message }) => message);
  return { ...page, surface, picture: surface.parentElement as HTMLElement, since };
}

test('shows what the server streams, with the address of the page and what the agent does meanwhile', async () => {
  const { browser, state } = await watching();
  await until(() => expect(state()).toBe('live'));
  expect(within(browser).getByRole('img', { name: 'Live picture of the browser' })).toBeInTheDocument();
  expect(within(browser).getByRole('link')).toHaveTextContent('shop.northwind.example');
  expect(browser).toHaveTextContent('1280 × 800');
  expect(browser).toHaveTextContent('the agent keeps working');
});

test('a queued run opens no socket, and says what it waits for', async () => {
  const { world, browser, state } = await watching(1);
  expect(state()).toBe('waiting');
  expect(browser).toHaveTextContent('The run waits for a browser slot.');
  expect(world.log.filter((line) => line.startsWith('WS'))).toEqual([]);
  expect(screen.queryByRole('button', { name: 'Take Control' })).toBeNull();
});

test('control is taken, and said to be no pause', async () => {
  const { browser, since, world } = await controlling();
  expect(world.control[0]?.message).toEqual({ kind: 'take-control' });
  expect(browser).toHaveTextContent(
    'You and the agent both act now: taking control does not pause it on this server. The run’s clock keeps running.',
  );
  expect(browser).toHaveTextContent('Esc gives control back');
  expect(since()).toEqual([]);
});

test('a press on the picture is one on the page, in its pixels', async () => {
  const { picture, since, surface } = await controlling();
  expect(surface).toHaveFocus();
  // The picture is half as large as the page and begins at 100, 50.
  fireEvent.mouseDown(picture, { clientX: 420, clientY: 250, button: 0, detail: 2 });
  fireEvent.mouseUp(picture, { clientX: 420, clientY: 250, button: 0, detail: 2 });
  await until(() => expect(since()).toHaveLength(2));
  const press = { kind: 'mouseEvent', x: 640, y: 400, button: 'left', clickCount: 2, modifiers: 0 };
  expect(since()).toEqual([
    { ...press, eventType: 'mousePressed' },
    { ...press, eventType: 'mouseReleased' },
  ]);
});

test('a drag that leaves the picture ends at its edge, so that no button stays down', async () => {
  const { picture, since } = await controlling();
  fireEvent.mouseDown(picture, { clientX: 420, clientY: 250, button: 0, detail: 1 });
  fireEvent.mouseMove(picture, { clientX: 700, clientY: 250, buttons: 1 });
  fireEvent.mouseUp(picture, { clientX: 9_000, clientY: -50, button: 0, detail: 1 });
  await until(() => expect(since()).toHaveLength(3));
  expect(since()[1]).toMatchObject({ eventType: 'mouseMoved', x: 1200, button: 'left' });
  expect(since()[2]).toMatchObject({ eventType: 'mouseReleased', x: 1279, y: 0 });
});

test('the wheel turns over the page, and not this one', async () => {
  const { picture, since } = await controlling();
  expect(fireEvent.wheel(picture, { clientX: 100, clientY: 50, deltaY: 3, deltaMode: 1 })).toBe(false);
  await until(() => expect(since()).toHaveLength(1));
  expect(since()[0]).toEqual({ kind: 'wheelEvent', x: 0, y: 0, deltaX: 0, deltaY: 48, modifiers: 0 });
  // With Ctrl it zooms this page.
  expect(fireEvent.wheel(picture, { clientX: 100, clientY: 50, deltaY: 3, ctrlKey: true })).toBe(true);
});

test('keys, pasted text and what an input method writes are typed on the page', async () => {
  const { surface, since, user } = await controlling();
  await user.keyboard('a{Enter}{Tab}');
  await user.paste('hé');
  fireEvent.input(surface, { target: { value: '語' } });
  await until(() => expect(since()).toHaveLength(12));
  const typed = since().map(({ eventType, key }) => `${String(key)} ${String(eventType)}`);
  expect(typed).toEqual([
    'a keyDown',
    'a keyUp',
    'Enter rawKeyDown',
    'Enter keyUp',
    'Tab rawKeyDown',
    'Tab keyUp',
    'h keyDown',
    'h keyUp',
    'é keyDown',
    'é keyUp',
    '語 keyDown',
    '語 keyUp',
  ]);
  expect(surface).toHaveFocus();
  expect(surface).toHaveValue('');
});

test('a key that is down when the focus goes does not stick', async () => {
  const { surface, since } = await controlling();
  fireEvent.keyDown(surface, { key: 'Shift', code: 'ShiftLeft', shiftKey: true });
  fireEvent.blur(surface);
  await until(() => expect(since()).toHaveLength(2));
  expect(since()[1]).toMatchObject({ key: 'Shift', eventType: 'keyUp', modifiers: 0 });
});

test('Shift Esc reaches the page; Esc gives control back and leaves the focus with the button', async () => {
  const { since, user, world } = await controlling();
  await user.keyboard('{Shift>}{Escape}{/Shift}');
  await until(() => expect(since()).toHaveLength(4));
  expect(since()[1]).toMatchObject({ key: 'Escape', modifiers: 0 });
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('button', { name: 'Take Control' })).toHaveFocus();
  await until(() => expect(world.control.at(-1)?.message).toEqual({ kind: 'cede-control' }));
  expect(screen.queryByRole('textbox', { name: 'Address' })).toBeNull();
});

test('back, forward, reload and an address, only while control is had', async () => {
  const { since, user } = await controlling();
  await user.click(screen.getByRole('button', { name: 'Page back' }));
  await user.click(screen.getByRole('button', { name: 'Page forward' }));
  await user.click(screen.getByRole('button', { name: 'Reload the page' }));
  const field = screen.getByRole('textbox', { name: 'Address' });
  expect(field).toHaveValue('http://shop.northwind.example/');
  await user.clear(field);
  await user.type(field, 'javascript:alert(1){Enter}');
  expect(field).toHaveAccessibleDescription('Enter an http or https address.');
  await user.clear(field);
  await user.type(field, 'shop.example/x{Enter}');
  await until(() => expect(since()).toHaveLength(4));
  expect(since()).toEqual([
    { kind: 'goBackEvent' },
    { kind: 'goForwardEvent' },
    { kind: 'reloadEvent' },
    { kind: 'navigateEvent', url: 'https://shop.example/x' },
  ]);
  expect(field).not.toHaveAccessibleDescription();
});

test.each([
  [1002, 'The server does not take the key for control (1002).'],
  [4404, 'The server knows no open browser of this run (4404).'],
  [4409, 'The run is ending (4409).'],
])('a refusal with %i is said, and can be dismissed', async (code, words) => {
  const { user, state, world, browser } = await watching();
  await until(() => expect(state()).toBe('live'));
  world.onSocket('cdp_input', (_url, peer) => {
    peer.close(code);
    return { receive: () => {}, closed: () => {} };
  });
  await user.click(screen.getByRole('button', { name: 'Take Control' }));
  expect(await within(browser).findByText(words)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Take Control' })).toBeEnabled();
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(within(browser).queryByText(words)).toBeNull();
});

test('a lost socket is said while control is asked for again; nobody has to wait for it', async () => {
  const { user, state, world, browser } = await watching();
  await until(() => expect(state()).toBe('live'));
  world.onSocket('cdp_input', (_url, peer) => {
    peer.send('{"kind":"ready"}');
    return { receive: () => peer.close(4411), closed: () => {} };
  });
  await user.click(screen.getByRole('button', { name: 'Take Control' }));
  expect(await within(browser).findByText(/Control was lost\. Asking for it again/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Release Control' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Stop asking' }));
  expect(within(browser).queryByText(/Control was lost/)).toBeNull();
});

test('leaving gives control back', async () => {
  const { world } = await controlling();
  cleanup();
  await until(() => expect(world.control.at(-1)?.message).toEqual({ kind: 'cede-control' }));
});

test('a paused run is acted in alone, in the browser of its session', async () => {
  const { browser, world } = await controlling(LIVE_RUNS.approval.runId, 60);
  expect(browser).toHaveTextContent('The agent waits for approval, so you act alone now.');
  expect(world.control[0]?.id).toMatch(/^pbs_/);
});

test('while an item is chosen the run is still said to be live, and one click leads back', async () => {
  const world = liveWorld();
  await world.live.step(runId, 8);
  const item = await firstAction(world);
  const { user, address } = showRun(runId, <LiveLine />, `?item=${item}`);
  expect(await screen.findByText(/working in/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: /Back to live/ }));
  await until(() => expect(address()).not.toContain('item='));
  expect(screen.queryByRole('button', { name: /Back to live/ })).toBeNull();
  expect(screen.getByRole('group', { name: 'The run now' })).toHaveFocus();
});

async function firstAction(world: ReturnType<typeof liveWorld>): Promise<string> {
  const { body } = await world.answer({
    method: 'GET',
    url: `/v1/runs/${runId}/timeline`,
    headers: {},
    body: null,
  });
  return /"action_id":\s*"(\w+)"/.exec(String(body))?.[1] ?? '';
}
