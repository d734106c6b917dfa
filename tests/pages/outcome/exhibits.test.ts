import { expect, test } from 'vitest';
import type { PictureBook } from '~/model/pictures';
import type { Picture, PictureHow } from '~/model/pictures/picture';
import { exhibitsOf } from '~/pages/run/evidence/exhibits';

const picture = (artifactId: string, how: PictureHow = 'own'): Picture => ({
  artifactId,
  artifactType: 'screenshot_action',
  how,
  fromItem: null,
  takenMs: null,
  archived: false,
  pageUrl: null,
  parts: [artifactId],
});

/** A run whose own pictures are the letters in order; item `x` has the pictures given. */
const book = (
  sequence: string,
  before: Picture | null,
  after: Picture | null,
  substitute: Picture | null = null,
) =>
  ({
    of: () => ({ before, after, absence: after ? null : { why: 'never' as const, substitute } }),
    sequence: sequence.split('').map((artifactId) => ({
      artifactId,
      itemId: `item ${artifactId}`,
      takenMs: null,
    })),
  }) satisfies PictureBook;

const words = (shown: PictureBook) => exhibitsOf('x', shown).map((one) => `${one.words} = ${one.artifactId}`);

test('before, this item, after and the end of the run', () => {
  expect(words(book('abcd', picture('a'), picture('b')))).toEqual([
    'Before = a',
    'This item = b',
    'After = c',
    'End = d',
  ]);
});

test('what is both stands once, under both words', () => {
  expect(words(book('ab', picture('a'), picture('b')))).toEqual(['Before = a', 'This item, end = b']);
  expect(words(book('abc', picture('a'), picture('b')))).toEqual([
    'Before = a',
    'This item = b',
    'After, end = c',
  ]);
});

test('another item’s picture in place of this one’s is no evidence', () => {
  expect(words(book('ab', null, null, picture('a', 'nearest-earlier')))).toEqual(['End = b']);
});

test('the page when a block started is not also the page before it', () => {
  expect(words(book('ab', picture('a', 'block-start'), picture('b', 'block-start')))).toEqual([
    'This item, end = b',
  ]);
});

test('each leads to the item and the side that show it', () => {
  const [before, own, after] = exhibitsOf('x', book('abc', picture('a'), picture('b')));
  expect(before).toMatchObject({ itemId: 'x', side: 'before' });
  expect(own).toMatchObject({ itemId: 'x', side: 'after' });
  expect(after).toMatchObject({ itemId: 'item c', side: 'after' });
});
