import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareIds, idMillis, kindOfId } from '~/skyvern/ids';

test('the kind of a run is told by its prefix, the longer one first', () => {
  expect(kindOfId('wr_599935478559500566')).toBe('workflow_run');
  expect(kindOfId('tsk_v2_599943291105012964')).toBe('task_v2');
  expect(kindOfId('tsk_599941259585481806')).toBe('task_v1');
  for (const id of ['', 'wr', 'wr_', 'tsk_', 'wrb_1', 'wpid_1', 'pbs_1', ' wr_1', '599935478559500566'])
    expect(kindOfId(id)).toBeNull();
});

test('an id says in which second it was made', () => {
  expect(new Date(idMillis('wr_599935478559500566') ?? 0).toISOString()).toBe('2026-11-22T16:56:03.000Z');
  for (const id of ['wr_', 'wr_x', '', 'wr_12345678901234567890123']) expect(idMillis(id)).toBeNull();
});

test('order is exact where a double would see no difference', () => {
  expect(compareIds('a_599935478559500566', 'act_599935478559500567')).toBeLessThan(0);
  expect(compareIds('a_9', 'a_10')).toBeLessThan(0);
  expect(compareIds('a_007', 'b_7')).toBe(0);
});

test('order is that of the numbers, whatever stands before them; ids without one come last', () => {
  const id = fc.oneof(
    fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map((n) => `a_${n}`),
    fc.constantFrom('a_', 'x', 'step one'),
  );
  fc.assert(
    fc.property(fc.array(id), (ids) => {
      const sorted = ids.toSorted(compareIds);
      const numbers = sorted.map((one) => /_(\d+)$/.exec(one)?.[1]);
      const from = numbers.indexOf(undefined);
      const known = (from < 0 ? numbers : numbers.slice(0, from)).map((digits) => BigInt(digits ?? 0));
      expect(known).toEqual(known.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
      if (from >= 0) expect(numbers.slice(from).every((digits) => digits === undefined)).toBe(true);
    }),
  );
});
