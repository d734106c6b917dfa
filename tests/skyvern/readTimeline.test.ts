import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadShape } from '~/skyvern/badShape';
import { readTimeline } from '~/skyvern/readTimeline';
import { isUnreadableAction, type TimelineItem } from '~/skyvern/timeline';

const block = (id: string, fields: object = {}, item: object = {}) => ({
  type: 'block',
  block: { workflow_run_block_id: id, block_type: 'task', ...fields },
  ...item,
});
const thought = (id: string, fields: object = {}, item: object = {}) => ({
  type: 'thought',
  thought: { thought_id: id, ...fields },
  ...item,
});
const action = (id: string, fields: object = {}) => ({ action_id: id, action_type: 'click', ...fields });

/** Items as a drawing: `b(c)` holds c, `[x]` its action x, `!` is unreadable. */
function drawn(items: readonly TimelineItem[]): string {
  return items
    .map((item) => {
      const actions = item.type === 'thought' ? [] : item.actions;
      const name =
        item.type === 'block'
          ? item.block.workflow_run_block_id
          : item.type === 'thought'
            ? item.thought.thought_id
            : '!';
      const inside = actions.map((one) => (isUnreadableAction(one) ? '!' : one.action_id)).join(' ');
      return name + (inside ? `[${inside}]` : '') + (item.children.length ? `(${drawn(item.children)})` : '');
    })
    .join(' ');
}

describe('what a server may leave out', () => {
  test('everything but ids and kinds', () => {
    expect(readTimeline([block('b'), thought('t')])).toMatchObject([
      {
        type: 'block',
        attempt: 1,
        actions: [],
        children: [],
        block: {
          status: null,
          label: null,
          output: null,
          error_codes: [],
          continue_on_failure: false,
          loop_values: null,
        },
      },
      {
        type: 'thought',
        attempt: 1,
        children: [],
        thought: { thought: null, output: null, created_at: null },
      },
    ]);
  });

  test('null for lists, flags and objects is the same as nothing', () => {
    const nulls = {
      actions: null,
      error_codes: null,
      recipients: null,
      continue_on_failure: null,
      script_run: null,
    };
    expect(readTimeline([block('b', nulls, { children: null, thought: null, attempt: null })])).toEqual(
      readTimeline([block('b', {}, { thought: null })]).map((item) => ({
        ...item,
        block: expect.objectContaining({
          error_codes: [],
          recipients: [],
          continue_on_failure: false,
          script_run: null,
        }),
      })),
    );
  });

  test('the kind, where it can be seen', () => {
    const { type: _b, ...unnamedBlock } = block('b');
    const { type: _t, ...unnamedThought } = thought('t');
    expect(drawn(readTimeline([unnamedBlock, unnamedThought]))).toBe('b t');
  });

  test('the status of an action is “pending”, its flags are “no”', () => {
    expect(readTimeline([block('b', { actions: [{ action_type: 'click' }] })])).toMatchObject([
      {
        actions: [{ status: 'pending', verified: false, is_checked: null, errors: [], downloaded_files: [] }],
      },
    ]);
  });
});

