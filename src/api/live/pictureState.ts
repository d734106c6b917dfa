import { isFinalStatus } from '~/skyvern/status';
import { MOST_TRIES, reconnectMs } from './backoff';
import { type Frame, readPictureMessage } from './pictureMessage';

/**
 * `waiting` the run has not started, or has no browser yet · `connecting` no picture so far · `live` · `stalled` the last
 * picture may be old · `ended` the run is over · `unavailable` this server sends none · `refused` it does not take the key.
 */
export type PicturePhase =
  | 'waiting'
  | 'connecting'
  | 'live'
  | 'stalled'
  | 'ended'
  | 'unavailable'
  | 'refused';

/** Why the phase is what it is, where there is more than one reason for it. */
export type PictureReason =
  | 'queued' // waiting: the run has not started
  | 'no-browser' // waiting: the server waits for a browser
  | 'opening' // connecting: the socket opens
  | 'no-frame' // connecting: it is open, and no picture has come
  | 'reconnecting' // stalled, connecting: the socket was lost
  | 'silent' // stalled: open, and nothing new for long; the page may stand still
  | 'not-found' // unavailable: the server knows no such run or session
  | 'session-over' // unavailable: the browser session has ended
  | 'use-vnc' // unavailable: this session is shown by its screen only
  | 'unreachable'; // unavailable: the socket cannot be opened

export interface PictureState {
  phase: PicturePhase;
  reason: PictureReason | null;
  /** The newest picture; null before the first, and after the end. */
  frame: Frame | null;
  /** When it came, in milliseconds since 1970. */
  frameMs: number | null;
  frames: number;
  /** A socket is to be open (or opening) now. */
  socket: boolean;
  /** When to open one; null: not before something happens. */
  retryAtMs: number | null;
  /** Losses in a row since the last picture. */
  tries: number;
  /** Of these, how many never opened. */
  unopened: number;
  /** When the socket opened; null while it is not open. */
  openMs: number | null;
}

export type PictureEvent =
  /** The run as last polled. */
  | { type: 'run'; status: string; final: boolean; atMs: number }
  | { type: 'opened'; atMs: number }
  | { type: 'message'; text: string; atMs: number }
  | { type: 'closed'; code: number; reason: string; atMs: number }
  /** Time passes. */
  | { type: 'tick'; atMs: number }
  /** The reader asks for another try. */
  | { type: 'again'; atMs: number };

/** A page that stands still sends nothing: only after this long the picture may be old. */
export const SILENCE_MS = 60_000;
/** So many sockets that never opened mean that this server has none. */
const UNOPENED = 4;
const CLOSED_USE_VNC = 4001;

export const START: PictureState = {
  phase: 'waiting',
  reason: 'queued',
  frame: null,
  frameMs: null,
  frames: 0,
  socket: false,
  retryAtMs: null,
  tries: 0,
  unopened: 0,
  openMs: null,
};

/** What follows from an event. The same object when nothing does. */
export function pictureStep(state: PictureState, event: PictureEvent): PictureState {
  switch (event.type) {
    case 'run':
      return onRun(state, event);
    case 'opened':
      return state.socket
        ? { ...state, ...phaseWhileOpen(state, event.atMs), unopened: 0, openMs: event.atMs }
        : state;
    case 'message':
      return state.socket ? onMessage(state, event.text, event.atMs) : state;
    case 'closed':
      return state.socket ? onClosed(state, event) : state;
    case 'tick':
      return onTick(state, event.atMs);
    case 'again':
      // One that is given up starts anew; one that waits for its next try has it now.
      return isOver(state) || state.retryAtMs !== null ? { ...opening(state), tries: 0, unopened: 0 } : state;
  }
}

const isOver = ({ phase }: PictureState) =>
  phase === 'ended' || phase === 'unavailable' || phase === 'refused';

