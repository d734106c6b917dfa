import type { ControlMessage } from './controlMessages';
import { CONTROL_START, type ControlEvent, controlStep, type ControlState } from './controlState';
import { socketUrl } from './socketUrl';

/** Which browser is steered: that of a run, of a session, or of a session whose screen (`clientId`) is shared. */
export type ControlTarget =
  | { kind: 'run'; workflowRunId: string }
  | { kind: 'session'; browserSessionId: string }
  | { kind: 'screen'; browserSessionId: string; clientId: string };

export interface Control {
  take: () => void;
  release: () => void;
  /** Sends what the reader did; dropped while control is not taken. Of mouse moves the newest is sent, 30 a second. */
  send: (message: ControlMessage) => void;
  /** Ends control; the run goes on. */
  close: () => void;
}

const TICK_MS = 500;
const MOVE_MS = 33;

/** The path of the socket that takes what the reader does. */
function controlPath(target: ControlTarget): string {
  switch (target.kind) {
    case 'run':
      return `/api/v1/stream/cdp_input/workflow_run/${encodeURIComponent(target.workflowRunId)}`;
    case 'session':
      return `/v1/stream/cdp_input/browser_session/${encodeURIComponent(target.browserSessionId)}`;
    case 'screen':
      return `/v1/stream/messages/browser_session/${encodeURIComponent(target.browserSessionId)}`;
  }
}

/** What the channel beside a shared screen calls it; null for what goes by the screen itself: mouse and keys. */
function channelMessage(message: ControlMessage): object | null {
  switch (message.kind) {
    case 'take-control':
    case 'cede-control':
      return message;
    case 'navigateEvent':
      return { kind: 'navigate', url: message.url };
    case 'reloadEvent':
      return { kind: 'reload', hard: false };
    case 'goBackEvent':
      return { kind: 'go-back' };
    case 'goForwardEvent':
      return { kind: 'go-forward' };
    case 'mouseEvent':
    case 'wheelEvent':
    case 'keyEvent':
      return null;
  }
}

/** Connects `controlStep` to a real socket, which opens at once. */
export function openControl({
  target,
  onState,
}: {
  target: ControlTarget;
  onState: (state: ControlState) => void;
}): Control {
  const screen = target.kind === 'screen';
  const clientId = screen ? target.clientId : crypto.randomUUID();
  let state = CONTROL_START;
  let socket: WebSocket | null = null;
  let move: ControlMessage | null = null;
  let moveTimer: ReturnType<typeof setTimeout> | null = null;

  const say = (message: ControlMessage) => {
    const sent = screen ? channelMessage(message) : message;
    if (sent && socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(sent));
  };
  const tell = (event: ControlEvent) => {
    const before = state;
    state = controlStep(state, event);
    if (state === before) return;
    if (state.socket && !socket) connect();
    // The server forgets who has control when a socket ends, so each new one is told again.
    if (state.phase === 'controlling' && before.phase !== 'controlling') say({ kind: 'take-control' });
    if (event.type === 'release' && before.phase === 'controlling') say({ kind: 'cede-control' });
    onState(state);
  };
  const connect = () => {
    const opened = new WebSocket(socketUrl(controlPath(target), { client_id: clientId }));
    socket = opened;
    opened.onopen = () => {
      // The channel of a shared screen says no word of its own when it is ready.
      if (socket === opened) tell(screen ? { type: 'ready' } : { type: 'opened' });
    };
    opened.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (socket === opened && typeof data === 'string') tell({ type: 'message', text: data });
    };
    opened.onclose = ({ code }) => {
      if (socket !== opened) return;
      socket = null;
      tell({ type: 'closed', code, atMs: Date.now() });
    };
  };
  const flushMove = () => {
    if (moveTimer !== null) clearTimeout(moveTimer);
    moveTimer = null;
    if (move) say(move);
    move = null;
  };
  const ticker = setInterval(() => tell({ type: 'tick', atMs: Date.now() }), TICK_MS);
  connect();
  onState(state);

  return {
    take: () => tell({ type: 'take' }),
    release: () => tell({ type: 'release' }),
    send: (message) => {
      if (state.phase !== 'controlling') return;
      if (message.kind === 'mouseEvent' && message.eventType === 'mouseMoved') {
        move = message;
        moveTimer ??= setTimeout(flushMove, MOVE_MS);
        return;
      }
      // What is pressed must not overtake the move that led there.
      flushMove();
      say(message);
    },
    close: () => {
      clearInterval(ticker);
      if (state.phase === 'controlling') say({ kind: 'cede-control' });
      if (moveTimer !== null) clearTimeout(moveTimer);
      const closing = socket;
      socket = null;
      closing?.close();
    },
  };
}
