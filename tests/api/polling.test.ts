import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSettled, nextPollMs, type PollState } from '~/api/polling';

const LIVE: PollState = {
  final: false,
  sinceFinalMs: null,
  hidden: false,
  costMs: 20,
  failures: 0,
  serverWaitMs: null,
  hopeless: false,
  hasData: true,
  jitter: 0,
};
const next = (change: Partial<PollState> = {}) => nextPollMs({ ...LIVE, ...change });

describe('while the run is not over', () => {
  test('2 s, 10 s when nobody looks', () => {
    expect(next()).toBe(2_000);
    expect(next({ hidden: true })).toBe(10_000);
  });

  test('never sooner than five times what an answer cost', () => {
    expect(next({ costMs: 3_000 })).toBe(15_000);
    expect(next({ costMs: 3_000, hidden: true })).toBe(15_000);
  });

  test('before the first answer as well', () => expect(next({ final: null, hasData: false })).toBe(2_000));

  test('a run that nobody reads is not followed', () => expect(next({ final: null })).toBe(false));
});

describe('after failures', () => {
  test('2, 4, 8, 16, 30 s and so on for ever', () => {
    expect([1, 2, 3, 4, 5, 6, 500].map((failures) => next({ failures }))).toEqual([
      2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  test('a little sooner by chance, so that pages do not come back together', () => {
    expect(next({ failures: 5, jitter: 1 })).toBe(24_000);
    expect(next({ failures: 5, jitter: 0.5 })).toBe(27_000);
  });

  test('not before the server wants it', () =>
    expect(next({ failures: 1, serverWaitMs: 12_000 })).toBe(12_000));

  test('a run over or not: what failed is asked again', () =>
    expect(next({ final: true, sinceFinalMs: 1e9, failures: 1 })).toBe(2_000));

  test('a failure that asking does not help: never, or rarely where something is on screen', () => {
    expect(next({ failures: 1, hopeless: true, hasData: false })).toBe(false);
    expect(next({ failures: 1, hopeless: true })).toBe(30_000);
  });
});

describe('after the end', () => {
  test('at 3, 15, 30 and 45 s, then never', () => {
    const at = (sinceFinalMs: number) => next({ final: true, sinceFinalMs });
    expect([0, 1_000, 3_000, 14_000, 15_000, 30_000, 44_000].map(at)).toEqual([
      3_000, 2_000, 12_000, 1_000, 15_000, 15_000, 1_000,
    ]);
    expect(at(45_000)).toBe(false);
    expect(at(60_000)).toBe(false);
    expect(isSettled(44_999)).toBe(false);
    expect(isSettled(45_000)).toBe(true);
    expect(isSettled(null)).toBe(false);
  });

  test('a clock behind the server’s does not ask for ever', () => {
    expect(next({ final: true, sinceFinalMs: -50_000 })).toBe(3_000);
  });
});

test('whatever happens: a live run is asked again, and nobody is asked more often than every 1.6 s', () => {
  const state = fc.record({
    final: fc.constantFrom(false, true),
    sinceFinalMs: fc.oneof(fc.constant(null), fc.integer({ min: -1e6, max: 1e6 })),
    hidden: fc.boolean(),
    costMs: fc.integer({ min: 0, max: 60_000 }),
    failures: fc.nat({ max: 5_000 }),
    serverWaitMs: fc.oneof(fc.constant(null), fc.nat({ max: 100_000 })),
    hopeless: fc.boolean(),
    hasData: fc.boolean(),
    jitter: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(state, (given) => {
      const wait = nextPollMs(given);
      if (!given.final && !given.hopeless) expect(wait).not.toBe(false);
      if (wait !== false && given.final === false) expect(wait).toBeGreaterThanOrEqual(1_600);
      if (wait !== false) expect(wait).toBeGreaterThan(0);
    }),
  );
});
