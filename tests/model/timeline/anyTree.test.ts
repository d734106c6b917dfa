import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildTimeline } from '~/model/timeline/build';
import { rowOf } from '~/model/timeline/rowText';
import type { Timeline, TimelineContext } from '~/model/timeline/timeline';
import { readTimeline } from '~/skyvern/readTimeline';
import type { TimelineItem } from '~/skyvern/timeline';
import { defined } from './sent';

const context: TimelineContext = {
  final: true,
  runStatus: 'failed',
  definition: null,
  finallyLabel: null,
  previous: null,
};

const status = fc.constantFrom(
  'completed',
  'failed',
  'running',
  'terminated',
  'skipped',
  'something_new',
  null,
);
const time = fc.oneof(
  fc.integer({ min: 0, max: 50 }).map((second) => `2026-01-01T00:00:${String(second % 60).padStart(2, '0')}`),
  fc.constantFrom(null, 'no time', undefined),
);
/** Few, so that ids repeat. */
const id = (prefix: string) => fc.integer({ min: 1, max: 12 }).map((n) => `${prefix}_${n}`);

const action = fc.record({
  action_type: fc.constantFrom('click', 'input_text', 'wait', 'terminate', 'complete', 'a_new_one'),
  status: fc.constantFrom('completed', 'failed', 'skipped', 'pending'),
  action_id: fc.oneof(id('act'), fc.constant(null)),
  step_id: fc.constantFrom('stp_1', 'stp_2', null),
  step_order: fc.constantFrom(0, 1, null),
  action_order: fc.constantFrom(0, 1, null),
  created_at: time,
});
const blockTypes = ['navigation', 'for_loop', 'while_loop', 'conditional', 'code', 'task_v2', 'a_new_one'];

const { item } = fc.letrec<{ item: Record<string, unknown>; children: unknown[] }>((tie) => ({
  children: fc.array(tie('item'), { maxLength: 4 }),
  item: fc.oneof(
    { maxDepth: 6, depthSize: 'small', withCrossShrink: true },
    fc.record({
      type: fc.constant('thought'),
      thought: fc.record({ thought_id: id('ot'), thought: fc.constantFrom('why', null), created_at: time }),
      children: fc.constant([]),
    }),
    // Unreadable in three places.
    fc.record({ type: fc.constantFrom('block', 'odd'), block: fc.constant(7), children: tie('children') }),
    fc.record({
      type: fc.constant('block'),
      attempt: fc.constantFrom(1, 1, 2),
      block: fc.record({
        workflow_run_block_id: id('wrb'),
        workflow_run_id: fc.constantFrom('wr_1', 'wr_2', null),
        parent_workflow_run_block_id: fc.oneof(id('wrb'), fc.constant(null)),
        block_type: fc.constantFrom(...blockTypes),
        label: fc.constantFrom('a', 'b', 'c', null),
        status,
        current_index: fc.constantFrom(0, 1, 2, null),
        loop_values: fc.constantFrom(null, ['x', 'y', 'z', 'w']),
        executed_branch_id: fc.constantFrom(null, 'br_1'),
        duration: fc.constantFrom(null, 1.5),
        actions: fc.array(fc.oneof(action, fc.constant({ status: 3 })), { maxLength: 4 }),
        created_at: time,
        modified_at: time,
      }),
      children: tie('children'),
    }),
  ),
}));

const definition = [
  defined('conditional', 'a', {
    branch_conditions: [
      { id: 'br_1', criteria: { expression: '{{ x }}' }, next_block_label: 'b', is_default: false },
      { id: 'br_2', criteria: null, next_block_label: 'c', is_default: true },
    ],
    next_block_label: 'e',
  }),
  defined('for_loop', 'b', { next_block_label: 'e' }, [
    defined('code', 'd'),
    defined('for_loop', 'inner', {}, [defined('code', 'deep')]),
  ]),
  defined('code', 'c', { next_block_label: 'e' }),
  defined('send_email', 'e', { next_block_label: null }),
];

const IDS = ['action_id', 'thought_id', 'workflow_run_block_id'];

