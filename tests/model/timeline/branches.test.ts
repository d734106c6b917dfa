import { beforeEach, expect, test } from 'vitest';
import { block, defined, drawn, restart, timelineOf } from './sent';

beforeEach(restart);

const branch = (id: string, expression: string | null, next: string | null, isDefault = false) => ({
  id,
  criteria: expression === null ? null : { expression, description: `about ${id}` },
  next_block_label: next,
  is_default: isDefault,
});

/** if x: a; else if y: b; else: c → b2; then `end`. */
const definition = [
  defined('conditional', 'choose', {
    branch_conditions: [
      branch('br_x', 'x', 'a'),
      branch('br_y', 'y', 'b'),
      branch('br_else', null, 'c', true),
    ],
    next_block_label: 'end',
  }),
  defined('code', 'a', { next_block_label: 'end' }),
  defined('code', 'b', { next_block_label: 'end' }),
  defined('code', 'c', { next_block_label: 'b2' }),
  defined('code', 'b2', { next_block_label: 'end' }),
  defined('code', 'end', { next_block_label: null }),
];

test('every branch stands under its conditional; the taken one holds what ran, the others what did not', () => {
  const timeline = timelineOf(
    [
      block('conditional', 'choose', { executed_branch_id: 'br_y' }, { children: [block('code', 'b')] }),
      block('code', 'end'),
    ],
    { definition },
  );
  expect(drawn(timeline)).toEqual([
    'Conditional choose · completed',
    '  If x · not taken',
    '    Code a · never reached',
    '  Else if y · completed',
    '    Code b · completed',
    '  Else · not taken',
    '    Code c · never reached',
    '    Code b2 · never reached',
    'Code end · completed',
  ]);
});

test('a block that the taken branch did not come to stands in it', () => {
  const timeline = timelineOf(
    [
      block(
        'conditional',
        'choose',
        { executed_branch_id: 'br_else' },
        { children: [block('code', 'c', { status: 'failed' })] },
      ),
    ],
    { definition },
  );
  expect(drawn(timeline).slice(5)).toEqual([
    '  Else · failed',
    '    Code c · failed',
    '    Code b2 · never reached',
    'Code end · never reached',
  ]);
});

test('a conditional that the run never came to shows its branches once', () => {
  const timeline = timelineOf([block('code', 'start', { status: 'failed' })], {
    definition: [defined('code', 'start', { next_block_label: 'choose' }), ...definition],
  });
  expect(drawn(timeline).map((line) => line.replace(/ · (never reached|not taken)/, ''))).toEqual([
    'Code start · failed',
    'Conditional choose',
    '  If x',
    '    Code a',
    '  Else if y',
    '    Code b',
    '  Else',
    '    Code c',
    '    Code b2',
    'Code end',
  ]);
  expect(timeline.nodes.map(({ id }) => id)).toContain('ghost:choose?br_y');
});

test('a block that two untaken branches lead to stands in the first of them only', () => {
  const timeline = timelineOf(
    [block('conditional', 'pick', { executed_branch_id: 'br_1' }, { children: [block('code', 'a')] })],
    {
      runStatus: 'completed',
      definition: [
        defined('conditional', 'pick', {
          branch_conditions: [
            branch('br_1', '1', 'a'),
            branch('br_2', '2', 'b'),
            branch('br_3', null, 'b', true),
          ],
        }),
        defined('code', 'a', { next_block_label: null }),
        defined('code', 'b', { next_block_label: null }),
      ],
    },
  );
  expect(drawn(timeline).filter((line) => line.includes('Code b'))).toHaveLength(1);
});

test('a nested conditional stands in its branch with its own branches', () => {
  const nested = [
    defined('conditional', 'outer', {
      branch_conditions: [branch('o_1', '1', 'inner'), branch('o_2', null, 'other', true)],
    }),
    defined('conditional', 'inner', {
      branch_conditions: [branch('i_1', '2', 'deep'), branch('i_2', null, 'deeper', true)],
      next_block_label: null,
    }),
    defined('code', 'deep', { next_block_label: null }),
    defined('code', 'deeper', { next_block_label: null }),
    defined('code', 'other', { next_block_label: null }),
  ];
  const timeline = timelineOf(
    [block('conditional', 'outer', { executed_branch_id: 'o_2' }, { children: [block('code', 'other')] })],
    { definition: nested },
  );
  expect(drawn(timeline)).toEqual([
    'Conditional outer · completed',
    '  If 1 · not taken',
    '    Conditional inner · never reached',
    '      If 2 · never reached',
    '        Code deep · never reached',
    '      Else · never reached',
    '        Code deeper · never reached',
    '  Else · completed',
    '    Code other · completed',
  ]);
});

test('without a definition the taken branch is told by the block itself', () => {
  const fields = {
    executed_branch_id: 'br_2',
    executed_branch_expression: '{{ days_late > 0 }}',
    output: { branch_index: 1, branch_description: 'Late' },
  };
  const timeline = timelineOf([block('conditional', 'choose', fields, { children: [block('code', 'b')] })]);
  expect(drawn(timeline)).toEqual([
    'Conditional choose · completed',
    '  Else if {{ days_late > 0 }} · completed',
    '    Code b · completed',
  ]);
  expect(timeline.nodes[1]).toMatchObject({ description: 'Late', taken: true });
  const fallen = timelineOf([block('conditional', 'choose', { executed_branch_id: 'br_9' })]);
  expect(drawn(fallen)[1]).toBe('  Else · completed');
});

test('a branch that an edited definition does not have is shown all the same', () => {
  const timeline = timelineOf(
    [block('conditional', 'choose', { executed_branch_id: 'br_old' }, { children: [block('code', 'a')] })],
    { definition },
  );
  expect(timeline.nodes.filter((node) => node.kind === 'branch' && node.taken)).toHaveLength(1);
  expect(drawn(timeline).at(-2)).toBe('    Code a · completed');
});

test('while the run goes on, branches appear when one of them is taken', () => {
  const live = (fields: Record<string, unknown>) =>
    drawn(timelineOf([block('conditional', 'choose', fields)], { definition, final: false }));
  expect(live({ status: 'running' })).toEqual(['Conditional choose · running', 'Code end · not reached yet']);
  expect(live({ executed_branch_id: 'br_x' })).toEqual([
    'Conditional choose · completed',
    '  If x · completed',
    '    Code a · not reached yet',
    '  Else if y · not taken',
    '    Code b · not reached yet',
    '  Else · not taken',
    '    Code c · not reached yet',
    '    Code b2 · not reached yet',
    'Code end · not reached yet',
  ]);
});
