import { MOST_TRIES, reconnectMs } from './backoff';

/**
 * `connecting` · `ready` to be taken · `controlling` what the reader does reaches the page · `reconnecting` it was lost and
 * is opened again · `closed` for good, see `reason`.
 */
type ControlPhase = 'connecting' | 'ready' | 'controlling' | 'reconnecting' | 'closed';

/** Why control ended, or why a navigation did not happen. */
export type ControlReason =
  | 'refused' // the server does not take the key
  | 'gone' // no such run or session, or it is over
  | 'run-over' // the run ends
  | 'no-browser' // no browser, or no page, for minutes
  | 'unsupported' // the socket never opened: this server seems to have none
  | 'lost'; // the socket cannot be kept open

export interface ControlState {
  phase: ControlPhase;
  reason: ControlReason | null;
  /** How the last socket was closed; null before the first was. */
  code: number | null;
  /** The reader has taken control, or wants it back after a reconnect. */
  wanted: boolean;
  socket: boolean;
  retryAtMs: number | null;
  tries: number;
  /** A socket has been open, so the server has such sockets. */
  reached: boolean;
  /** Why the last navigation did not happen, in the server's word; null after the next message. */
  navigateError: string | null;
}

export type ControlEvent =
  | { type: 'take' }
  | { type: 'release' }
  | { type: 'opened' }
  /** The server takes what is sent; most sockets say so in a message. */
  | { type: 'ready' }
  | { type: 'message'; text: string }
  | { type: 'closed'; code: number; atMs: number }
  | { type: 'tick'; atMs: number };

export const CONTROL_START: ControlState = {
  phase: 'connecting',
  reason: null,
  code: null,
  wanted: false,
  socket: true,
  retryAtMs: null,
  tries: 0,
  reached: false,
  navigateError: null,
};

/** Close codes after which another try is of no use. */
const FINAL_CODES: Readonly<Record<number, ControlReason>> = {
  1002: 'refused',
  1013: 'unsupported', // no channel beside a screen
  4404: 'gone',
  4409: 'run-over',
};
/** No browser came: it may, later. */
const NO_BROWSER = 4408;
const NO_PAGE = 4410;
const SLOW_MS = 15_000;
/** So many sockets that never opened mean that this server has none. */
const UNOPENED = 4;

/** What follows from an event. The same object when nothing does. `take-control` is to be sent whenever the phase becomes `controlling`. */
export function controlStep(state: ControlState, event: ControlEvent): ControlState {
  switch (event.type) {
    case 'take':
      return { ...state, wanted: true, phase: state.phase === 'ready' ? 'controlling' : state.phase };
    case 'release':
      return { ...state, wanted: false, phase: state.phase === 'controlling' ? 'ready' : state.phase };
    case 'opened':
      return state.reached ? state : { ...state, reached: true };
    case 'ready':
      return onReady(state);
    case 'message':
      return onMessage(state, event.text);
    case 'closed':
      return onClosed(state, event.code, event.atMs);
    case 'tick':
      if (state.socket || state.retryAtMs === null || state.retryAtMs > event.atMs) return state;
      return { ...state, socket: true, retryAtMs: null };
  }
}

const onReady = (state: ControlState): ControlState => ({
  ...state,
  phase: state.wanted ? 'controlling' : 'ready',
  tries: 0,
  reached: true,
  reason: null,
  code: null,
  navigateError: null,
});

function onMessage(state: ControlState, text: string): ControlState {
  const { kind, reason } = readKind(text);
  if (kind === 'ready') return onReady(state);
  if (kind === 'navigate-error') return { ...state, navigateError: reason ?? 'failed' };
  return state;
}

function readKind(text: string): { kind: string | null; reason: string | null } {
  try {
    const sent: unknown = JSON.parse(text);
    if (typeof sent !== 'object' || sent === null) return { kind: null, reason: null };
    const { kind, type, reason } = sent as Record<string, unknown>;
    const said = kind ?? type;
    return {
      kind: typeof said === 'string' ? said : null,
      reason: typeof reason === 'string' ? reason : null,
    };
  } catch {
    return { kind: null, reason: null };
  }
}

function onClosed(state: ControlState, code: number, atMs: number): ControlState {
  const tries = state.tries + 1;
  const reason = FINAL_CODES[code] ?? givenUp(state, tries, code);
  if (reason)
    return { ...state, phase: 'closed', reason, code, wanted: false, socket: false, retryAtMs: null, tries };
  const wait = code === NO_BROWSER ? SLOW_MS : reconnectMs(tries);
  return {
    ...state,
    phase: 'reconnecting',
    reason: null,
    code,
    socket: false,
    retryAtMs: atMs + wait,
    tries,
    navigateError: null,
  };
}

/** Why no other try is made; null while one is. */
function givenUp({ reached }: ControlState, tries: number, code: number): ControlReason | null {
  // A code of its own means that the server took the socket before it closed it.
  if (!reached && code < 4000 && tries >= UNOPENED) return 'unsupported';
  if (tries < MOST_TRIES) return null;
  return code === NO_BROWSER || code === NO_PAGE ? 'no-browser' : 'lost';
}
