import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { NotifyMenu } from '~/pages/run/notify/NotifyMenu';
import { notifyEvent, type ToldRun } from '~/pages/run/notify/notifyEvent';
import { LIVE_RUNS, liveWorld } from '../live/liveWorld';
import { showRun } from '../showRun';

const words = { word: 'Completed', meaning: 'Finished with success.' };
const run = (status: string, need: string | null = null): ToldRun => ({
  status,
  final: !['created', 'queued', 'running', 'paused', 'retrying'].includes(status),
  need,
});

describe('what there is to tell', () => {
  test.each([
    ['completed', 'finishes'],
    ['canceled', 'finishes'],
    ['failed', 'fails'],
    ['terminated', 'fails'],
    ['timed_out', 'fails'],
  ])('a run that is now %s %s, once', (status, kind) => {
    expect(notifyEvent(run('running'), run(status), words)?.kind).toBe(kind);
    expect(notifyEvent(run(status), run(status), words)).toBeNull();
  });

  test('a need is told once, and again when there is another', () => {
    expect(notifyEvent(run('running'), run('paused', 'It waits.'), words)).toMatchObject({
      kind: 'needsMe',
      sentence: 'It waits.',
    });
    expect(notifyEvent(run('paused', 'It waits.'), run('paused', 'It waits.'), words)).toBeNull();
    expect(notifyEvent(run('paused', 'It waits.'), run('running'), words)).toBeNull();
    expect(notifyEvent(run('paused', 'It waits.'), run('running', 'A code.'), words)?.kind).toBe('needsMe');
  });

  test('a run that goes on tells nothing', () => {
    expect(notifyEvent(run('queued'), run('running'), words)).toBeNull();
  });
});

/** A browser that answers so when it is asked; every notification shown is in `shown`. */
function browserThat(answers: NotificationPermission, before: NotificationPermission = 'default') {
  const shown: { title: string; options: NotificationOptions | undefined }[] = [];
  let asked = 0;
  class Stub {
    static permission = before;
    static requestPermission() {
      asked++;
      Stub.permission = answers;
      return Promise.resolve(answers);
    }
    onclick: (() => void) | null = null;
    constructor(title: string, options?: NotificationOptions) {
      shown.push({ title, options });
    }
    close() {}
  }
  vi.stubGlobal('Notification', Stub);
  return { shown, asked: () => asked };
}

beforeEach(() => localStorage.setItem('rundown:notify', '{}'));

const { runId } = LIVE_RUNS.productLookup;

async function open() {
  const world = liveWorld();
  await world.live.step(runId, 4);
  const shown = showRun(runId, <NotifyMenu />);
  await shown.user.click(await screen.findByRole('button', { name: 'Notify me' }));
  return { world, ...shown, menu: screen.getByRole('menu', { name: 'Notify me' }) };
}

test('the browser is asked when something is chosen and not before; the choice is remembered', async () => {
  const browser = browserThat('granted');
  const { user, menu, world } = await open();
  expect(browser.asked()).toBe(0);
  await user.click(within(menu).getByRole('menuitemcheckbox', { name: 'Finishes' }));
  expect(browser.asked()).toBe(1);
  expect(within(menu).getByRole('menuitemcheckbox', { name: 'Finishes' })).toBeChecked();
  expect(JSON.parse(localStorage.getItem('rundown:notify') ?? '')).toEqual({
    finishes: true,
    fails: false,
    needsMe: false,
  });
  await act(() => world.live.finish(runId));
  await waitFor(() => expect(browser.shown).toHaveLength(1), { timeout: 10_000 });
  expect(browser.shown[0]).toMatchObject({
    title: 'Completed · Northwind product lookup',
    options: { body: `Finished with success.\n${runId}`, icon: '/icons/ok.svg' },
  });
  expect(screen.queryByRole('button', { name: 'Notify me' })).toBeNull();
});

test('what was not chosen is not told', async () => {
  const browser = browserThat('granted', 'granted');
  const { user, menu, world } = await open();
  await user.click(within(menu).getByRole('menuitemcheckbox', { name: 'Fails' }));
  await act(() => world.live.finish(runId));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Notify me' })).toBeNull(), {
    timeout: 10_000,
  });
  expect(browser.shown).toEqual([]);
});

test('a browser that refuses is said to, and the choice stands for the title and icon', async () => {
  browserThat('denied');
  const { user, menu } = await open();
  await user.click(within(menu).getByRole('menuitemcheckbox', { name: 'Needs me' }));
  expect(
    await within(menu).findByText(
      'This browser blocks notifications of this page. The title and icon of this tab change.',
    ),
  ).toBeVisible();
  expect(within(menu).getByRole('menuitemcheckbox', { name: 'Needs me' })).toBeChecked();
});

test('a browser without notifications is no error', async () => {
  vi.stubGlobal('Notification', undefined);
  const { user, menu } = await open();
  await user.click(within(menu).getByRole('menuitemcheckbox', { name: 'Fails' }));
  expect(await within(menu).findByText(/This browser has no notifications here\./)).toBeVisible();
});
