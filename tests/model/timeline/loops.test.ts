import { beforeEach, expect, test } from 'vitest';
import { action, at, block, defined, drawn, labelled, nodeOf, restart, thought, timelineOf } from './sent';

beforeEach(restart);

test('blocks of one flat list come apart by their iteration, in the order of its number', () => {
  const timeline = timelineOf([
    block(
      'for_loop',
      'loop',
      { loop_values: ['A', { name: 'B' }] },
      {
        children: [
          block('code', 'one', { current_index: 0 }),
          block('code', 'two', { current_index: 0 }),
          block('code', 'one', { current_index: 1 }),
        ],
      },
    ),
  ]);
  expect(drawn(timeline)).toEqual([
    'For loop loop · completed',
    '  #1 of 2 A · completed',
    '    Code one · completed',
    '    Code two · completed',
    '  #2 of 2 {"name":"B"} · completed',
    '    Code one · completed',
  ]);
});

test('the value is the one that was sent, not the text the server made of it', () => {
  const children = [block('code', 'one', { current_index: 0, current_value: "{'name': 'A'}" })];
  const [, known] = timelineOf([
    block('for_loop', 'l', { loop_values: [{ name: 'A' }] }, { children }),
  ]).nodes;
  expect(known).toMatchObject({ value: { name: 'A' } });
  const [, unknown] = timelineOf([block('for_loop', 'l', { loop_values: null }, { children })]).nodes;
  expect(unknown).toMatchObject({ value: "{'name': 'A'}", of: null });
});

test('an iteration that ended before all its values were planned counts itself among them', () => {
  const timeline = timelineOf([
    block('for_loop', 'l', { loop_values: ['A'] }, { children: [block('code', 'c', { current_index: 4 })] }),
  ]);
  expect(timeline.nodes[1]).toMatchObject({ index: 4, of: 5, value: undefined });
});

test('shortened loop values: the number planned is the one before the server cut them', () => {
  const cut = {
    truncated: true,
    reason: 'exceeded_max_run_response_value_size',
    original_count: 200_000,
    original_size_bytes: 1,
    limit_bytes: 1,
  };
  const children = [block('code', 'c', { current_index: 0 })];
  const [, whole] = timelineOf([block('for_loop', 'l', { loop_values: [cut] }, { children })]).nodes;
  expect(whole).toMatchObject({ of: 200_000, value: undefined });
  const values = ['[truncated]', '[truncated]'];
  const [, one] = timelineOf([block('for_loop', 'l', { loop_values: values }, { children })]).nodes;
  expect(one).toMatchObject({ of: 2, value: undefined });
});

test('iterations a loop did not come to stand behind it as ghosts once the run is over', () => {
  const children = [block('code', 'c', { current_index: 0, status: 'failed' })];
  const sent = [block('for_loop', 'l', { loop_values: ['A', 'B', 'C'], status: 'failed' }, { children })];
  expect(drawn(timelineOf(sent))).toEqual([
    'For loop l · failed',
    '  #1 of 3 A · failed',
    '    Code c · failed',
    '  #2 of 3 B · never reached',
    '  #3 of 3 C · never reached',
  ]);
  expect(drawn(timelineOf(sent, { final: false }))).toHaveLength(3);
});

test('what an inner run put into a loop belongs to the iteration of that run', () => {
  const timeline = timelineOf([
    block(
      'for_loop',
      'l',
      { loop_values: ['A', 'B'] },
      {
        children: [
          thought('first', { workflow_run_id: 'wr_2' }),
          block('navigation', 'n_x', { workflow_run_id: 'wr_2' }),
          thought('second', { workflow_run_id: 'wr_3' }),
        ],
      },
    ),
  ]);
  expect(drawn(timeline)).toEqual([
    'For loop l · completed',
    '  #1 of 2 A · completed',
    '    Thought',
    '    Navigation n_x · completed',
    '  #2 of 2 B',
    '    Thought',
  ]);
});

test('an item without a number among numbered ones stays in the loop at its time', () => {
  const timeline = timelineOf([
    block(
      'for_loop',
      'l',
      {},
      {
        children: [
          block('code', 'c', { current_index: 0 }),
          block('code', 'odd'),
          block('code', 'c', { current_index: 1 }),
        ],
      },
    ),
  ]);
  expect(drawn(timeline)).toEqual([
    'For loop l · completed',
    '  #1 · completed',
    '    Code c · completed',
    '  Code odd · completed',
    '  #2 · completed',
    '    Code c · completed',
  ]);
});

