import { describe, expect, test } from 'vitest';
import { chainIds, foldedIds, without } from '~/pages/run/overview/timeline/folds/foldedIds';
import {
  allFolds,
  NO_FOLDS,
  readFolds,
  withFolds,
  type ReaderFolds,
} from '~/pages/run/overview/timeline/folds/readerFolds';
import { drawnTree } from './drawnTree';

/** What is folded of a drawn tree, as letters. */
function folded(folds: ReaderFolds, openByDefault = '', lifted = '', drawing = 'a(b(c)d)e(f)g') {
  const ids = without(foldedIds(drawnTree(drawing), folds, new Set(openByDefault)), new Set(lifted));
  return [...ids].join('');
}

describe('what is folded', () => {
  test('all but the chain to what the run opens on, where the reader chose nothing', () => {
    expect(folded(NO_FOLDS)).toBe('abe');
    expect(folded(NO_FOLDS, 'ab')).toBe('e');
  });

  test('what the reader folded and unfolded, one by one', () => {
    const mine = withFolds(withFolds(NO_FOLDS, ['e'], false), ['b'], true);
    expect(folded(mine, 'ab')).toBe('b');
  });

  test('the last choice counts', () => {
    const turned = withFolds(withFolds(NO_FOLDS, ['a'], true), ['a'], false);
    expect(folded(turned)).toBe('be');
  });

  test('everything or nothing, after which single choices start anew', () => {
    const mine = withFolds(NO_FOLDS, ['a'], false);
    expect(folded(allFolds(true), 'ab')).toBe('abe');
    expect(folded(allFolds(false))).toBe('');
    expect(folded(withFolds(allFolds(true), ['e'], false), 'ab')).toBe('ab');
    expect(allFolds(true)).not.toMatchObject({ open: mine.open });
  });

  test('not what a selection, link or search opens for the moment', () => {
    expect(folded(allFolds(true), '', 'ab')).toBe('e');
  });

  test('the same set where nothing of what is opened was folded', () => {
    const set = new Set(['a', 'b']);
    expect(without(set, new Set(['c']))).toBe(set);
  });

  test('never an item with nothing inside', () => {
    expect(folded(withFolds(NO_FOLDS, ['g', 'c'], true), 'abe')).toBe('');
  });
});

test('the chain of an item is the item and everything it stands in', () => {
  expect([...chainIds(drawnTree('a(b(c)d)e'), 2)].join('')).toBe('cba');
  expect(chainIds(drawnTree('a'), 7).size).toBe(0);
});

describe('folds in the browser’s store', () => {
  test('are read back as they were written', () => {
    const mine = withFolds(allFolds(true), ['a', 'b'], false);
    expect(readFolds(JSON.parse(JSON.stringify(mine)))).toEqual(mine);
  });

  test('are forgotten where they make no sense', () => {
    for (const odd of [null, 'x', 3, [], {}, { base: 'all' }]) expect(readFolds(odd)).toBe(null);
    expect(readFolds({ base: 'open', open: [1, 'a'], folded: null })).toEqual({
      base: 'open',
      open: ['a'],
      folded: [],
    });
  });

  test('do not grow without end', () => {
    const ids = Array.from({ length: 1000 }, (_, at) => `wrb_${at}`);
    const mine = withFolds(NO_FOLDS, ids, true);
    expect(mine.folded.length).toBeLessThan(1000);
    expect(mine.folded.at(-1)).toBe('wrb_999');
  });
});
