import { useSyncExternalStore } from 'react';

interface Clock {
  subscribe: (listener: () => void) => () => void;
  now: () => number;
}

const clocks = new Map<number, Clock>();

/** One timer for all who look at the same interval; it runs only while somebody looks. */
function clockOf(intervalMs: number): Clock {
  const known = clocks.get(intervalMs);
  if (known) return known;
  const listeners = new Set<() => void>();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = () => {
    now = Date.now();
    for (const listener of listeners) listener();
  };
  const clock: Clock = {
    subscribe(listener) {
      if (listeners.size === 0) timer = setInterval(tick, intervalMs);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
    now() {
      // Nobody was listening, so nothing ticked.
      if (listeners.size === 0 && Date.now() - now >= intervalMs) now = Date.now();
      return now;
    },
  };
  clocks.set(intervalMs, clock);
  return clock;
}

const never: Clock = { subscribe: () => () => undefined, now: () => 0 };

/** Milliseconds since 1970, as of the last tick. `null`: does not tick, gives 0. */
export function useNow(intervalMs: number | null): number {
  const clock = intervalMs === null ? never : clockOf(intervalMs);
  return useSyncExternalStore(clock.subscribe, clock.now);
}
