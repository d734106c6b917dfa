import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { giveSizes, openTimeline, recordedData, sentData } from './panelSetup';

beforeEach(() => giveSizes());

const LOOP = 'shipment-loop-then-code-error';

/** A task v2 thought, a block with two actions, an empty block: as a server sends them, newest first. */
const SENT = [
  {
    type: 'block',
    block: {
      workflow_run_block_id: 'wrb_3',
      block_type: 'wait',
      label: 'pause',
      status: 'completed',
      created_at: '2026-11-20T10:00:30',
    },
  },
  {
    type: 'block',
    block: {
      workflow_run_block_id: 'wrb_2',
      block_type: 'navigation',
      label: 'fill_form',
      status: 'completed',
      created_at: '2026-11-20T10:00:10',
      actions: [
        {
          action_id: 'act_2',
          action_type: 'click',
          status: 'completed',
          reasoning: 'Submit it.',
          created_at: '2026-11-20T10:00:20',
        },
        {
          action_id: 'act_1',
          action_type: 'input_text',
          status: 'completed',
          reasoning: 'The name is empty.',
          text: 'Ada',
          confidence_float: 0.42,
          created_at: '2026-11-20T10:00:15',
        },
      ],
    },
  },
  {
    type: 'thought',
    thought: {
      thought_id: 'ot_1',
      thought: 'Fill the form first.',
      thought_type: 'plan',
      created_at: '2026-11-20T10:00:00',
    },
  },
];

/** jsdom knows no popovers: it takes an open menu for a hidden one. */
const choice = (name: string) => screen.getByRole('menuitemradio', { name, hidden: true });

describe('a row', () => {
  test('is chosen by a click anywhere on it, and stands in the address', async () => {
    const page = openTimeline(sentData(SENT));
    await page.user.click(screen.getByText('Fill the form first.'));
    expect(page.selectedIds()).toEqual(['ot_1']);
    expect(page.address().searchParams.get('item')).toBe('ot_1');
  });

  test('is not chosen by hovering', async () => {
    const page = openTimeline(sentData(SENT));
    await page.user.hover(screen.getByText('Fill the form first.'));
    expect(page.selectedIds()).toEqual([]);
  });

  test('is folded and unfolded by its chevron, which chooses nothing', async () => {
    const page = openTimeline(sentData(SENT));
    const chevron = () => page.row('wrb_2')?.querySelector('[data-fold]') as Element;
    expect(page.row('act_1')).toBe(null);
    await page.user.click(chevron());
    expect(page.row('wrb_2')).toHaveAttribute('aria-expanded', 'true');
    expect(page.row('act_1')).not.toBe(null);
    await page.user.click(chevron());
    expect(page.row('act_1')).toBe(null);
    expect(page.selectedIds()).toEqual([]);
  });

  test('has a short name; what was thought is its description', async () => {
    const page = openTimeline(sentData(SENT));
    await page.user.click(screen.getByRole('button', { name: 'Expand all' }));
    expect(page.row('act_1')).toHaveAccessibleName('Action #1 Input text, completed, 0:15');
    expect(page.row('act_1')).toHaveAttribute('aria-description', 'The name is empty. Ada');
    expect(page.row('ot_1')).toHaveAccessibleName('Thought Decision, 0:00');
  });

  test('says what was typed, and when the model was not sure', async () => {
    const page = openTimeline(sentData(SENT));
    await page.user.click(screen.getByRole('button', { name: 'Expand all' }));
    expect(page.row('act_1')).toHaveTextContent('Ada');
    expect(page.row('act_1')).toHaveTextContent('confidence 0.42');
    expect(page.row('act_2')).not.toHaveTextContent('confidence');
  });

  test('that could not be read says why and shows what was sent', async () => {
    const page = openTimeline(
      sentData([{ type: 'block', block: { workflow_run_block_id: 4, block_type: 'wait' } }, ...SENT]),
    );
    const row = page.rows().find((one) => one.dataset['kind'] === 'unreadable');
    expect(row).toHaveTextContent('Item could not be read');
    expect(page.rows()).toHaveLength(4);
    await page.user.click(screen.getByRole('button', { name: 'Raw JSON' }));
    expect(await screen.findByRole('dialog', { name: 'Item could not be read' })).toHaveTextContent(
      'workflow_run_block_id',
    );
    expect(page.selectedIds()).toEqual([]);
  });
});

