import { describe, expect, test } from 'vitest';
import { childRunOf } from '~/model/timeline/childRun';
import type { TimelineItem } from '~/skyvern/timeline';
import { recordedIndex, recordedRun } from '../recordedRun';
import { drawn, labelled, nodeOf } from './sent';

const timelineOf = (slug: string) => recordedRun(slug).timeline;

/** Ids of everything the answer holds, walked apart from the model. */
function idsIn(items: readonly TimelineItem[]): string[] {
  return items.flatMap((item) => {
    const inside = idsIn(item.children);
    if (item.type === 'thought') return [item.thought.thought_id, ...inside];
    if (item.type === 'unreadable') return inside;
    const actions = item.actions.map((action) => ('action_id' in action ? String(action.action_id) : ''));
    return [item.block.workflow_run_block_id, ...actions, ...inside];
  });
}

describe.each(recordedIndex)('$slug', ({ slug }) => {
  const { items, timeline } = recordedRun(slug);

  test('every item of the answer is one node, and nothing else poses as one', () => {
    const sent = idsIn(items).sort();
    const shown = timeline.nodes
      .filter(({ kind, status }) => ['thought', 'block', 'action'].includes(kind) && status !== 'ghost')
      .map(({ id }) => id)
      .sort();
    expect(shown).toEqual(sent);
  });

  test('the action counter counts the actions of the answer', () => {
    expect(timeline.totals.actions).toBe(new Set(idsIn(items).filter((id) => id.startsWith('act_'))).size);
  });

  test('parents come first, siblings in the order of their start, and subtrees are slices', () => {
    const lastStart = new Map<number, number>();
    for (const [index, node] of timeline.nodes.entries()) {
      expect(node.parent).toBeLessThan(index);
      const parent = timeline.nodes[node.parent];
      expect(node.depth).toBe(parent ? parent.depth + 1 : 0);
      expect(node.end).toBeGreaterThan(index);
      if (parent) expect(node.end).toBeLessThanOrEqual(parent.end);
      if (node.startMs === null || node.kind === 'action') continue;
      expect(node.startMs).toBeGreaterThanOrEqual(lastStart.get(node.parent) ?? 0);
      lastStart.set(node.parent, node.startMs);
    }
  });
});

test('branches, a while loop and a loop inside a loop', () => {
  expect(drawn(timelineOf('branches-and-nested-loops'))).toEqual([
    'Go to URL open_invoices · completed',
    'Extraction read_invoices · completed',
    '  #1 Extract data · completed',
    'Conditional any_overdue · completed',
    '  If {{ read_invoices_output.extracted_information.overdue_count > 0 }} · completed',
    '    Text prompt draft_reminder · completed',
    '  Else if {{ minimum > 100000 }} · not taken',
    '    Code skip_note · never reached',
    '  Else · not taken',
    'While loop poll_status · completed',
    '  #1 · completed',
    '    Wait short_wait · completed',
    '    Code check_state · completed',
    '  #2 · completed',
    '    Wait short_wait · completed',
    '    Code check_state · completed',
    '  #3 · completed',
    '    Wait short_wait · completed',
    '    Code check_state · completed',
    'For loop each_region · completed',
    '  #1 of 2 EMEA · completed',
    '    For loop each_quarter · completed',
    '      #1 of 3 Q1 · completed',
    '        Code sum_quarter · completed',
    '      #2 of 3 Q2 · completed',
    '        Code sum_quarter · completed',
    '      #3 of 3 Q3 · completed',
    '        Code sum_quarter · completed',
    '  #2 of 2 AMER · completed',
    '    For loop each_quarter · completed',
    '      #1 of 3 Q1 · completed',
    '        Code sum_quarter · completed',
    '      #2 of 3 Q2 · completed',
    '        Code sum_quarter · completed',
    '      #3 of 3 Q3 · completed',
    '        Code sum_quarter · completed',
  ]);
});

