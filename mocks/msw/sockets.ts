import { ws, type WebSocketHandler } from 'msw';
import type { World } from '../world';

const STREAM_PATH = /^wss?:\/\/[^/]+\/(?:api\/)?v1\/stream\//;
/** What a browser calls an end without a close frame. */
const NO_CLOSE_FRAME = 1006;

/**
 * Lets a world answer the sockets that a page opens.
 *
 * @param host only sockets to this host are answered; absent: sockets to any
 */
export function worldSockets(world: World, host?: string): WebSocketHandler[] {
  return [
    ws.link(STREAM_PATH).addEventListener('connection', ({ client, server }) => {
      if (host !== undefined && client.url.host !== host) {
        server.connect();
        return;
      }
      const socket = world.connect(client.url.pathname + client.url.search, {
        send: (data) => client.send(typeof data === 'string' ? data : new Uint8Array(data).buffer),
        // Messages go out in the next microtask and are lost when the socket closes before.
        close: (code, reason) => setTimeout(() => client.close(code, reason)),
        drop: () => setTimeout(() => client.close(NO_CLOSE_FRAME)),
      });
      if (!socket) {
        client.close(NO_CLOSE_FRAME);
        return;
      }
      client.addEventListener('message', ({ data }) => void receive((taken) => socket.receive(taken), data));
      client.addEventListener('close', () => socket.closed());
    }),
  ];
}

async function receive(take: (data: string | Uint8Array) => void, data: unknown): Promise<void> {
  if (typeof data === 'string') take(data);
  else if (data instanceof Blob) take(new Uint8Array(await data.arrayBuffer()));
  else if (data instanceof ArrayBuffer) take(new Uint8Array(data));
  else if (ArrayBuffer.isView(data)) take(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}