describe('the keyboard', () => {
  test('Tab reaches one row, and arrows choose at once', async () => {
    const page = openTimeline(sentData(SENT));
    expect(page.reachedIds()).toEqual(['ot_1']);
    page.row('ot_1')?.focus();
    await page.user.keyboard('{ArrowDown}');
    expect(page.selectedIds()).toEqual(['wrb_2']);
    expect(page.focusedId()).toBe('wrb_2');
    await page.user.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}');
    expect(page.focusedId()).toBe('act_2');
    await page.user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(page.focusedId()).toBe('wrb_2');
    expect(page.row('act_1')).toBe(null);
    await page.user.keyboard('{End}');
    expect(page.focusedId()).toBe('wrb_3');
    await page.user.keyboard('{Home}');
    expect(page.reachedIds()).toEqual(['ot_1']);
  });

  test('the address follows the arrows after a short rest', async () => {
    const page = openTimeline(sentData(SENT));
    page.row('ot_1')?.focus();
    await page.user.keyboard('{ArrowDown}');
    expect(page.address().searchParams.get('item')).toBe(null);
    await expect.poll(() => page.address().searchParams.get('item')).toBe('wrb_2');
  });

  test('j and k walk from anywhere on the page', async () => {
    const page = openTimeline(sentData(SENT));
    await page.user.keyboard('j');
    expect(page.selectedIds()).toEqual(['ot_1']);
    await page.user.keyboard('jj');
    expect(page.selectedIds()).toEqual(['wrb_3']);
    await page.user.keyboard('k');
    expect(page.focusedId()).toBe('wrb_2');
  });

  test('n and p walk the failures, wherever they are folded away', async () => {
    const data = recordedData(LOOP);
    const page = openTimeline(data);
    const failures = (data.timeline?.totals.failures ?? []).map((index) => data.timeline?.nodes[index]?.id);
    const walked: unknown[] = [];
    for (const _ of failures) {
      await page.user.keyboard('n');
      walked.push(page.selectedIds()[0]);
    }
    expect(new Set(walked)).toEqual(new Set(failures));
    const last = page.selectedIds()[0];
    await page.user.keyboard('p');
    expect(page.selectedIds()[0]).toBe(failures.at(failures.indexOf(last ?? undefined) - 1));
  });

  test('Escape does nothing to the tree, letters do nothing in the search field', async () => {
    const page = openTimeline(sentData(SENT));
    await page.user.keyboard('/');
    expect(screen.getByRole('searchbox', { name: 'Search timeline' })).toHaveFocus();
    await page.user.keyboard('jjk');
    expect(page.selectedIds()).toEqual([]);
  });

  test('the focus is never lost when its row is folded away', async () => {
    const page = openTimeline(sentData(SENT), '/runs/wr_1/overview?item=act_2');
    page.row('act_2')?.focus();
    await page.user.keyboard('c');
    expect(page.row('act_2')).toBe(null);
    expect(page.focusedId()).toBe('wrb_2');
  });
});

describe('folds', () => {
  test('everything unfolds and folds at once', async () => {
    const page = openTimeline(recordedData(LOOP));
    await page.user.click(screen.getByRole('button', { name: 'Collapse all' }));
    expect(page.rows().every((row) => row.getAttribute('aria-level') === '1')).toBe(true);
    await page.user.click(screen.getByRole('button', { name: 'Expand all' }));
    expect(page.rows().some((row) => row.getAttribute('aria-expanded') === 'false')).toBe(false);
  });

  test('are remembered for the run', async () => {
    const data = { ...sentData(SENT), askedId: 'wr_remembered' };
    const first = openTimeline(data);
    await first.user.click(first.row('wrb_2')?.querySelector('[data-fold]') as Element);
    first.unmount();
    expect(openTimeline(data).row('act_1')).not.toBe(null);
    expect(JSON.parse(localStorage.getItem('rundown:folds:wr_remembered') ?? '')).toMatchObject({
      open: ['wrb_2'],
    });
  });

  test('a link opens what hides its item for the moment, and leaves the reader’s folds alone', async () => {
    const data = { ...sentData(SENT), askedId: 'wr_moment' };
    const page = openTimeline(data, '/runs/wr_moment/overview?item=act_2');
    expect(page.selectedIds()).toEqual(['act_2']);
    await page.user.click(page.row('ot_1') as Element);
    expect(page.row('act_2')).toBe(null);
    expect(localStorage.getItem('rundown:folds:wr_moment')).toBe(null);
  });

  test('the reader may fold what a link opened', async () => {
    const page = openTimeline(sentData(SENT, { askedId: 'wr_fold' }), '/runs/wr_fold/overview?item=act_2');
    await page.user.click(page.row('wrb_2')?.querySelector('[data-fold]') as Element);
    expect(page.row('act_2')).toBe(null);
    expect(page.reachedIds()).toEqual(['wrb_2']);
  });
});

describe('counters', () => {
  test('lead to the first action and to the failures', async () => {
    const data = recordedData(LOOP);
    const page = openTimeline(data);
    await page.user.click(screen.getByRole('button', { name: /^Actions:/ }));
    expect(page.row(page.selectedIds()[0] ?? '')).toHaveAttribute('data-kind', 'action');
    await page.user.click(screen.getByRole('button', { name: /\d failed/ }));
    const failures = (data.timeline?.totals.failures ?? []).map((index) => data.timeline?.nodes[index]?.id);
    expect(failures).toContain(page.selectedIds()[0]);
  });
});

describe('the view', () => {
  test('turns the order around', async () => {
    const page = openTimeline(sentData(SENT));
    await page.user.click(screen.getByRole('button', { name: 'View' }));
    await page.user.click(choice('Newest first'));
    expect(page.rows().map((row) => row.dataset['itemId'])).toEqual(['wrb_3', 'wrb_2', 'ot_1']);
    await page.user.click(choice('Oldest first'));
    expect(page.rows()[0]).toHaveAttribute('data-item-id', 'ot_1');
  });

  test('puts a row on one line', async () => {
    const page = openTimeline(sentData(SENT));
    await page.user.click(screen.getByRole('button', { name: 'View' }));
    await page.user.click(choice('Compact'));
    expect(page.rows()[0]).toHaveAttribute('data-compact');
    expect(page.rows()[0]).toHaveTextContent('Fill the form first.');
    await page.user.click(choice('Automatic'));
  });
});

test('a click with a mouse key on a link inside a row is the link’s', () => {
  const page = openTimeline(recordedData('trigger-parent'));
  const link = screen.getByRole('link', { name: /Open run/ });
  expect(link).toHaveAttribute('href', expect.stringMatching(/^\/runs\/wr_/));
  const before = page.selectedIds();
  fireEvent.click(link, { ctrlKey: true });
  expect(page.selectedIds()).toEqual(before);
});
