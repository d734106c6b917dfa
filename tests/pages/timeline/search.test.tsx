import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { giveSizes, openTimeline, sentData } from './panelSetup';
import { sentAction, sentBlock, sentBlocks, sentThought } from './sentRun';

beforeEach(() => giveSizes());

const SENT = [
  sentBlock(
    'pay',
    40,
    [
      sentAction('1', 41, { reasoning: 'Open the payment form.' }),
      sentAction('2', 42, { reasoning: 'The amount is missing.', status: 'failed', text: '42' }),
    ],
    { status: 'failed', failure_reason: 'The payment was refused.' },
  ),
  sentBlock('login', 20, [sentAction('3', 21, { reasoning: 'Sign in to see the payment.' })]),
  sentThought('plan', 0, 'Sign in first.'),
];

const open = (query = '') =>
  openTimeline(sentData(SENT, { status: 'failed' }), `/runs/wr_1/overview${query}`);
const box = () => screen.getByRole('searchbox', { name: 'Search timeline' });
const shown = (page: ReturnType<typeof open>) => page.rows().map((row) => row.dataset['itemId']);
const countOf = (page: ReturnType<typeof open>) =>
  page.container.querySelector('[data-search-count]')?.textContent;

// The code of the search comes with the first search.
beforeAll(async () => {
  giveSizes();
  const page = open('?q=payment');
  await waitFor(() => expect(page.container.querySelector('mark')).toBeInTheDocument());
  cleanup();
});

describe('a search', () => {
  test('keeps what matches and what it stands in, folded or not, and marks it', async () => {
    const page = open();
    await page.user.type(box(), 'payment');
    expect(shown(page)).toEqual(['wrb_login', 'act_3', 'wrb_pay', 'act_1']);
    expect(page.row('act_3')?.querySelector('mark')).toHaveTextContent('payment');
    expect(countOf(page)).toBe('3');
  });

  test('goes from match to match with Enter, counted, and around the end', async () => {
    const page = open();
    await page.user.type(box(), 'payment{Enter}');
    expect([page.selectedIds()[0], countOf(page)]).toEqual(['act_3', '1 of 3']);
    await page.user.keyboard('{Enter}');
    expect([page.selectedIds()[0], countOf(page)]).toEqual(['wrb_pay', '2 of 3']);
    await page.user.keyboard('{Shift>}{Enter}{Enter}{/Shift}');
    expect([page.selectedIds()[0], countOf(page)]).toEqual(['act_1', '3 of 3']);
    await page.user.click(screen.getByRole('button', { name: 'Next match' }));
    expect(page.selectedIds()).toEqual(['act_3']);
    expect(box()).toBeInTheDocument();
  });

  test('says how much it hides, and one click shows it', async () => {
    const page = open();
    await page.user.type(box(), 'amount');
    expect(screen.getByText('4 items hidden')).toBeInTheDocument();
    await page.user.click(screen.getByRole('button', { name: /Show all/ }));
    expect(shown(page)).toEqual(['ot_plan', 'wrb_login', 'wrb_pay']);
    expect(box()).toHaveValue('');
  });

  test('stands in the address after a rest, and comes from it', async () => {
    const page = open('?q=amount');
    expect(box()).toHaveValue('amount');
    expect(shown(page)).toEqual(['wrb_pay', 'act_2']);
    await page.user.clear(box());
    await page.user.type(box(), 'sign');
    await expect.poll(() => page.address().searchParams.get('q')).toBe('sign');
    await page.user.keyboard('{Escape}');
    expect(page.address().searchParams.get('q')).toBe(null);
  });

  test('and what is chosen by it both stand in the address, however fast one types', async () => {
    const page = open();
    await page.user.type(box(), 'payment{Enter}');
    await waitFor(() =>
      expect(Object.fromEntries(page.address().searchParams)).toEqual({ item: 'act_3', q: 'payment' }),
    );
  });

  test('that finds nothing says so in place of the tree', async () => {
    const page = open();
    await page.user.type(box(), 'status:canceled');
    expect(screen.queryByRole('tree')).toBe(null);
    expect(screen.getByText('6 items are hidden by “status:canceled”.')).toBeInTheDocument();
    await page.user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(page.rows()).toHaveLength(3);
  });

  test('says what it does not understand', async () => {
    const page = open();
    await page.user.type(box(), 'colour:red');
    expect(screen.getByText(/“colour:” is no filter/)).toBeInTheDocument();
  });

  test('can be folded while it lasts, and leaves the reader’s folds alone', async () => {
    const page = open();
    await page.user.type(box(), 'payment');
    await page.user.click(page.row('wrb_login')?.querySelector('[data-fold]') as Element);
    expect(page.row('act_3')).toBe(null);
    await page.user.keyboard('{Escape}');
    await page.user.type(box(), 'payment');
    expect(page.row('act_3')).not.toBe(null);
  });
});

describe('clearing a search', () => {
  test('gives back the selection there was before it', async () => {
    const page = open();
    await page.user.click(page.row('ot_plan') as Element);
    await page.user.type(box(), 'payment{Enter}{Enter}');
    expect(page.selectedIds()).toEqual(['wrb_pay']);
    await page.user.keyboard('{Escape}');
    expect(page.selectedIds()).toEqual(['ot_plan']);
    await expect.poll(() => page.address().searchParams.get('item')).toBe('ot_plan');
  });

  test('stays with an item that was chosen by hand, and shows it where it stands', async () => {
    const page = open();
    await page.user.type(box(), 'payment');
    await page.user.click(page.row('act_3') as Element);
    await page.user.click(screen.getByRole('button', { name: 'Clear search' }));
    expect(page.selectedIds()).toEqual(['act_3']);
  });
});

describe('the quick filters', () => {
  const toggle = (name: string) =>
    within(screen.getByRole('group', { name: 'Show only' })).getByRole('button', { name });

  test('keep to kinds, which add up, and to the failures', async () => {
    const page = open();
    await page.user.click(toggle('Thoughts'));
    expect(shown(page)).toEqual(['ot_plan']);
    await page.user.click(toggle('Actions'));
    expect(shown(page)).toEqual(['ot_plan', 'wrb_login', 'act_3', 'wrb_pay', 'act_1', 'act_2']);
    await page.user.click(toggle('Thoughts'));
    await page.user.click(toggle('Failed'));
    expect(shown(page)).toEqual(['wrb_pay', 'act_2']);
    expect(toggle('Failed')).toHaveAttribute('aria-pressed', 'true');
    expect(page.address().searchParams.get('show')).toBe('failed,actions');
  });

  test('and the search go away together', async () => {
    const page = open('?q=payment&show=actions');
    await page.user.click(screen.getByRole('button', { name: /Show all/ }));
    expect(page.address().search).toBe('');
    expect(shown(page)).toEqual(['ot_plan', 'wrb_login', 'wrb_pay']);
  });

  test('come from the address', () => {
    const page = open('?show=blocks,nonsense');
    expect(toggle('Blocks')).toHaveAttribute('aria-pressed', 'true');
    expect(shown(page)).toEqual(['wrb_login', 'wrb_pay']);
  });
});

test('a large run is searched too, with the tree on screen meanwhile', async () => {
  const page = openTimeline(sentData(sentBlocks(1000)));
  await page.user.type(box(), 'Click for 999b');
  await waitFor(() =>
    expect(page.rows().map((row) => row.dataset['itemId'])).toEqual(['wrb_999', 'act_999b']),
  );
  expect(page.row('act_999b')).toHaveAttribute('data-compact');
  expect(screen.getByText('2,998 items hidden')).toBeInTheDocument();
});
