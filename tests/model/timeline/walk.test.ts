import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { visibleRows } from '~/model/timeline/visibleRows';
import { ancestorsOf, blockOf, childrenOf, isInside, nextFailure, parentOf } from '~/model/timeline/walk';
import { block, restart, timelineOf, type Sent } from './sent';

beforeEach(restart);

/** `a(b(c)d)e` is a tree: each letter a block, brackets its children. */
function tree(drawing: string, failed = '') {
  const levels: Sent[][] = [[]];
  for (const letter of drawing) {
    if (letter === '(') levels.push([]);
    else if (letter === ')') {
      const inner = levels.pop() ?? [];
      const holder = levels.at(-1)?.at(-1);
      if (holder) holder['children'] = inner.toReversed();
    } else {
      const status = failed.includes(letter) ? 'failed' : 'completed';
      levels.at(-1)?.push(block('navigation', letter, { workflow_run_block_id: letter, status }));
    }
  }
  return timelineOf(levels[0] ?? []);
}

const names = (timeline: ReturnType<typeof tree>, indices: Iterable<number>) =>
  [...indices].map((index) => timeline.nodes[index]?.id).join('');
const shown = (drawing: string, folded: string[], keep: Uint8Array | null = null) => {
  const timeline = tree(drawing);
  return names(timeline, visibleRows(timeline, new Set(folded), keep));
};

test('a folded node stays, what is inside it goes', () => {
  expect(shown('a(b(c)d)e', [])).toBe('abcde');
  expect(shown('a(b(c)d)e', ['b'])).toBe('abde');
  expect(shown('a(b(c)d)e', ['a', 'b'])).toBe('ae');
});

test('folds of nodes that are gone change nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (ids) => {
      expect(
        shown(
          'a(b(c)d)e',
          ids.map((id) => `gone ${id}`),
        ),
      ).toBe('abcde');
    }),
  );
});

test('a filter shows what it keeps, folded or not', () => {
  expect(shown('a(b(c)d)e', ['a'], Uint8Array.of(1, 1, 1, 0, 0))).toBe('abc');
});

test('children, parents and what is inside', () => {
  const timeline = tree('a(b(c)d)e');
  expect(names(timeline, childrenOf(timeline, -1))).toBe('ae');
  expect(names(timeline, childrenOf(timeline, 0))).toBe('bd');
  expect(names(timeline, childrenOf(timeline, 4))).toBe('');
  expect(names(timeline, childrenOf(timeline, 99))).toBe('');
  expect(names(timeline, ancestorsOf(timeline, 2))).toBe('ba');
  expect(parentOf(timeline, 3)).toBe(0);
  expect(parentOf(timeline, 99)).toBe(-1);
  expect([isInside(timeline, 2, 0), isInside(timeline, 4, 0), isInside(timeline, 0, 0)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(blockOf(timeline, 2)?.label).toBe('c');
});

test('failures are walked in order, around the ends', () => {
  const timeline = tree('abcdef', 'bde');
  const walk = (from: number, step: 1 | -1) => timeline.nodes[nextFailure(timeline, from, step) ?? -1]?.id;
  expect([walk(-1, 1), walk(1, 1), walk(2, 1), walk(4, 1)]).toEqual(['b', 'd', 'd', 'b']);
  expect([walk(6, -1), walk(3, -1), walk(1, -1)]).toEqual(['e', 'b', 'e']);
  expect(nextFailure(tree('abc'), 0, 1)).toBeNull();
});
