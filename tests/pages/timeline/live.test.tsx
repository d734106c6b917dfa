import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildTimeline } from '~/model/timeline/build';
import { analyse } from '~/model/failure/analyse';
import type { RunData } from '~/pages/run/workspace/RunContext';
import { readTimeline } from '~/skyvern/readTimeline';
import { giveSizes, openTimeline, sentData } from './panelSetup';
import { sentAction, sentBlock, sentBlocks, sentThought } from './sentRun';

beforeEach(() => giveSizes());

/** The same run with another answer of the server. */
function answered(data: RunData, sent: readonly unknown[], status = 'running'): RunData {
  const final = status !== 'running';
  const context = { final, runStatus: status, definition: null, finallyLabel: null, previous: data.timeline };
  const run = { ...data.run, status };
  return { ...data, run, final, timeline: buildTimeline(readTimeline(sent), context) };
}

const live = (count: number) => sentData(sentBlocks(count), { status: 'running' });
const pill = () => screen.queryByRole('button', { name: 'Jump to latest' });
const following = () => screen.queryByText('Following') !== null;

describe('a live timeline', () => {
  test('follows: the newest item is in view with what it stands in unfolded', () => {
    const page = openTimeline(live(40));
    expect(following()).toBe(true);
    expect(page.row('act_39b')).not.toBe(null);
    expect(page.selectedIds()).toEqual([]);
    expect(page.tree().scrollTop).toBeGreaterThan(0);
  });

  test('stays at the newest item while it grows', async () => {
    const data = live(40);
    const page = openTimeline(data);
    const before = page.tree().scrollTop;
    act(() => page.answer(answered(data, sentBlocks(60))));
    await waitFor(() => expect(page.row('act_59b')).not.toBe(null));
    expect(page.tree().scrollTop).toBeGreaterThan(before);
  });

  test('pauses on a wheel turn back, moves nothing while it grows, and counts what is new', () => {
    const data = live(40);
    const page = openTimeline(data);
    fireEvent.wheel(page.tree(), { deltaY: -100 });
    expect(following()).toBe(false);
    const before = page.tree().scrollTop;
    act(() => page.answer(answered(data, sentBlocks(41))));
    expect(page.tree().scrollTop).toBe(before);
    expect(pill()).toHaveTextContent('3 new · Jump to latest');
    expect(pill()).toHaveAccessibleDescription('3 new');
  });

  test('resumes by the button, which goes to the newest item', async () => {
    const data = live(40);
    const page = openTimeline(data);
    fireEvent.wheel(page.tree(), { deltaY: -100 });
    act(() => page.answer(answered(data, sentBlocks(60))));
    await page.user.click(pill() as Element);
    expect(following()).toBe(true);
    await waitFor(() => expect(page.row('act_59b')).not.toBe(null));
    expect(page.selectedIds()).toEqual([]);
  });

  test('pauses when the reader chooses an item, and nothing that arrives chooses another', async () => {
    const data = live(40);
    const page = openTimeline(data);
    await page.user.click(page.row('act_39a') as Element);
    expect(pill()).toHaveTextContent(/^Jump to latest$/);
    act(() => page.answer(answered(data, sentBlocks(41))));
    expect(page.selectedIds()).toEqual(['act_39a']);
  });

  test('pauses on Home and resumes on End', async () => {
    const page = openTimeline(live(40));
    page.row('wrb_39')?.focus();
    await page.user.keyboard('{Home}');
    expect(following()).toBe(false);
    await page.user.keyboard('{End}');
    expect(following()).toBe(true);
  });

  test('resumes when the reader comes to the end downward', () => {
    const page = openTimeline(live(40));
    fireEvent.wheel(page.tree(), { deltaY: -100 });
    act(() => page.tree().scrollTo({ top: 100 }));
    expect(following()).toBe(false);
    fireEvent.wheel(page.tree(), { deltaY: 100 });
    act(() => page.tree().scrollTo({ top: 1e6 }));
    expect(following()).toBe(true);
  });

  test('f turns following over', async () => {
    const page = openTimeline(live(40));
    await page.user.keyboard('f');
    expect(following()).toBe(false);
    await page.user.keyboard('f');
    expect(following()).toBe(true);
  });

  test('starts paused when the address names an item', () => {
    openTimeline(live(40), '/runs/wr_1/overview?item=act_3a');
    expect(following()).toBe(false);
    expect(pill()).not.toBe(null);
  });

  test('ends with the run', () => {
    const data = live(40);
    const page = openTimeline(data);
    act(() => page.answer(answered(data, sentBlocks(40), 'completed')));
    expect(following()).toBe(false);
    expect(pill()).toBe(null);
    expect(page.count('actions')).toBe('Actions: 80');
  });
});

test('a run that ends while the reader looks at something else opens on its item without moving the list', async () => {
  const data = live(60);
  const page = openTimeline(data);
  fireEvent.wheel(page.tree(), { deltaY: -100 });
  act(() => page.tree().scrollTo({ top: 300 }));
  const ended = answered(data, sentBlocks(60), 'completed');
  const { run, timeline } = ended;
  if (!timeline) throw new Error('no timeline');
  const analysis = analyse({ run, rich: null, timeline, definition: null, steps: new Map() });
  act(() => page.answer({ ...ended, analysis }));
  expect(page.selectedIds()).toEqual(['wrb_59']);
  expect(page.tree().scrollTop).toBe(300);
});

describe('newest first', () => {
  test('what the reader looks at stays in place when items come above it', () => {
    localStorage.setItem('rundown:preferences', JSON.stringify({ order: 'newest' }));
    window.dispatchEvent(new StorageEvent('storage', { key: 'rundown:preferences' }));
    const data = live(60);
    const page = openTimeline(data);
    fireEvent.wheel(page.tree(), { deltaY: 100 });
    act(() => page.tree().scrollTo({ top: 300 }));
    act(() => page.answer(answered(data, sentBlocks(62))));
    // Two blocks came above: the list moved down by their height, and so did the window.
    expect(page.tree().scrollTop).toBeGreaterThan(300);
    localStorage.clear();
    window.dispatchEvent(new StorageEvent('storage', { key: 'rundown:preferences' }));
  });
});

test('an answer with one more action draws nothing anew but what changed', async () => {
  const first = [
    sentBlock('two', 20, [sentAction('c', 21)], { status: 'running' }),
    sentBlock('one', 1, [sentAction('a', 2), sentAction('b', 3)]),
    sentThought('x', 0),
  ];
  const next = [
    sentBlock('two', 20, [sentAction('c', 21), sentAction('d', 22)], { status: 'running' }),
    ...first.slice(1),
  ];
  const data = sentData(first, { status: 'running' });
  const page = openTimeline(data);
  await page.user.click(screen.getByRole('button', { name: 'Expand all' }));
  const touched = new Set<string | undefined>();
  const observer = new MutationObserver(() => undefined);
  observer.observe(page.tree(), { subtree: true, childList: true, attributes: true, characterData: true });
  act(() => page.answer(answered(data, next)));
  for (const { target, addedNodes } of observer.takeRecords()) {
    const added = [...addedNodes]
      .filter((node) => node instanceof HTMLElement)
      .map((node) => node.dataset['itemId']);
    const row = (target instanceof Element ? target : target.parentElement)?.closest<HTMLElement>(
      '[role="treeitem"]',
    );
    for (const id of added.length ? added : [row?.dataset['itemId']]) touched.add(id);
  }
  observer.disconnect();
  touched.delete(undefined);
  // Its siblings are one more now, so the action before it says “1 of 2”.
  expect(touched).toEqual(new Set(['act_c', 'act_d']));
});
