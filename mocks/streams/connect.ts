import type { Scene } from '../scene/scene';
import { controlSockets } from './control';
import { pictureSockets } from './pictures';
import type { SocketPeer, WorldSocket } from './socket';
import { vncSockets } from './vnc';

const ROUTES = [...pictureSockets, ...controlSockets, ...vncSockets];

/** Opens a socket; what the reader sends before it is open is kept. Null where the server has no such socket. */
export function connect(scene: () => Promise<Scene>, url: string, peer: SocketPeer): WorldSocket | null {
  const { pathname: path, searchParams: query } = new URL(url, 'ws://server');
  for (const route of ROUTES) {
    const id = route.path.exec(path)?.[1];
    if (id === undefined) continue;
    let isGone = false;
    const opening = scene()
      .then((opened) =>
        route.open(opened, { id: decodeURIComponent(id), path, query, peer: guarded(peer, () => isGone) }),
      )
      .catch(() => {
        peer.drop();
        return null;
      });
    return {
      // What was sent just before the reader went still counts: letting go of control is such a message.
      receive: (data) => void opening.then((socket) => socket?.receive(data)),
      closed() {
        isGone = true;
        void opening.then((socket) => socket?.closed());
      },
    };
  }
  return null;
}

/** Nothing is sent to a reader who has gone. */
function guarded(peer: SocketPeer, isGone: () => boolean): SocketPeer {
  return {
    send: (data) => (isGone() ? undefined : peer.send(data)),
    close: (code, reason) => (isGone() ? undefined : peer.close(code, reason)),
    drop: () => (isGone() ? undefined : peer.drop()),
  };
}