function onRun(state: PictureState, { status, final }: { status: string; final: boolean }): PictureState {
  if (final) return state.phase === 'ended' ? state : over(state, 'ended', null);
  const queued = status === 'created' || status === 'queued';
  // A run that goes on after its end (the server tried again) has pictures again.
  if (state.phase === 'ended') return queued ? { ...START } : opening({ ...START });
  if (queued || state.socket || state.retryAtMs !== null || isOver(state)) return state;
  return opening(state);
}

const opening = (state: PictureState): PictureState => ({
  ...state,
  socket: true,
  retryAtMs: null,
  openMs: null,
  ...(state.frame
    ? { phase: 'stalled', reason: 'reconnecting' }
    : { phase: 'connecting', reason: 'opening' }),
});

function phaseWhileOpen(state: PictureState, nowMs: number): Pick<PictureState, 'phase' | 'reason'> {
  if (!state.frame) return { phase: 'connecting', reason: 'no-frame' };
  return nowMs - (state.frameMs ?? nowMs) >= SILENCE_MS
    ? { phase: 'stalled', reason: 'silent' }
    : { phase: 'live', reason: null };
}

function onMessage(state: PictureState, text: string, atMs: number): PictureState {
  const message = readPictureMessage(text);
  switch (message.kind) {
    case 'noise':
      return state;
    case 'refused':
      return over(state, 'refused', null);
    case 'frame':
      return {
        ...state,
        phase: 'live',
        reason: null,
        frame: message.frame,
        frameMs: atMs,
        frames: state.frames + 1,
        tries: 0,
        unopened: 0,
      };
    case 'status':
      return onStatus(state, message.status, atMs);
  }
}

/** A status without a picture is the last word of a stream. */
function onStatus(state: PictureState, status: string, atMs: number): PictureState {
  if (isFinalStatus(status)) return over(state, 'ended', null);
  if (status === 'not_found') return over(state, 'unavailable', 'not-found');
  if (status === 'session_expired') return over(state, 'unavailable', 'session-over');
  // The stream's own time-out: no browser came, or no picture for minutes. It says nothing about the run.
  if (status === 'timeout') return lost(state, atMs, state.frame ? 'reconnecting' : 'no-browser');
  return state;
}

function onClosed(state: PictureState, { code, atMs }: { code: number; atMs: number }): PictureState {
  if (code === CLOSED_USE_VNC) return over(state, 'unavailable', 'use-vnc');
  const unopened = state.openMs === null ? state.unopened + 1 : 0;
  return lost({ ...state, unopened }, atMs, 'reconnecting');
}

function lost(state: PictureState, atMs: number, reason: 'reconnecting' | 'no-browser'): PictureState {
  const tries = state.tries + 1;
  if (tries >= MOST_TRIES) return over({ ...state, tries }, 'unavailable', 'unreachable');
  const noSuchSocket = state.unopened >= UNOPENED && !state.frame;
  return {
    ...state,
    socket: false,
    openMs: null,
    tries,
    retryAtMs: atMs + reconnectMs(tries),
    phase: state.frame
      ? 'stalled'
      : noSuchSocket
        ? 'unavailable'
        : reason === 'no-browser'
          ? 'waiting'
          : 'connecting',
    reason: noSuchSocket ? 'unreachable' : reason,
  };
}

/** The end: a picture of something that is over must not look live, so it goes. */
const over = (state: PictureState, phase: PicturePhase, reason: PictureReason | null): PictureState => ({
  ...state,
  phase,
  reason,
  frame: null,
  frameMs: null,
  socket: false,
  retryAtMs: null,
  openMs: null,
});

function onTick(state: PictureState, nowMs: number): PictureState {
  if (!state.socket) {
    if (state.retryAtMs === null || state.retryAtMs > nowMs) return state;
    // Another try of a socket that does not seem to exist happens out of sight.
    const { phase, reason } = state;
    return phase === 'unavailable' ? { ...opening(state), phase, reason } : opening(state);
  }
  if (state.phase !== 'live' || state.openMs === null) return state;
  const next = phaseWhileOpen(state, nowMs);
  return next.phase === state.phase ? state : { ...state, ...next };
}
