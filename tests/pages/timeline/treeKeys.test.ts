import { describe, expect, test } from 'vitest';
import { treeMove } from '~/pages/run/overview/timeline/treeKeys';
import { treeView } from '~/pages/run/overview/timeline/window/treeView';
import { drawnTree } from './drawnTree';

/** What a key does at a row of a drawn tree, in a word: the id it goes to, or `+ab` / `-a` for unfolding and folding. */
function pressed(key: string, at: string, drawing = 'a(b(c)d)e(f)g', folded = 'e') {
  const timeline = drawnTree(drawing);
  const view = treeView(timeline, new Set(folded), null, 'oldest');
  const row = view.rowOf[timeline.byId.get(at) ?? -1] ?? -1;
  const move = treeMove(key, view, row, 3);
  if (!move) return null;
  if (move.type === 'details') return 'details';
  if (move.type === 'fold') return (move.fold ? '-' : '+') + move.ids.join('');
  return timeline.nodes[view.rows[move.row] ?? -1]?.id;
}

describe('keys of the tree', () => {
  test('arrows up and down go row by row, and stay at the ends', () => {
    expect(pressed('ArrowDown', 'a')).toBe('b');
    expect(pressed('ArrowDown', 'e')).toBe('g');
    expect(pressed('ArrowUp', 'e')).toBe('d');
    expect(pressed('ArrowUp', 'a')).toBe('a');
    expect(pressed('ArrowDown', 'g')).toBe('g');
  });

  test('arrow right unfolds, then goes in, and does nothing at a leaf', () => {
    expect(pressed('ArrowRight', 'e')).toBe('+e');
    expect(pressed('ArrowRight', 'a')).toBe('b');
    expect(pressed('ArrowRight', 'c')).toBe('c');
  });

  test('arrow left folds, then goes out, and stays at the top', () => {
    expect(pressed('ArrowLeft', 'b')).toBe('-b');
    expect(pressed('ArrowLeft', 'c')).toBe('b');
    expect(pressed('ArrowLeft', 'e')).toBe('e');
  });

  test('Home and End go to the first and last row, pages by what is on screen', () => {
    expect(pressed('Home', 'd')).toBe('a');
    expect(pressed('End', 'a')).toBe('g');
    expect(pressed('PageDown', 'a')).toBe('c');
    expect(pressed('PageUp', 'd')).toBe('b');
    expect(pressed('PageDown', 'e')).toBe('g');
  });

  test('* unfolds the folded siblings', () => {
    expect(pressed('*', 'a', 'a(b)c(d)e', 'ac')).toBe('+ac');
  });

  test('Enter goes on to the details, other keys are not the tree’s', () => {
    expect(pressed('Enter', 'b')).toBe('details');
    expect(pressed('x', 'b')).toBe(null);
  });
});
