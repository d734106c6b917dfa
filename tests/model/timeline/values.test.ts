import { describe, expect, test } from 'vitest';
import { parseExact } from '~/json';
import { loopValueAt, plannedIterations, truncationOf, valueText } from '~/model/timeline/values';

test('a value on one line keeps its digits', () => {
  expect(valueText('as is')).toBe('as is');
  expect(valueText(parseExact('{"id": 9007199254740993, "ok": true}'))).toBe(
    '{"id":9007199254740993,"ok":true}',
  );
  expect(valueText(null)).toBe('null');
  expect(valueText(undefined)).toBe('');
});

const marker = (reason: string) => ({
  truncated: true,
  reason,
  original_size_bytes: 5_000_000,
  limit_bytes: 2_097_152,
  original_count: 900,
  kept_count: 12,
});
const CUT = 'exceeded_max_run_response_value_size';
const LOST = 'exceeded_max_jsonb_value_size';

describe('a value that the server cut', () => {
  test.each([
    ['the marker in its place', marker(CUT), 'cut'],
    ['the marker as last member', [1, 2, marker(CUT)], 'cut'],
    ['the marker under its key', { a: 1, _truncated: marker(CUT) }, 'cut'],
    ['data that was never stored', marker(LOST), 'lost'],
  ])('%s', (_, value, kind) => {
    expect(truncationOf(value)).toMatchObject({
      kind,
      originalBytes: 5_000_000,
      originalCount: 900,
      keptCount: 12,
    });
  });

  test('texts and lists of texts', () => {
    expect(truncationOf('abc...[truncated 100 chars]')).toMatchObject({
      kind: 'cut',
      originalCount: 103,
      keptCount: 3,
    });
    expect(truncationOf(['a', 'b', '...[truncated 8 values]'])).toMatchObject({
      originalCount: 10,
      keptCount: 2,
    });
  });

  test.each([
    'whole',
    'it says ...[truncated 100 chars] in the middle',
    { truncated: true },
    { truncated: 'yes', reason: CUT },
    [],
    {},
    null,
    7,
  ])('%j is whole', (value) => {
    expect(truncationOf(value)).toBeNull();
  });
});

test('loop values: how many, and which one', () => {
  expect(plannedIterations(null)).toBeNull();
  expect(plannedIterations([])).toBe(0);
  expect(plannedIterations([marker(CUT)])).toBe(900);
  expect(loopValueAt([null, 'b'], 0)).toBeNull();
  expect(loopValueAt(['a'], 3)).toBeUndefined();
});
