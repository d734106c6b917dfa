import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equalJson } from '~/json/equalJson';
import { shareItems, shareTimeline } from '~/api/shareTimeline';
import { ExactNumber } from '~/json';
import { readTimeline } from '~/skyvern/readTimeline';
import type { BlockItem, TimelineItem } from '~/skyvern/timeline';

const text = (slug: string) => readFileSync(`mocks/runs/${slug}/timeline.json`, 'utf8');
const read = (json: string): TimelineItem[] => readTimeline(JSON.parse(json));
const asBlock = (item: TimelineItem | undefined): BlockItem => {
  if (item?.type !== 'block') throw new Error('expected a block');
  return item;
};

test.each(['branches-and-nested-loops', 'weekly-audit-large', 'task-v2-loop'])(
  '%s: an equal answer is the same object',
  (slug) => {
    const before = read(text(slug));
    expect(shareItems(before, read(text(slug)))).toBe(before);
  },
);

test('what changed is new, with everything around it; everything else is the same', () => {
  const json = (label: string, clicks: string) =>
    `[{"type":"block","block":{"workflow_run_block_id":"loop","block_type":"for_loop"},"children":[
       {"type":"block","block":{"workflow_run_block_id":"a","block_type":"task","label":"${label}","output":{"deep":[1]},"actions":[{"action_type":"click","action_id":"x"}${clicks}]}},
       {"type":"block","block":{"workflow_run_block_id":"b","block_type":"task"}}]},
      {"type":"thought","thought":{"thought_id":"t"}}]`;
  const before = read(json('one', ''));
  const grown = shareItems(before, read(json('one', ',{"action_type":"click","action_id":"y"}')));
  expect(grown).not.toBe(before);
  expect(grown[1]).toBe(before[1]);
  const [loop, oldLoop] = [asBlock(grown[0]), asBlock(before[0])];
  expect(loop).not.toBe(oldLoop);
  expect(loop.block).toBe(oldLoop.block);
  expect(loop.children[1]).toBe(oldLoop.children[1]);
  const [a, oldA] = [asBlock(loop.children[0]), asBlock(oldLoop.children[0])];
  expect(a.block).toBe(oldA.block);
  expect(a.actions).toHaveLength(2);
  expect(a.actions[0]).toBe(oldA.actions[0]);

  const renamed = asBlock(asBlock(shareItems(before, read(json('two', '')))[0]).children[0]);
  expect(renamed.block.label).toBe('two');
  expect(renamed.actions).toBe(oldA.actions);
});

test('an item that moved, because a newer one came before it, keeps its object', () => {
  const item = (id: string) => ({ type: 'block', block: { workflow_run_block_id: id, block_type: 'task' } });
  const before = readTimeline([item('b'), item('a')]);
  const after = shareItems(before, readTimeline([item('c'), item('b'), item('a')]));
  expect(after.slice(1)).toEqual(before);
  expect(after[1]).toBe(before[0]);
  expect(after[2]).toBe(before[1]);
});

test('repeated ids and unreadable items lose nothing', () => {
  const twice =
    '[{"type":"block","block":{"workflow_run_block_id":"a","block_type":"x"}},{"type":"block","block":{"workflow_run_block_id":"a","block_type":"y"}},7]';
  const before = read(twice);
  expect(shareItems(before, read(twice))).toEqual(read(twice));
});

test('10,000 levels are shared without recursion', () => {
  let json = '';
  for (let depth = 0; depth < 10_000; depth++)
    json += `[{"type":"block","block":{"workflow_run_block_id":"b${depth}","block_type":"for_loop"},"children":`;
  json += `[]${'}]'.repeat(10_000)}`;
  const before = read(json);
  expect(shareItems(before, read(json))).toBe(before);
});

test('whatever changed: the result says what the new answer says', () => {
  const leaf = fc.record({
    type: fc.constantFrom('block', 'thought', 'dream'),
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    label: fc.constantFrom('one', 'two'),
    actions: fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
  });
  type Leaf = typeof leaf extends fc.Arbitrary<infer T> ? T : never;
  const item = ({ type, id, label, actions }: Leaf, children: object[]): object => ({
    type,
    block:
      type === 'block'
        ? {
            workflow_run_block_id: id,
            block_type: 'task',
            label,
            actions: actions.map((name) => ({ action_type: 'click', action_id: name, text: label })),
          }
        : null,
    thought: type === 'thought' ? { thought_id: id, thought: label } : null,
    children,
  });
  const level = (inner: fc.Arbitrary<object[]>) =>
    fc.array(
      fc.tuple(leaf, inner).map(([own, children]) => item(own, children)),
      { maxLength: 3 },
    );
  const tree = level(level(level(fc.constant([]))));
  fc.assert(
    fc.property(tree, tree, (old, fresh) => {
      const before = readTimeline(old);
      const copy = structuredClone(before);
      expect(shareItems(before, readTimeline(fresh))).toEqual(readTimeline(fresh));
      expect(before).toEqual(copy);
    }),
  );
});

test('nothing to share with is no problem', () => {
  const items = read(text('code-run'));
  expect(shareTimeline(undefined, items)).toBe(items);
});

describe('equal JSON', () => {
  test('is told for any values as a comparison of texts would', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(equalJson(a, structuredClone(a))).toBe(true);
        if (equalJson(a, b)) expect(b).toEqual(a);
        else expect(Object.is(a, b)).toBe(false);
      }),
    );
  });

  test('exact numbers count by their digits', () => {
    expect(equalJson([new ExactNumber('9007199254740993')], [new ExactNumber('9007199254740993')])).toBe(
      true,
    );
    expect(equalJson([new ExactNumber('9007199254740993')], [new ExactNumber('9007199254740992')])).toBe(
      false,
    );
    expect(equalJson([new ExactNumber('1')], [{}])).toBe(false);
  });

  test('a list is no object, a missing key no undefined one', () => {
    expect(equalJson([], {})).toBe(false);
    expect(equalJson({ a: undefined }, { b: undefined })).toBe(false);
  });
});
