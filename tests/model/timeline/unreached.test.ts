import { beforeEach, expect, test } from 'vitest';
import { block, defined, drawn, restart, thought, timelineOf } from './sent';

beforeEach(restart);

const chain = (...labels: string[]) =>
  labels.map((label, i) => defined('code', label, { next_block_label: labels[i + 1] ?? null }));

const ghostsOf = (...args: Parameters<typeof timelineOf>) =>
  timelineOf(...args)
    .nodes.filter(({ status }) => status === 'ghost')
    .map(({ id }) => id);

test('blocks that were not reached follow in the order of the definition', () => {
  const sent = [block('code', 'a', { status: 'failed' })];
  expect(ghostsOf(sent, { definition: chain('a', 'b', 'c') })).toEqual(['ghost:b', 'ghost:c']);
});

test('while the run goes on they are not reached yet', () => {
  const timeline = timelineOf([block('code', 'a', { status: 'running' })], {
    definition: chain('a', 'b'),
    final: false,
    runStatus: 'running',
  });
  expect(drawn(timeline)).toEqual(['Code a · running', 'Code b · not reached yet']);
  expect(timeline.totals).toMatchObject({ blocksDone: 0, blocksAll: 2 });
});

test('the finally block ran last and stays last', () => {
  const timeline = timelineOf([block('code', 'a', { status: 'failed' }), block('code', 'cleanup')], {
    definition: chain('a', 'b', 'cleanup'),
    finallyLabel: 'cleanup',
  });
  expect(drawn(timeline)).toEqual(['Code a · failed', 'Code b · never reached', 'Code cleanup · completed']);
  expect(timeline.nodes[2]).toMatchObject({ isFinally: true });
  expect(timeline.nodes[0]).toMatchObject({ isFinally: false });
});

test('a loop that was not reached holds its blocks', () => {
  const definition = [...chain('a'), defined('for_loop', 'l', {}, chain('x', 'y'))];
  const timeline = timelineOf([block('code', 'a', { status: 'failed' })], { definition });
  expect(drawn(timeline)).toEqual([
    'Code a · failed',
    'For loop l · never reached',
    '  Code x · never reached',
    '  Code y · never reached',
  ]);
  expect(timeline.nodes.at(-1)?.id).toBe('ghost:l/y');
});

test('a block of a loop that no iteration reached stands in the last one', () => {
  const definition = [defined('for_loop', 'l', {}, chain('x', 'y'))];
  const children = [
    block('code', 'x', { current_index: 0 }),
    block('code', 'x', { current_index: 1, status: 'failed' }),
  ];
  const timeline = timelineOf(
    [block('for_loop', 'l', { status: 'failed', loop_values: [1, 2] }, { children })],
    {
      definition,
    },
  );
  expect(drawn(timeline).slice(-3)).toEqual([
    '  #2 of 2 2 · failed',
    '    Code x · failed',
    '    Code y · never reached',
  ]);
});

test('an agent that was edited since tells nothing about what this run did not reach', () => {
  const sent = [block('code', 'renamed', { status: 'failed' })];
  expect(ghostsOf(sent, { definition: chain('a', 'b') })).toEqual([]);
  const completed = [block('code', 'a')];
  expect(ghostsOf(completed, { definition: chain('a', 'added_later'), runStatus: 'completed' })).toEqual([]);
});

test('a repair that the server added to a code block does not make the definition another one', () => {
  const sent = [
    block('code', 'a', { status: 'failed' }, { children: [block('task', 'Self-heal recovery')] }),
  ];
  expect(ghostsOf(sent, { definition: chain('a', 'b') })).toEqual(['ghost:b']);
});

test('blocks that a planner made are never missing', () => {
  const sent = [thought('plan'), block('navigation', 'navigation_Xy12', { status: 'failed' })];
  expect(ghostsOf(sent, { definition: chain('navigation_Xy12', 'later_Ab34') })).toEqual([]);
});

test('a task v2 block was reached when items of its own run are there', () => {
  const definition = [...chain('a', 'research'), defined('code', 'b')];
  definition[1] = defined('task_v2', 'research', { next_block_label: 'b' });
  const sent = [
    block('code', 'a'),
    thought('plan', { workflow_run_id: 'wr_2' }),
    block('navigation', 'navigation_Xy12', { workflow_run_id: 'wr_2', status: 'failed' }),
  ];
  expect(ghostsOf(sent, { definition })).toEqual(['ghost:b']);
  expect(ghostsOf([block('code', 'a', { status: 'failed' })], { definition })).toEqual([
    'ghost:research',
    'ghost:b',
  ]);
});

test('definitions without links run in the order of their list', () => {
  const definition = [defined('code', 'a'), defined('code', 'b')];
  expect(ghostsOf([block('code', 'a', { status: 'failed' })], { definition })).toEqual(['ghost:b']);
});