describe('what is kept', () => {
  test('keys that nobody knows, on every level', () => {
    const [item] = readTimeline([block('b', { wait_sec: 5, actions: [action('a', { x: 1 })] })]);
    expect(item).toMatchObject({ block: { wait_sec: 5 }, actions: [{ x: 1 }] });
  });

  test('texts as sent, blank ones as nothing', () => {
    const [item] = readTimeline([thought('t', { thought: ' two  spaces ', answer: ' \n ' })]);
    expect(item).toMatchObject({ thought: { thought: ' two  spaces ', answer: null } });
  });

  test('outputs of any shape', () => {
    for (const output of [0, false, '', [], { a: [null] }, 'text'])
      expect(readTimeline([block('b', { output })])).toMatchObject([{ block: { output } }]);
  });

  test('times as UTC, with or without a fraction or a zone; unreadable ones as nothing', () => {
    const time = (created_at: string) => {
      const [item] = readTimeline([block('b', { created_at })]);
      return item?.type === 'block' ? item.block.created_at : undefined;
    };
    expect(time('2026-01-02T03:04:05.678901')).toBe(Date.UTC(2026, 0, 2, 3, 4, 5, 678));
    expect(time('2026-01-02T03:04:05')).toBe(Date.UTC(2026, 0, 2, 3, 4, 5));
    expect(time('2026-01-02T03:04:05Z')).toBe(Date.UTC(2026, 0, 2, 3, 4, 5));
    expect(time('2026-01-02T03:04:05+02:00')).toBe(Date.UTC(2026, 0, 2, 1, 4, 5));
    expect(time('yesterday')).toBeNull();
  });

  test('an item’s own time where its block has none', () => {
    const item = { created_at: '2026-01-02T03:04:05' };
    expect(readTimeline([block('b', {}, item)])).toMatchObject([
      { block: { created_at: Date.UTC(2026, 0, 2, 3, 4, 5) } },
    ]);
    expect(readTimeline([thought('t', {}, item)])).toMatchObject([
      { thought: { created_at: Date.UTC(2026, 0, 2, 3, 4, 5) } },
    ]);
  });

  test('the attempt, of the item or of its block', () => {
    expect(readTimeline([block('b', { attempt_number: 2 }), block('c', {}, { attempt: 3 })])).toMatchObject([
      { attempt: 2 },
      { attempt: 3 },
    ]);
  });

  test('no number that is none', () => {
    const actions: unknown = JSON.parse('[{"action_type":"click","confidence_float":1e999,"step_order":-0}]');
    expect(readTimeline([block('b', { actions })])).toMatchObject([
      { actions: [{ confidence_float: null }] },
    ]);
  });

  test('a key __proto__ does not become a prototype', () => {
    const items: unknown = JSON.parse(
      '[{"type":"block","block":{"workflow_run_block_id":"b","block_type":"task","__proto__":{"label":"stolen"}}}]',
    );
    const [item] = readTimeline(items);
    expect(item).toMatchObject({ block: { label: null } });
    expect(({} as Record<string, unknown>)['label']).toBeUndefined();
  });
});

describe('one bad part costs exactly itself', () => {
  test('an action', () => {
    const actions = [action('a1'), { action_id: 'a2', action_type: 7 }, action('a3')];
    const [item] = readTimeline([block('b', { actions })]);
    expect(drawn(item ? [item] : [])).toBe('b[a1 ! a3]');
    expect(item).toMatchObject({
      actions: [
        {},
        {
          path: 'timeline[0].block.actions[1].action_type',
          reason: 'Expected a text, and the number 7 came.',
          raw: actions[1],
        },
        {},
      ],
    });
  });

  test('a block, whose actions and children survive', () => {
    const children = [block('c', {}, { children: [thought('t')] })];
    const items = readTimeline([
      block('b0'),
      block('b1', { status: 42, actions: [action('a')] }, { children }),
      block('b2'),
    ]);
    expect(drawn(items)).toBe('b0 ![a](c(t)) b2');
    expect(items[1]).toMatchObject({
      path: 'timeline[1].block.status',
      reason: 'Expected a text, and the number 42 came.',
    });
    expect(items[1]).not.toHaveProperty('raw.children');
    expect(items[1]).toHaveProperty('raw.block.status', 42);
  });

  test('a thought, and children below it', () => {
    const items = readTimeline([{ type: 'thought', thought: 'hm', children: [block('c')] }]);
    expect(drawn(items)).toBe('!(c)');
    expect(items).toMatchObject([
      { path: 'timeline[0].thought', reason: 'Expected an object, and a text came.' },
    ]);
  });

  test('a child', () => {
    const items = readTimeline([block('b', {}, { children: [null, block('c'), 'x'] })]);
    expect(drawn(items)).toBe('b(! c !)');
    expect(items[0]?.children[0]).toMatchObject({
      path: 'timeline[0].children[0]',
      reason: 'Expected an object, and null came.',
    });
  });

  test('lists that are none', () => {
    expect(drawn(readTimeline([block('b', { actions: { a: 1 } }, { children: 'none' })]))).toBe('b[!](!)');
  });

  test('a kind that nobody knows, with its children', () => {
    const items = readTimeline([{ type: 'dream', dream: {}, children: [block('c')] }]);
    expect(drawn(items)).toBe('!(c)');
    expect(items).toMatchObject([
      { path: 'timeline[0].type', reason: 'Expected “block” or “thought”, and the kind “dream” came.' },
    ]);
  });

  test('an id that is missing', () => {
    expect(readTimeline([{ type: 'block', block: { block_type: 'task' } }])).toMatchObject([
      {
        type: 'unreadable',
        path: 'timeline[0].block.workflow_run_block_id',
        reason: 'Expected a text, and nothing came.',
      },
    ]);
  });

  test('an action that calls itself unreadable is read all the same', () => {
    const [item] = readTimeline([block('b', { actions: [action('a', { type: 'unreadable' })] })]);
    expect(drawn(item ? [item] : [])).toBe('b[a]');
  });
});

