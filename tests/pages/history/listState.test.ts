import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createdWords } from '~/pages/history/createdWords';
import { PAGE_SIZES, readListState, writeListState } from '~/pages/history/listState';
import { pastedRunId } from '~/pages/history/pastedRunId';

const read = (query: string) => readListState(new URLSearchParams(query));

test('the plain address is the plain list', () => {
  expect(read('')).toEqual({ page: 1, size: 10, statuses: [], triggers: [], search: '' });
  expect(writeListState(read('')).toString()).toBe('');
});

test('odd values give the nearest sense', () => {
  expect(read('page=-3&size=7')).toMatchObject({ page: 1, size: 10 });
  expect(read('page=1e9')).toMatchObject({ page: 100 });
  expect(read('page=two')).toMatchObject({ page: 1 });
  expect(read('status=failed&status=failed&status=')).toMatchObject({ statuses: ['failed'] });
});

test('an address gives back the state it was made of', () => {
  const words = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 4 });
  fc.assert(
    fc.property(
      fc.record({
        page: fc.integer({ min: 1, max: 100 }),
        size: fc.constantFrom(...PAGE_SIZES),
        statuses: words,
        triggers: words,
        search: fc.string(),
      }),
      (state) => {
        expect(read(writeListState(state).toString())).toEqual(state);
      },
    ),
  );
});

test('only a whole id is an id', () => {
  expect(pastedRunId(' "wr_599935478559500566"\n')).toBe('wr_599935478559500566');
  expect(pastedRunId('tsk_v2_599940482196401760')).toBe('tsk_v2_599940482196401760');
  expect(pastedRunId('run wr_599935478559500566')).toBeNull();
  expect(pastedRunId('wr_')).toBeNull();
});

test('days are those of the reader’s calendar', () => {
  const now = new Date(2026, 10, 20, 0, 30).getTime();
  expect(createdWords(new Date(2026, 10, 20, 0, 10).getTime(), now)).toBe('Today 00:10');
  expect(createdWords(new Date(2026, 10, 19, 23, 50).getTime(), now)).toBe('Yesterday 23:50');
  expect(createdWords(new Date(2026, 10, 18, 17, 52).getTime(), now)).toBe('18 Nov 17:52');
});