test('ids of iterations and branches are those of their block with what tells them apart', () => {
  const timeline = timelineOf('branches-and-nested-loops');
  expect(nodeOf(timeline, 'wrb_599938579525888938#1')).toMatchObject({
    kind: 'iteration',
    index: 1,
    of: 2,
    value: 'AMER',
  });
  expect(nodeOf(timeline, 'wrb_599938476446673672#2')).toMatchObject({
    kind: 'iteration',
    index: 2,
    of: null,
  });
  expect(nodeOf(timeline, 'wrb_599938463561771738?6a053b9d-a78b-4852-b73c-9e0560b9d2fa')).toMatchObject({
    kind: 'branch',
    taken: true,
    description: 'At least one overdue invoice',
  });
});

test('a loop that went on past a failed iteration: the failure is counted where it happened', () => {
  const timeline = timelineOf('shipment-loop-partial');
  expect(timeline.totals).toMatchObject({ actions: 15, blocksDone: 10, blocksAll: 11 });
  expect(timeline.totals.failures.map((index) => timeline.nodes[index]?.id)).toEqual([
    'wrb_599942805773707622',
  ]);
  expect(nodeOf(timeline, 'wrb_599942573845475268#2')).toMatchObject({
    status: 'failed',
    of: 5,
    value: 'HL-99999',
  });
  expect(nodeOf(timeline, 'wrb_599942805773707622')).toMatchObject({ continuedOn: true });
  expect(labelled(timeline, 'each_shipment')).toMatchObject({ status: 'completed' });
  // Its second block never ran for that value, but it did for others: it is no block that was never reached.
  expect(timeline.nodes.filter(({ status }) => status === 'ghost')).toEqual([]);
});

test('three failures in the order they happened, none of them twice', () => {
  const timeline = timelineOf('shipment-loop-then-code-error');
  expect(timeline.totals).toMatchObject({ actions: 24, blocksDone: 9, blocksAll: 12 });
  const failed = timeline.totals.failures.map((index) => timeline.nodes[index]);
  expect(failed.map((node) => (node?.kind === 'block' ? node.label : node?.kind))).toEqual([
    'open_shipment',
    'open_shipment',
    'action',
  ]);
});

test('a loop of 25 with eight blocks each', () => {
  const timeline = timelineOf('weekly-audit-large');
  const iterations = timeline.nodes.filter(({ kind }) => kind === 'iteration');
  expect(iterations).toHaveLength(25);
  expect(iterations.filter(({ status }) => status === 'failed')).toHaveLength(1);
  expect(timeline.totals.failures.map((index) => timeline.nodes[index]?.parent)).toHaveLength(1);
  expect(timeline.totals).toMatchObject({ actions: 26, blocksAll: 197 });
});

test('code that gave up and the agent that took over: two blocks of one label, the first is retried', () => {
  const timeline = timelineOf('code-run');
  expect(drawn(timeline).filter((line) => !line.startsWith(' '))).toEqual([
    'Navigation find_product · failed · retried',
    'Navigation find_product · completed',
    'Extraction read_offer · completed',
  ]);
  expect(nodeOf(timeline, 'act_599939039087390250')).toMatchObject({ status: 'failed', retried: true });
  expect(timeline.totals.failures).toEqual([]);
});

test('an action that a later try of its step did again is retried and no failure', () => {
  const timeline = timelineOf('compare-b');
  expect(drawn(timeline).slice(0, 7)).toEqual([
    'Navigation find_product · completed',
    '  #1 Input text · completed · retried',
    '  #2 Click · failed · retried',
    '  #3 Input text · completed',
    '  #4 Click · completed',
    '  #5 Click · completed',
    '  #6 Complete · completed',
  ]);
  expect(timeline.totals.failures.map((index) => timeline.nodes[index]?.id)).toEqual([
    'wrb_599939696217385272',
  ]);
});

test('a wait that the server records as failed is no failure, another action in its step no redoing', () => {
  const timeline = timelineOf('export-button-missing');
  expect(drawn(timeline)[3]).toBe('  #3 Wait · waited');
  expect(timeline.totals.failures).toEqual([0]);
  expect(timeline.nodes.some(({ retried }) => retried)).toBe(false);
});

