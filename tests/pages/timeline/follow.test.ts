import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  nextFollow,
  openedFollow,
  type Follow,
  type FollowEvent,
} from '~/pages/run/overview/timeline/follow/follow';

const after = (state: Follow, ...events: FollowEvent[]) => events.reduce(nextFollow, state);
const FOLLOWING: Follow = { mode: 'following' };
const paused = (fresh: number): Follow => ({ mode: 'paused', fresh });

describe('a live timeline', () => {
  test('follows from the start, unless the address names an item to look at', () => {
    expect(openedFollow(true, false)).toEqual(FOLLOWING);
    expect(openedFollow(true, true)).toEqual(paused(0));
  });

  test('keeps following while it grows', () => {
    expect(after(FOLLOWING, { type: 'grew', by: 3 })).toBe(FOLLOWING);
  });

  test('pauses when the reader looks away, and counts what comes', () => {
    const state = after(
      FOLLOWING,
      { type: 'looked-away' },
      { type: 'grew', by: 2 },
      { type: 'grew', by: 0 },
      { type: 'grew', by: 1 },
    );
    expect(state).toEqual(paused(3));
  });

  test('looking away once more loses no count', () => {
    expect(after(paused(3), { type: 'looked-away' })).toEqual(paused(3));
  });

  test('resumes at the newest item, and forgets the count', () => {
    const state = after(paused(3), { type: 'reached-newest' }, { type: 'looked-away' });
    expect(state).toEqual(paused(0));
  });

  test('is turned over by the key and the button', () => {
    expect(after(FOLLOWING, { type: 'toggled' })).toEqual(paused(0));
    expect(after(paused(2), { type: 'toggled' })).toEqual(FOLLOWING);
  });
});

describe('a run that is over', () => {
  test('never follows', () => {
    expect(openedFollow(false, false)).toEqual({ mode: 'ended' });
  });

  test('ends following and pausing alike', () => {
    expect(after(FOLLOWING, { type: 'run', live: false })).toEqual({ mode: 'ended' });
    expect(after(paused(4), { type: 'run', live: false })).toEqual({ mode: 'ended' });
  });

  test('stays ended whatever the reader does, until the server goes on with it', () => {
    const event = fc.constantFrom<FollowEvent>(
      { type: 'grew', by: 1 },
      { type: 'looked-away' },
      { type: 'reached-newest' },
      { type: 'toggled' },
      { type: 'run', live: false },
    );
    fc.assert(
      fc.property(fc.array(event), (events) => {
        expect(after({ mode: 'ended' }, ...events)).toEqual({ mode: 'ended' });
      }),
    );
    // It does not scroll by itself then: the reader may be in the middle of something.
    expect(after({ mode: 'ended' }, { type: 'run', live: true })).toEqual(paused(0));
  });
});
