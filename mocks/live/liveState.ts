import { addSeconds, lane, timeOfDigits, type Rename } from '../scene/rename';
import type { Series } from './series';

/** What the world remembers of a run that happens now; plain JSON. */
export interface LiveState {
  runId: string;
  /** The recorded run that it repeats. */
  slug: string;
  /** Tells its ids from those of other copies of the same run. */
  lane: number;
  /** Second of the recorded run's id, milliseconds since 1970. */
  recordedAt: number;
  /** Recorded ids with a name of their own. */
  names: [string, string][];
  /** Times are told as recorded, not as of now. */
  keepsTimes?: boolean;
  speed: number;
  /** Where in the series it was at which time of the clock; empty until somebody asked for it. */
  bends: Bend[];
  /** Where it waits for a verification code; null where it never does. */
  waitsForCodeAt: number | null;
  /** Places of waits that are over. */
  released: number[];
  /** Its place, where it moves by step; null where it follows the clock. */
  heldAt: number | null;
  /** Its place when it was canceled. */
  canceledAt: number | null;
  /** Fields of `run_request` that were sent for it. */
  request: Record<string, unknown> | null;
  title: string | null;
  createdAt: number;
}

interface Bend {
  from: number;
  at: number;
}

export interface Wait {
  at: number;
  goesOnAt: number;
  for: 'continue' | 'code';
}

/** How long the running block of a canceled run goes on. */
export const CANCEL_LAG_MS = 12_000;
/** What a step is where nothing changes any more. */
const IDLE_STEP_MS = 6000;

/** The run's place in its series, milliseconds since its creation. */
export function placeOf(state: LiveState, series: Series, now: number): number {
  if (state.heldAt !== null) return state.heldAt;
  const last = state.bends.at(-1);
  if (!last) return 0;
  const place = last.from + (now - last.at) * state.speed;
  const wait = state.canceledAt === null ? waitAfter(state, series, last.from) : null;
  return wait ? Math.min(place, wait.at) : place;
}

/** The next place behind which the run does not go before somebody did something; null where none is. */
export function waitAfter(state: LiveState, series: Series, from: number): Wait | null {
  const { waitsForCodeAt: code } = state;
  const waits: Wait[] = series.pauses.map((pause) => ({ ...pause, for: 'continue' }));
  if (code !== null) waits.push({ at: code, goesOnAt: code, for: 'code' });
  const open = waits.filter((wait) => wait.at >= from && !state.released.includes(wait.at));
  return open.toSorted((a, b) => a.at - b.at)[0] ?? null;
}

/** The place of the next change, no farther than where the run waits. */
export function nextPlace(state: LiveState, series: Series, place: number): number {
  if (state.canceledAt !== null) return place + IDLE_STEP_MS;
  const next = series.times.find((time) => time > place) ?? place + IDLE_STEP_MS;
  const wait = waitAfter(state, series, state.bends.at(-1)?.from ?? 0);
  return wait ? Math.min(next, wait.at) : next;
}

/** Lets the run begin, or go on from `from`, at a time of the clock. */
export function bend(state: LiveState, from: number, at: number): void {
  state.bends.push({ from, at });
  if (state.heldAt !== null) state.heldAt = from;
}

/** When something recorded is said to have happened, milliseconds since 1970. */
export function toldTime(state: LiveState, createdAt: number, recorded: number): number {
  if (state.keepsTimes) return recorded;
  const place = recorded - createdAt;
  let found = state.bends[0];
  for (const one of state.bends) if (one.from <= place) found = one;
  return found ? Math.round(found.at + (place - found.from) / state.speed) : recorded;
}

/**
 * How ids of the recorded run become those of this one. Their seconds move with the times that are told, so that an
 * id still says when the thing was made.
 */
export function renameOf(state: LiveState): Rename {
  const copy = lane(state.lane);
  const bends = state.bends.map(({ from, at }) => ({
    from: Math.floor(from / 1000) * 1000,
    seconds: state.keepsTimes ? 0 : Math.floor((at - from - state.recordedAt) / 1000),
  }));
  const secondsAt = (digits: bigint): number => {
    const place = timeOfDigits(digits) - state.recordedAt;
    return bends.findLast((one) => one.from <= place)?.seconds ?? bends[0]?.seconds ?? 0;
  };
  return {
    names: new Map(state.names),
    move: (digits) => addSeconds(copy.move(digits), secondsAt(digits)),
    back(digits) {
      for (const { seconds } of bends.toReversed()) {
        const recorded = addSeconds(copy.back(digits), -seconds);
        if (secondsAt(recorded) === seconds) return recorded;
      }
      return copy.back(digits);
    },
  };
}