test('numbers go on over the steps of a block', () => {
  expect(drawn(timelineOf('checkout-zip-rejected')).slice(0, 4)).toEqual([
    'Navigation fill_delivery · failed',
    '  #1 Click · completed',
    '  #2 Input text · completed',
    '  #3 Input text · completed',
  ]);
});

test('thoughts and blocks of a task v2 stand beside each other in the order of time', () => {
  const { timeline } = recordedRun('task-v2-loop');
  expect(timeline.nodes.filter(({ depth }) => depth === 0).map(({ kind }) => kind)).toEqual([
    'block',
    'thought',
    'thought',
    'thought',
    'block',
    'block',
    'thought',
    'thought',
  ]);
  expect(timeline.totals).toMatchObject({ thoughts: 5, actions: 7, blocksAll: 6 });
});

test('two actions with the same order in one step keep the order in which they ended', () => {
  const timeline = timelineOf('task-v2-loop');
  expect(
    drawn(timeline)
      .filter((line) => /Complete|Extract data/.test(line))
      .slice(1, 3),
  ).toEqual(['      #1 Complete · completed', '      #2 Extract data · completed']);
});

test('blocks that are continued on count as failures of a completed run', () => {
  const timeline = timelineOf('operations-digest');
  const failed = timeline.totals.failures.map((index) => timeline.nodes[index]);
  expect(failed).toMatchObject([
    { label: 'push_order', continuedOn: true },
    { label: 'mail_digest', continuedOn: true },
  ]);
  expect(timeline.totals).toMatchObject({ blocksDone: 9, blocksAll: 11 });
});

test('what a canceled run did not reach is there, and never as a failure', () => {
  const timeline = timelineOf('canceled-mid-run');
  expect(drawn(timeline)).toEqual([
    'Navigation find_shipment · canceled',
    '  #1 Click · completed',
    'Wait settle · never reached',
    'Extraction read_status · never reached',
  ]);
  expect(timeline.totals).toMatchObject({ blocksDone: 0, blocksAll: 3, failures: [] });
  expect(timeline.nodes[2]).toMatchObject({ id: 'ghost:settle', startMs: null, durationMs: null });
});

test('an empty answer stays empty: what was not reached is not told by rows', () => {
  expect(timelineOf('canceled-before-browser').nodes).toEqual([]);
});

test('a paused run waits for a person at its last block', () => {
  expect(drawn(timelineOf('human-approval-paused')).at(-1)).toBe(
    'Human interaction approve_report · waiting for a person',
  );
});

test('the agent gave up: its terminate action did what it should, and its block is the failure', () => {
  const timeline = timelineOf('validation-terminated');
  expect(drawn(timeline)).toEqual([
    'Go to URL open_product · completed',
    'Validation check_stock · terminated',
    '  #1 Terminate · gave up',
    'Extraction read_offer · never reached',
  ]);
  expect(timeline.totals.failures).toEqual([1]);
});

test('durations: as sent, from what happened inside, or as an upper bound that says so', () => {
  const timeline = timelineOf('operations-digest');
  expect(labelled(timeline, 'read_invoices')).toMatchObject({ durationMs: 16677, durationApprox: false });
  expect(labelled(timeline, 'push_order')).toMatchObject({ durationMs: 3579, durationApprox: true });
  const loop = timelineOf('shipment-loop-partial');
  expect(labelled(loop, 'each_shipment')).toMatchObject({ durationApprox: false });
  expect(nodeOf(loop, 'wrb_599942573845475268#2').durationMs).toBe(54796);
});

test('a v1 task is one block with its actions', () => {
  const { timeline } = recordedRun('task-v1-failed');
  expect(drawn(timeline)[0]).toMatch(/^Task .* · terminated$/);
  expect(timeline.nodes.slice(1).every(({ kind, parent }) => kind === 'action' && parent === 0)).toBe(true);
});

test('a block that started another run leads to it', () => {
  const node = labelled(timelineOf('trigger-parent'), 'probe_stock');
  expect(node.kind === 'block' && childRunOf(node.block)).toMatchObject({
    runId: 'wr_599941671902342964',
    status: 'completed',
  });
});