/** The same items, of which no two say the same: a copy would be no item of its own. */
function unlike(sent: readonly Record<string, unknown>[]): unknown[] {
  let count = 0;
  const text = JSON.stringify(sent, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !IDS.some((id) => Object.hasOwn(value, id)))
      return value;
    count++;
    return { ...value, description: `${count}`, observation: `${count}` };
  });
  return JSON.parse(text) as unknown[];
}

/** What the answer holds, by a walk of its own: every object once. */
function countSent(items: readonly TimelineItem[]): number {
  let sum = 0;
  const pending = [...items];
  for (let next = pending.pop(); next; next = pending.pop()) {
    sum++;
    pending.push(...next.children);
    if (next.type !== 'thought') sum += next.actions.length;
  }
  return sum;
}

function sentNodes({ nodes }: Timeline): number {
  return nodes.filter(
    (node) =>
      node.kind === 'thought' ||
      node.kind === 'action' ||
      node.kind === 'unreadable' ||
      (node.kind === 'block' && node.block !== null),
  ).length;
}

const contexts = fc.record({
  final: fc.boolean(),
  runStatus: fc.constantFrom('failed', 'completed', 'running'),
  definition: fc.constantFrom(null, definition),
  finallyLabel: fc.constantFrom(null, 'e', 'a'),
});

describe('any tree', () => {
  test('every item comes out exactly once, with an id of its own, in valid pre-order', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 6 }), contexts, (sent, more) => {
        const items = readTimeline(unlike(sent));
        const timeline = buildTimeline(items, { ...context, ...more });
        expect(sentNodes(timeline)).toBe(countSent(items));
        expect(timeline.byId.size).toBe(timeline.nodes.length);
        for (const [index, node] of timeline.nodes.entries()) {
          expect(timeline.byId.get(node.id)).toBe(index);
          expect(node.parent).toBeLessThan(index);
          expect(node.end).toBeGreaterThan(index);
          const parent = timeline.nodes[node.parent];
          expect(node.depth).toBe(parent ? parent.depth + 1 : 0);
          if (parent) expect(index).toBeLessThan(parent.end);
        }
      }),
    );
  });

  test('siblings that say their time come out oldest first', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 8 }), (sent) => {
        const { nodes } = buildTimeline(readTimeline(sent), context);
        const starts = nodes.flatMap(({ depth, startMs, kind }) =>
          depth === 0 && startMs !== null && kind !== 'unreadable' ? [startMs] : [],
        );
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      }),
    );
  });

  test('the order of the answer changes nothing where every item says its time and id', () => {
    const distinct = fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(distinct, fc.infiniteStream(fc.nat()), (seconds, mixed) => {
        const sent = seconds.map((second) => ({
          type: 'thought',
          thought: {
            thought_id: `ot_${second}`,
            created_at: `2026-01-01T00:00:${String(second).padStart(2, '0')}`,
          },
        }));
        const ids = (list: unknown[]) =>
          buildTimeline(readTimeline(list), context).nodes.map((node) => node.id);
        const order = new Map(sent.map((one) => [one, mixed.next().value ?? 0]));
        const shuffled = sent.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
        expect(ids(shuffled)).toEqual(ids(sent));
      }),
    );
  });

  test('the same answer again gives the same nodes, and each row can be said', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 6 }), contexts, (sent, more) => {
        const before = buildTimeline(readTimeline(sent), { ...context, ...more });
        const after = buildTimeline(readTimeline(structuredClone(sent)), {
          ...context,
          ...more,
          previous: before,
        });
        expect(after.nodes.length).toBe(before.nodes.length);
        expect(after.nodes.every((node, index) => node === before.nodes[index])).toBe(true);
        expect(after.totals).toEqual(before.totals);
        for (const node of after.nodes) expect(rowOf(node, after).name).not.toBe('');
      }),
    );
  });

  test('failures are failures, and none is inside another', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 6 }), (sent) => {
        const { nodes, totals } = buildTimeline(readTimeline(sent), context);
        let end = -1;
        for (const index of totals.failures) {
          const node = nodes[index];
          expect(['failed', 'terminated', 'timed_out']).toContain(node?.status);
          expect(node?.retried).toBe(false);
          expect(index).toBeGreaterThanOrEqual(end);
          end = node?.kind === 'block' ? node.end : index + 1;
        }
      }),
    );
  });
});

