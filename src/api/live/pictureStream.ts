import { type PictureEvent, type PictureState, pictureStep, START } from './pictureState';
import { socketUrl } from './socketUrl';

export interface PictureStreamArgs {
  path: string;
  query?: Readonly<Record<string, string>>;
  /** Called after each change; with a new picture `state.frame` is another object. */
  onState: (state: PictureState) => void;
}

export interface PictureStream {
  /** Tells what the run poll says: the stream opens when the run starts, and ends with it. */
  setRun: (status: string, final: boolean) => void;
  /** Tries again after it was given up. */
  again: () => void;
  close: () => void;
}

const TICK_MS = 500;

/** Connects `pictureStep` to a real socket. Nothing is opened until `setRun` tells of a run that goes on. */
export function openPictureStream({ path, query, onState }: PictureStreamArgs): PictureStream {
  let state = START;
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setInterval> | null = null;

  const tell = (event: PictureEvent) => {
    const next = pictureStep(state, event);
    if (next === state) return;
    state = next;
    if (state.socket && !socket) connect();
    else if (!state.socket && socket) disconnect();
    if (state.socket || state.retryAtMs !== null)
      timer ??= setInterval(() => tell({ type: 'tick', atMs: Date.now() }), TICK_MS);
    else stopTicking();
    onState(state);
  };
  const connect = () => {
    const opened = new WebSocket(socketUrl(path, query));
    socket = opened;
    const mine = (handle: () => void) => () => {
      if (socket === opened) handle();
    };
    opened.onopen = mine(() => tell({ type: 'opened', atMs: Date.now() }));
    opened.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (socket === opened && typeof data === 'string')
        tell({ type: 'message', text: data, atMs: Date.now() });
    };
    opened.onclose = ({ code, reason }) => {
      if (socket !== opened) return;
      socket = null;
      tell({ type: 'closed', code, reason, atMs: Date.now() });
    };
  };
  const disconnect = () => {
    const closing = socket;
    socket = null;
    closing?.close();
  };
  const stopTicking = () => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };

  return {
    setRun: (status, final) => tell({ type: 'run', status, final, atMs: Date.now() }),
    again: () => tell({ type: 'again', atMs: Date.now() }),
    close: () => {
      stopTicking();
      disconnect();
    },
  };
}
