/** What decides when a question about a run is asked again. */
export interface PollState {
  /** Whether the run is over; null while nobody knows. */
  final: boolean | null;
  /** Milliseconds since the run was over; null while it is not. */
  sinceFinalMs: number | null;
  /** Nobody looks at the page. */
  hidden: boolean;
  /** What the last answer took to fetch and read, in milliseconds. */
  costMs: number;
  /** Failures in a row since the last answer. */
  failures: number;
  /** What the server asked to wait with its last failure. */
  serverWaitMs: number | null;
  /** The last failure is one that asking again does not help: no such thing, or a refused question. */
  hopeless: boolean;
  /** There is an answer to show. */
  hasData: boolean;
  /** 0–1, drawn once for each failure, so that many pages do not come back together. */
  jitter: number;
}

const LIVE_MS = 2_000;
const HIDDEN_MS = 10_000;
const WORST_MS = 30_000;
/** A large timeline must leave the page four fifths of its time. */
const COST_SHARE = 5;
/** After the end: recording, last blocks, late descriptions and generated code come within the first minute. */
const SETTLING_MS = [3_000, 15_000, 30_000, 45_000];

/**
 * How long to wait until the question is asked again, counted from the last answer; false: no more.
 *
 * 2 s while the run is not over, 10 s while nobody looks, never sooner than five times what an answer costs;
 * after failures 2, 4, 8 … 30 s, for ever, or longer where the server says so; some more times after the end, then never.
 */
export function nextPollMs(state: PollState): number | false {
  if (state.failures > 0) return afterFailure(state);
  if (state.final) return whileSettling(state);
  if (state.final === null && state.hasData) return false;
  return Math.max(state.hidden ? HIDDEN_MS : LIVE_MS, state.costMs * COST_SHARE);
}

function afterFailure({
  failures,
  serverWaitMs,
  hopeless,
  hasData,
  jitter,
  hidden,
}: PollState): number | false {
  if (hopeless) return hasData ? WORST_MS : false;
  const backoff = Math.min(WORST_MS, LIVE_MS * 2 ** Math.min(failures - 1, 10));
  return Math.max(backoff * (1 - 0.2 * jitter), serverWaitMs ?? 0, hidden ? HIDDEN_MS : LIVE_MS);
}

function whileSettling({ sinceFinalMs, costMs }: PollState): number | false {
  const since = Math.max(0, sinceFinalMs ?? 0);
  const next = SETTLING_MS.find((at) => at > since);
  return next === undefined ? false : Math.max(next - since, Math.min(costMs * COST_SHARE, 5_000));
}

/** Whether a run that has been over for `sinceFinalMs` changes no more. */
export const isSettled = (sinceFinalMs: number | null): boolean =>
  sinceFinalMs !== null && sinceFinalMs >= (SETTLING_MS.at(-1) ?? 0);
