import { beforeEach, expect, test } from 'vitest';
import { action, block, drawn, restart, timelineOf } from './sent';

beforeEach(restart);

const tried = (type: string, step: string, more: Record<string, unknown> = {}) =>
  action(type, { step_id: step, step_order: 0, task_id: 'tsk_1', ...more });

test('of a step tried three times only the last try stands', () => {
  const timeline = timelineOf([
    block(
      'navigation',
      'n',
      {},
      {
        actions: [
          tried('click', 'stp_1', { status: 'failed' }),
          tried('click', 'stp_2', { status: 'failed' }),
          tried('click', 'stp_3'),
        ],
      },
    ),
  ]);
  expect(drawn(timeline).slice(1)).toEqual([
    '  #1 Click · failed · retried',
    '  #2 Click · failed · retried',
    '  #3 Click · completed',
  ]);
  expect(timeline.totals).toMatchObject({ actions: 3, failures: [] });
});

test('a failed action that the next try replaced by giving up was not redone', () => {
  const timeline = timelineOf([
    block(
      'navigation',
      'n',
      { status: 'terminated' },
      {
        actions: [tried('click', 'stp_1', { status: 'failed' }), tried('terminate', 'stp_2')],
      },
    ),
  ]);
  expect(timeline.totals.failures).toEqual([1]);
});

test('the same action in a later step is another action', () => {
  const timeline = timelineOf([
    block(
      'navigation',
      'n',
      {},
      {
        actions: [tried('click', 'stp_1', { status: 'failed' }), tried('click', 'stp_2', { step_order: 1 })],
      },
    ),
  ]);
  expect(timeline.nodes.some(({ retried }) => retried)).toBe(false);
});

test('an earlier attempt of the run is retried as a whole', () => {
  const timeline = timelineOf([
    block('code', 'a', {}, { attempt: 1 }),
    block(
      'code',
      'b',
      { status: 'failed' },
      { attempt: 1, actions: [action('null_action', { status: 'failed' })] },
    ),
    block('code', 'a', {}, { attempt: 2 }),
    block('code', 'b', {}, { attempt: 2 }),
  ]);
  expect(timeline.nodes.map(({ attempt, retried }) => [attempt, retried])).toEqual([
    [1, true],
    [1, true],
    [1, true],
    [2, false],
    [2, false],
  ]);
  expect(timeline.totals.failures).toEqual([]);
});

test('a completed block whose label comes again is no try of the later one', () => {
  const timeline = timelineOf([block('code', 'a'), block('code', 'a')]);
  expect(timeline.nodes.some(({ retried }) => retried)).toBe(false);
});

test('iterations repeat labels without retrying anything', () => {
  const children = [0, 1].map((index) => block('code', 'c', { current_index: index, status: 'failed' }));
  const timeline = timelineOf([block('for_loop', 'l', {}, { children })]);
  expect(timeline.totals.failures).toHaveLength(2);
});

test('code that the server repaired did not fail', () => {
  const failed = () => action('null_action', { status: 'failed' });
  const heal = (status: string) =>
    block(
      'code',
      'c',
      {},
      { actions: [failed()], children: [block('task', 'Self-heal recovery', { status })] },
    );
  expect(timelineOf([heal('completed')]).totals.failures).toEqual([]);
  expect(timelineOf([heal('failed')]).totals.failures).toEqual([1, 2]);
});

test('a failed block is counted only where nothing inside it was', () => {
  const timeline = timelineOf([
    block('navigation', 'n', { status: 'failed' }, { actions: [action('click', { status: 'failed' })] }),
    block('navigation', 'm', { status: 'failed' }, { actions: [action('wait', { status: 'failed' })] }),
    block('code', 'x', { status: 'skipped' }),
    block('code', 'y', { status: 'canceled' }),
    block('code', 'z', { status: 'timed_out' }),
  ]);
  expect(timeline.totals.failures).toEqual([1, 2, 6]);
});