describe('answers that are no timeline', () => {
  test.each([
    [{ detail: 'Not Found' }, 'an object'],
    ['<html>', 'a text'],
    [null, 'null'],
    [undefined, 'nothing'],
  ])('%j is refused in words', (answer, what) => {
    expect(() => readTimeline(answer)).toThrow(
      new BadShape('', `Expected a list of items, and ${what} came.`),
    );
  });

  test('an empty list is a run without items', () => expect(readTimeline([])).toEqual([]));
});

test('items 10,000 deep come out one by one', () => {
  let item: object = block('b0');
  for (let depth = 1; depth < 10_000; depth++) item = block(`b${depth}`, {}, { children: [item] });
  let items = readTimeline([item]);
  let depth = 0;
  for (; items.length; items = items[0]?.children ?? []) depth++;
  expect(depth).toBe(10_000);
});

test('an output 10,000 deep is handed on as it is', () => {
  let output: unknown = 'core';
  for (let depth = 0; depth < 10_000; depth++) output = [output];
  const [item] = readTimeline([block('b', { output })]);
  expect(item?.type === 'block' && item.block.output === output).toBe(true);
});

describe('whatever comes', () => {
  const field = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(undefined));
  const parts = fc.letrec<{ item: unknown; action: unknown }>((tie) => ({
    action: fc.oneof(
      field,
      fc.record(
        { action_type: field, status: field, action_id: field, output: field, errors: field },
        { requiredKeys: [] },
      ),
    ),
    item: fc.oneof(
      { depthSize: 'small' },
      field,
      fc.record(
        {
          type: fc.oneof(fc.constantFrom('block', 'thought'), field),
          block: fc.oneof(
            field,
            fc.record(
              {
                workflow_run_block_id: fc.oneof(fc.string(), field),
                block_type: fc.oneof(fc.string(), field),
                label: field,
                actions: fc.oneof(fc.array(tie('action'), { maxLength: 4 }), field),
              },
              { requiredKeys: [] },
            ),
          ),
          thought: fc.oneof(
            field,
            fc.record({ thought_id: fc.oneof(fc.string(), field), output: field }, { requiredKeys: [] }),
          ),
          children: fc.oneof(fc.array(tie('item'), { maxLength: 4 }), field),
        },
        { requiredKeys: [] },
      ),
    ),
  }));

  test('a list is read without a throw, one item for each', () => {
    fc.assert(
      fc.property(fc.array(parts.item), (answer) => {
        const before = JSON.stringify(answer);
        const items = readTimeline(answer);
        expect(items).toHaveLength(answer.length);
        expect(JSON.stringify(answer)).toBe(before);
      }),
    );
  });

  test('each unreadable part names where it stood', () => {
    fc.assert(
      fc.property(fc.array(parts.item), (answer) => {
        const stack = [...readTimeline(answer)];
        for (let item = stack.pop(); item; item = stack.pop()) {
          if (item.type === 'unreadable') {
            expect(item.path).toMatch(/^timeline\[\d+\]/);
            expect(item.reason).toMatch(/^Expected .+ came\.$/);
          }
          stack.push(...item.children);
        }
      }),
    );
  });
});
