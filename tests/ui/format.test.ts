import { describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatClock,
  formatCount,
  formatDate,
  formatDuration,
  formatExact,
  formatRelative,
  formatTicking,
} from '~/ui/format';

const S = 1_000;
const M = 60 * S;
const H = 60 * M;

test.each([
  [0, '0 ms'],
  [850, '850 ms'],
  [999.6, '1.0 s'],
  [6_800, '6.8 s'],
  [41_000, '41.0 s'],
  [59_949, '59.9 s'],
  [59_960, '1 m 0 s'],
  [80_000, '1 m 20 s'],
  [59 * M + 59_600, '1 h 0 m'],
  [72 * M, '1 h 12 m'],
  [27 * H, '1 d 3 h'],
  [-5, '0 ms'],
  [NaN, ''],
])('%d ms lasts “%s”', (ms, words) => expect(formatDuration(ms)).toBe(words));

test('a ticking duration has no tenths that would flicker', () => {
  expect(formatTicking(41_700)).toBe('41 s');
  expect(formatTicking(80_900)).toBe('1 m 20 s');
});

test.each([
  [42 * S, '0:42'],
  [64 * M + 10 * S, '1:04:10'],
  [0, '0:00'],
  [-3 * S, '0:00'],
])('%d ms after the start the clock shows %s', (ms, words) => expect(formatClock(ms)).toBe(words));

test.each([
  [840, '840 B'],
  [2_150, '2.1 KB'],
  [412 * 1024, '412 KB'],
  [1_048_200, '1.0 MB'],
  [5 * 1024 * 1024, '5.0 MB'],
  [-1, ''],
])('%d bytes are %s', (bytes, words) => expect(formatBytes(bytes)).toBe(words));

test('counts have thousands separators', () => expect(formatCount(1_234_567)).toBe('1,234,567'));

describe('times', () => {
  const now = Date.UTC(2026, 10, 20, 17, 52, 3);

  test.each([
    [6 * S, '6 s ago'],
    [59 * S, '59 s ago'],
    [M, '1 minute ago'],
    [130 * S, '2 minutes ago'],
    [H, '1 hour ago'],
    [24 * H - 1, '23 hours ago'],
    [24 * H, '19 Nov 17:52'],
    [-2 * S, '0 s ago'],
  ])('%d ms before now: %s', (before, words) => expect(formatRelative(now - before, now, 'utc')).toBe(words));

  test('a time well ahead of now is a date, not a guess', () => {
    expect(formatRelative(now + H, now, 'utc')).toBe('20 Nov 18:52');
  });

  test('the year stands where it is another one', () => {
    expect(formatDate(Date.UTC(2025, 8, 5, 7, 3), now, 'utc')).toBe('5 Sep 2025 07:03');
  });

  test('the exact time names both clocks', () => {
    expect(formatExact(now)).toMatch(/^\d+ Nov 2026 \d\d:\d\d:\d\d \((20 Nov 2026 )?17:52:03 UTC\)$/);
  });
});
