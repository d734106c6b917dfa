import { digitsOf, renameText, timeOfDigits } from '../scene/rename';
import type { WorldMemory } from '../scene/request';
import type { RunBook } from '../scene/runBook';
import type { RunFolder } from '../scene/runFolder';
import { liveFolder } from './liveFolder';
import { bend, nextPlace, placeOf, renameOf, waitAfter, type LiveState } from './liveState';
import { seriesOf, type Series } from './series';
import { CODE_LANE, FIRST_STARTED_LANE, LIVE_LANE, LIVE_RUNS, type LiveRun } from './table';

/** What to start. */
interface Start {
  /** The recorded run to repeat. */
  slug: string;
  request?: Record<string, unknown> | null;
  title?: string | null;
  /** Takes the place of a recorded run that did not end, from this place of the series on. */
  instead?: { runId: string; of: string; from: number };
}

/** Runs that happen now. */
export interface LiveRuns {
  /** Starts a run; it answers under the id given back at once. */
  start(what: Start): Promise<LiveState>;
  state(runId: string): LiveState | null;
  series(state: LiveState): Promise<Series>;
  /** Where the run is, milliseconds since its creation. */
  place(state: LiveState, series: Series): number;
  /** Moves a run by hand from now on, `n` changes further; the first step of a run shows its first moment. */
  step(runId: string, n?: number): Promise<void>;
  /** Moves a run by hand to the state in which it stays, past everything that it waits for. */
  finish(runId: string): Promise<void>;
  /** Lets a run go on that waits for this; false where it does not. */
  release(runId: string, what: 'continue' | 'code'): Promise<boolean>;
  cancel(runId: string): Promise<void>;
  /** Calls back after every step and every change made from outside; gives the way to stop. */
  watch(runId: string, onChange: () => void): () => void;
}

/** A run of the table that went on longer ago begins anew when the page is loaded again. */
const KEEP_MS = 15 * 60_000;