test('a loop that asked for its values runs on although the server calls it completed', () => {
  const loop = (done: number, more: Record<string, unknown> = {}) =>
    block(
      'for_loop',
      'l',
      { task_id: 'tsk_1', duration: 3, loop_values: ['A', 'B'], ...more },
      {
        actions: [action('extract')],
        children: Array.from({ length: done }, (_, i) => block('code', 'c', { current_index: i })),
      },
    );
  const status = (sent: Parameters<typeof timelineOf>[0], final = false) =>
    labelled(timelineOf(sent, { final, runStatus: 'running' }), 'l').status;
  expect(status([loop(1)])).toBe('running');
  expect(status([loop(0, { loop_values: null })])).toBe('running');
  expect(status([loop(2)])).toBe('completed');
  expect(status([loop(1), block('code', 'next')])).toBe('completed');
  expect(status([loop(1)], true)).toBe('completed');
  // Its own duration is that of the hidden task that read the values.
  expect(labelled(timelineOf([loop(2)]), 'l').durationMs).not.toBe(3000);
});

test('a loop runs while anything in it runs, whatever the server calls it', () => {
  const children = [block('code', 'c', { current_index: 0, status: 'running' })];
  const timeline = timelineOf([block('for_loop', 'l', {}, { children })], { final: false });
  expect(timeline.nodes.map(({ status }) => status)).toEqual(['running', 'running', 'running']);
});

test.each([
  [['completed', 'failed'], 'failed'],
  [['completed', 'terminated'], 'terminated'],
  [['timed_out', 'failed'], 'failed'],
  [['completed', 'canceled'], 'canceled'],
  [['completed', 'running'], 'interrupted'],
  [['skipped', 'skipped'], 'skipped'],
  [['completed', 'skipped'], 'completed'],
  [['brand_new'], 'brand_new'],
])('an iteration of %j is %s', (statuses, rolledUp) => {
  const children = statuses.map((status, i) => block('code', `c${i}`, { current_index: 0, status }));
  expect(timelineOf([block('for_loop', 'l', {}, { children })]).nodes[1]?.status).toBe(rolledUp);
});

test('a failure inside a loop that goes on counts as continued on, by the loop’s own flag', () => {
  const children = [block('code', 'inner', { current_index: 0, status: 'failed' })];
  const goesOn = timelineOf([block('for_loop', 'l', { continue_on_failure: true }, { children })]);
  expect(labelled(goesOn, 'inner')).toMatchObject({ continuedOn: true });
  const stops = timelineOf([block('for_loop', 'l', {}, { children })]);
  expect(labelled(stops, 'inner')).toMatchObject({ continuedOn: false });
  const definition = [
    defined('for_loop', 'l', {}, [defined('code', 'inner', { next_loop_on_failure: true })]),
  ];
  const next = timelineOf([block('for_loop', 'l', {}, { children })], { definition });
  expect(labelled(next, 'inner')).toMatchObject({ continuedOn: true });
});

test('a loop’s time runs to the end of what happened in it', () => {
  const children = [
    block('code', 'c', { current_index: 0, created_at: at(10), duration: 4 }),
    block('code', 'c', { current_index: 1, created_at: at(20), duration: 5 }),
  ];
  const timeline = timelineOf([
    block(
      'for_loop',
      'l',
      { created_at: at(9), modified_at: at(400), workflow_run_block_id: 'wrb_9' },
      { children },
    ),
  ]);
  expect(nodeOf(timeline, 'wrb_9')).toMatchObject({ durationMs: 16_000, durationApprox: false });
  expect(nodeOf(timeline, 'wrb_9#1')).toMatchObject({ durationMs: 5000, durationApprox: false });
});

test('where only row writes tell the end, the time is an upper bound', () => {
  const children = [block('wait', 'w', { current_index: 0, created_at: at(10), modified_at: at(16) })];
  const timeline = timelineOf([block('while_loop', 'l', { created_at: at(9) }, { children })]);
  expect(timeline.nodes).toMatchObject([
    { durationMs: 7000, durationApprox: true },
    { durationMs: 6000, durationApprox: true },
    { durationMs: 6000, durationApprox: true },
  ]);
});
