import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  expandedOf,
  nearestRow,
  placeOf,
  treeView,
  type TreeView,
} from '~/pages/run/overview/timeline/window/treeView';
import { drawnTree } from './drawnTree';

const shown = ({ rows, timeline }: TreeView) => [...rows].map((index) => timeline.nodes[index]?.id).join('');

function view(
  drawing: string,
  folded = '',
  kept: string | null = null,
  order: 'oldest' | 'newest' = 'oldest',
) {
  const timeline = drawnTree(drawing);
  const keep =
    kept === null ? null : Uint8Array.from(timeline.nodes, ({ id }) => (kept.includes(id) ? 1 : 0));
  return treeView(timeline, new Set(folded), keep, order);
}
const placeIn = (tree: TreeView, id: string) => {
  const { place, of } = placeOf(tree, tree.timeline.byId.get(id) ?? -1);
  return `${place}/${of}`;
};
const expandedIn = (tree: TreeView, id: string) => expandedOf(tree, tree.timeline.byId.get(id) ?? -1);

describe('the rows', () => {
  test('stand in order of execution, and newest first turns the siblings around at every level', () => {
    expect(shown(view('a(bc(de))f'))).toBe('abcdef');
    expect(shown(view('a(bc(de))f', '', null, 'newest'))).toBe('facedb');
  });

  test('newest first hides what is folded too', () => {
    expect(shown(view('a(bc(de))f', 'c', null, 'newest'))).toBe('facb');
  });

  test('a filtered tree can be folded', () => {
    expect(shown(view('a(bc(de))f', '', 'acd'))).toBe('acd');
    expect(shown(view('a(bc(de))f', 'c', 'acd'))).toBe('ac');
  });

  test('any tree newest first is the same rows, each below what it stands in', () => {
    const tree = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc
        .array(
          fc.oneof(
            { maxDepth: 4 },
            fc.constant('x'),
            tie('tree').map((inner) => `x(${inner})`),
          ),
          {
            minLength: 1,
            maxLength: 4,
          },
        )
        .map((parts) => parts.join('')),
    })).tree;
    fc.assert(
      fc.property(tree, (drawing) => {
        const timeline = drawnTree(drawing);
        const { rows } = treeView(timeline, new Set(), null, 'newest');
        expect([...rows].toSorted((a, b) => a - b)).toEqual([...timeline.nodes.keys()]);
        for (const [row, index] of rows.entries()) {
          const parent = timeline.nodes[index]?.parent ?? -1;
          expect(rows.indexOf(parent)).toBeLessThan(row);
        }
        const siblings = [...rows].filter((index) => timeline.nodes[index]?.parent === -1);
        expect(siblings).toEqual(siblings.toSorted((a, b) => b - a));
      }),
    );
  });

  test('2,000 levels deep are ordinary', () => {
    const deep = view('a('.repeat(2000) + 'b' + ')'.repeat(2000), '', null, 'newest');
    expect(deep.rows).toHaveLength(2001);
  });
});

describe('what a row says of its place', () => {
  test('counts siblings whether or not they are folded', () => {
    const tree = view('a(bcd)e', 'a');
    expect(placeIn(tree, 'e')).toBe('2/2');
    expect(placeIn(tree, 'c')).toBe('2/3');
  });

  test('counts only what a filter keeps', () => {
    const tree = view('a(bcd)e', '', 'ad');
    expect(placeIn(tree, 'd')).toBe('1/1');
    expect(placeIn(tree, 'a')).toBe('1/1');
  });

  test('counts from the newest when the newest is first', () => {
    expect(placeIn(view('a(bcd)e', '', null, 'newest'), 'd')).toBe('1/3');
  });

  test('an item has nothing to unfold when the filter hides all that is inside', () => {
    expect(expandedIn(view('a(b)c'), 'a')).toBe(true);
    expect(expandedIn(view('a(b)c', 'a'), 'a')).toBe(false);
    expect(expandedIn(view('a(b)c', '', 'ac'), 'a')).toBe(null);
    expect(expandedIn(view('a(b)c'), 'c')).toBe(null);
  });

  test('an item that is folded away stands for itself in the nearest one around it', () => {
    const tree = view('a(b(c))d', 'a');
    expect(nearestRow(tree, 2)).toBe(0);
    expect(nearestRow(tree, 3)).toBe(1);
    expect(nearestRow(tree, -1)).toBe(-1);
  });
});