/** Keeps the runs of the table, and those that are started later, in a book of runs. */
export function openLiveRuns(parts: {
  book: RunBook;
  now: () => number;
  speed: number;
  memory: WorldMemory | undefined;
}): LiveRuns {
  const { book, now, speed, memory } = parts;
  const recalled = recall(memory);
  const states = new Map<string, LiveState>();
  const watchers = new Map<string, Set<() => void>>();
  const seriesBySlug = new Map<string, Promise<Series>>();
  let started = recalled?.started ?? 0;

  const baseOf = (slug: string): RunFolder => {
    const base = book.recorded(slug);
    if (!base) throw new Error(`no recorded run ${slug}`);
    return base;
  };
  const series = (state: LiveState): Promise<Series> => {
    const known = seriesBySlug.get(state.slug) ?? seriesOf(baseOf(state.slug));
    seriesBySlug.set(state.slug, known);
    return known;
  };
  const changed = (runId: string): void => {
    memory?.write(JSON.stringify({ started, states: [...states.values()] }));
    for (const onChange of watchers.get(runId) ?? []) onChange();
  };
  const begin = (state: LiveState): void => {
    if (state.bends.length > 0) return;
    bend(state, 0, now());
    changed(state.runId);
  };
  const keep = (state: LiveState): void => {
    states.set(state.runId, state);
    const shared = { state, series: () => series(state), now, onAsked: () => begin(state) };
    book.add(liveFolder({ ...shared, base: baseOf(state.slug), runId: state.runId, listed: true }));
    // A planner's task has a second id, that of the run which it drives.
    const twin = book.recorded(`${state.slug}-wr`);
    if (!twin) return;
    const runId = renameText(twin.runId, renameOf(state));
    book.add(liveFolder({ ...shared, base: twin, runId, listed: false }));
  };
  const found = async (runId: string): Promise<{ state: LiveState; series: Series }> => {
    const state = states.get(runId);
    if (!state) throw new Error(`${runId} is no live run`);
    return { state, series: await series(state) };
  };
  /** From now on the run moves by hand. Its times lie behind the clock, as far as it can still go. */
  const hold = (state: LiveState, ofSeries: Series): void => {
    if (state.heldAt !== null) return;
    state.heldAt = state.bends.length > 0 ? placeOf(state, ofSeries, now()) : -1;
    if (state.bends.length === 0) state.bends.push({ from: 0, at: now() - (ofSeries.times.at(-1) ?? 0) });
  };

  for (const live of Object.values<LiveRun>(LIVE_RUNS)) {
    if (!book.recorded(live.slug)) continue;
    const lane = live.waitsForCodeAt === undefined ? LIVE_LANE : CODE_LANE;
    const known = recalled?.states.find((state) => state.runId === live.runId);
    const isFresh = known !== undefined && now() - (known.bends.at(-1)?.at ?? now()) < KEEP_MS;
    const state = isFresh ? known : newState(live.runId, baseOf(live.slug), lane, speed, now());
    state.waitsForCodeAt = live.waitsForCodeAt ?? null;
    keep(state);
  }
  for (const state of recalled?.states ?? [])
    if (!states.has(state.runId) && book.recorded(state.slug)) keep(state);

  return {
    state: (runId) => states.get(runId) ?? null,
    series,
    place: (state, ofSeries) => placeOf(state, ofSeries, now()),
    async start({ slug, request, title, instead }) {
      const base = baseOf(slug);
      const state = newState(
        instead?.runId ?? '',
        base,
        instead ? 0 : FIRST_STARTED_LANE + started++,
        speed,
        now(),
      );
      state.request = request ?? null;
      state.title = title ?? null;
      bend(state, instead?.from ?? 0, now());
      if (instead) {
        state.names = [[instead.of, instead.runId]];
        state.keepsTimes = true;
      } else {
        state.names = [];
        state.runId = renameText(base.runId, renameOf(state));
      }
      keep(state);
      changed(state.runId);
      return state;
    },
    async step(runId, n = 1) {
      const { state, series: ofSeries } = await found(runId);
      hold(state, ofSeries);
      for (let i = 0; i < n; i++) state.heldAt = nextPlace(state, ofSeries, state.heldAt ?? -1);
      changed(runId);
    },
    async finish(runId) {
      const { state, series: ofSeries } = await found(runId);
      hold(state, ofSeries);
      state.released.push(...ofSeries.pauses.map((pause) => pause.at), state.waitsForCodeAt ?? -1);
      state.heldAt = Math.max(state.heldAt ?? 0, ofSeries.times.at(-1) ?? 0);
      changed(runId);
    },
    async release(runId, what) {
      const { state, series: ofSeries } = await found(runId);
      const place = placeOf(state, ofSeries, now());
      const wait = waitAfter(state, ofSeries, state.bends.at(-1)?.from ?? 0);
      if (state.canceledAt !== null || wait?.for !== what || place < wait.at) return false;
      state.released.push(wait.at);
      bend(state, wait.goesOnAt, now());
      changed(runId);
      return true;
    },
    async cancel(runId) {
      const { state, series: ofSeries } = await found(runId);
      begin(state);
      state.canceledAt = Math.max(0, placeOf(state, ofSeries, now()));
      // The clock of a run that waited goes on from where it waited.
      bend(state, state.canceledAt, now());
      changed(runId);
    },
    watch(runId, onChange) {
      const listening = watchers.get(runId) ?? new Set();
      watchers.set(runId, listening.add(onChange));
      return () => void listening.delete(onChange);
    },
  };
}

function newState(runId: string, base: RunFolder, lane: number, speed: number, now: number): LiveState {
  return {
    runId,
    slug: base.recordedSlug,
    lane,
    recordedAt: timeOfDigits(digitsOf(base.runId)),
    names: [[base.runId, runId]],
    speed,
    bends: [],
    waitsForCodeAt: null,
    released: [],
    heldAt: null,
    canceledAt: null,
    request: null,
    title: null,
    createdAt: now,
  };
}

function recall(memory: WorldMemory | undefined): { started: number; states: LiveState[] } | null {
  try {
    const text = memory?.read();
    return text ? (JSON.parse(text) as { started: number; states: LiveState[] }) : null;
  } catch {
    return null;
  }
}