const nested = (depth: number, type = 'for_loop'): unknown[] => {
  let inside: unknown[] = [];
  for (let level = depth; level > 0; level--) {
    const block = {
      workflow_run_block_id: `wrb_${level}`,
      block_type: type,
      label: `level_${level}`,
      status: 'completed',
      current_index: 0,
      created_at: '2026-01-01T00:00:00',
      actions: [],
    };
    inside = [{ type: 'block', block, children: inside }];
  }
  return inside;
};

test.each(['for_loop', 'conditional', 'navigation'])('depth 2,000 of %s is ordinary', (type) => {
  const timeline = buildTimeline(readTimeline(nested(2000, type)), context);
  const deepest = timeline.nodes.at(-1);
  expect(deepest).toMatchObject({ kind: 'block', label: 'level_2000' });
  expect(timeline.nodes.every(({ end }) => end === timeline.nodes.length)).toBe(true);
});

test('a definition as deep as that is too', () => {
  let inner = [defined('code', 'last')];
  for (let level = 0; level < 2000; level++) inner = [defined('for_loop', `loop_${level}`, {}, inner)];
  const timeline = buildTimeline(readTimeline(nested(1, 'code').concat()), {
    ...context,
    definition: [defined('code', 'level_1'), ...inner],
  });
  expect(timeline.nodes.at(-1)).toMatchObject({ status: 'ghost', label: 'last', depth: 2000 });
});

test('a list that holds itself ends', () => {
  const items = readTimeline(nested(2));
  items[0]?.children.push(items[0]);
  const timeline = buildTimeline(items, context);
  expect(timeline.nodes.filter(({ kind }) => kind === 'block').map(({ id }) => id)).toEqual([
    'wrb_1',
    'wrb_2',
  ]);
});

test('blocks that name each other as parents, or a parent that is not there, stay where they were sent', () => {
  const block = (own: string, parent: string, second: string) => ({
    type: 'block',
    block: {
      workflow_run_block_id: own,
      parent_workflow_run_block_id: parent,
      block_type: 'code',
      label: own,
      status: 'completed',
      created_at: `2026-01-01T00:00:0${second}`,
      actions: [],
    },
    children: [],
  });
  const sent = [block('wrb_3', 'wrb_gone', '3'), block('wrb_2', 'wrb_1', '2'), block('wrb_1', 'wrb_2', '1')];
  const timeline = buildTimeline(readTimeline(sent), context);
  expect(timeline.nodes.map(({ id, depth }) => [id, depth])).toEqual([
    ['wrb_1', 0],
    ['wrb_2', 0],
    ['wrb_3', 0],
  ]);
});

test('a repeated id keeps all items that say something else, the later ones with a suffix; a copy is no item', () => {
  const other = (status: string) => {
    const [item] = structuredClone(nested(1));
    return [{ ...(item as object), block: { ...(item as { block: object }).block, status } }];
  };
  const sent = [...other('failed'), ...nested(1), ...nested(1), ...other('canceled'), ...other('failed')];
  const timeline = buildTimeline(readTimeline(sent), context);
  expect(timeline.nodes.map(({ id }) => id)).toEqual(['wrb_1', 'wrb_1~2', 'wrb_1~3']);
});

test('an action that is sent twice is one, and the numbers of the others stay', () => {
  const [item] = nested(1) as [{ block: object }];
  const action = (n: number) => ({
    action_id: `act_${n}`,
    action_type: 'click',
    status: 'completed',
    created_at: `2026-01-01T00:00:0${n}`,
  });
  const actions = [action(3), action(2), action(2), action(1), action(1)];
  const timeline = buildTimeline(readTimeline([{ ...item, block: { ...item.block, actions } }]), context);
  expect(timeline.nodes.flatMap((node) => (node.kind === 'action' ? [[node.id, node.number]] : []))).toEqual([
    ['act_1', 1],
    ['act_2', 2],
    ['act_3', 3],
  ]);
  expect(timeline.totals.actions).toBe(3);
});
