import type { Scene } from '../scene/scene';
import { credentialOf, SILENT, type OpenSocket, type SocketRoute, type WorldSocket } from './socket';
import { isFinal, statusNow, subjectOf } from './subject';

/** Screen sharing by RFB 3.8: a grey screen with a square that moves, and everything that is done with it noted. */
export const vncSockets: SocketRoute[] = [
  {
    path: /^(?:\/api)?\/v1\/stream\/vnc\/(?:workflow_run|task|browser_session)\/([^/]+)$/,
    async open(scene, socket) {
      const { query, peer, id } = socket;
      const hasCredential = credentialOf(query, scene.options.key ?? null) === 'fine';
      if (!hasCredential || (query.get('client_id') ?? '') === '') {
        peer.close(1002);
        return SILENT;
      }
      const subject = await subjectOf(scene, id);
      if (!subject || scene.options.streaming !== 'vnc' || isFinal(statusNow(scene, subject))) {
        // The normal case of a local server: there is no such display.
        peer.close(1013);
        return SILENT;
      }
      return share(scene, socket);
    },
  },
];

const WIDTH = 640;
const HEIGHT = 400;
const SQUARE = 40;
const FRAME_MS = 500;
const BYTES_A_PIXEL = 4;

/** Lengths of the client's messages by their first byte; those of variable length have their own rule. */
const LENGTHS: Readonly<Record<number, number>> = { 0: 20, 3: 10, 4: 8, 5: 6 };

function share(scene: Scene, { id, peer }: OpenSocket): WorldSocket {
  let stage: 'version' | 'security' | 'init' | 'ready' = 'version';
  let pending = new Uint8Array();
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  peer.send(ascii('RFB 003.008\n'));

  const take = (length: number): Uint8Array | null => {
    if (pending.length < length) return null;
    const taken = pending.slice(0, length);
    pending = pending.slice(length);
    return taken;
  };
  const handshake = (): boolean => {
    if (stage === 'version' && take(12)) {
      stage = 'security';
      peer.send(new Uint8Array([1, 1]));
      return true;
    }
    if (stage === 'security' && take(1)) {
      stage = 'init';
      peer.send(new Uint8Array(4));
      return true;
    }
    if (stage === 'init' && take(1)) {
      stage = 'ready';
      peer.send(serverInit());
      return true;
    }
    return false;
  };
  const message = (): boolean => {
    if (stage !== 'ready' || pending.length === 0) return false;
    const kind = pending[0] ?? 0;
    const length = lengthOf(pending);
    const taken = length === null ? null : take(length);
    if (!taken) return false;
    if (kind === 3) {
      const isWhole = taken[1] === 0;
      clearTimeout(timer);
      timer = setTimeout(() => peer.send(frameUpdate(frame++)), isWhole ? 0 : FRAME_MS);
    } else if (kind === 4) {
      const view = new DataView(taken.buffer);
      scene.control.push({
        id,
        message: { kind: 'rfb-key', down: taken[1] === 1, keysym: view.getUint32(4) },
        accepted: true,
      });
    } else if (kind === 5) {
      const view = new DataView(taken.buffer);
      const pointer = { kind: 'rfb-pointer', buttons: taken[1], x: view.getUint16(2), y: view.getUint16(4) };
      scene.control.push({ id, message: pointer, accepted: true });
    }
    return true;
  };

  return {
    receive(data) {
      const bytes = typeof data === 'string' ? ascii(data) : data;
      const joined = new Uint8Array(pending.length + bytes.length);
      joined.set(pending);
      joined.set(bytes, pending.length);
      pending = joined;
      while (handshake() || message());
    },
    closed: () => clearTimeout(timer),
  };
}

/** Length of the message at the start of the bytes; null while it cannot be known. */
function lengthOf(bytes: Uint8Array): number | null {
  const kind = bytes[0] ?? 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (kind === 2) return bytes.length < 4 ? null : 4 + 4 * view.getUint16(2);
  if (kind === 6) return bytes.length < 8 ? null : 8 + Math.abs(view.getInt32(4));
  return LENGTHS[kind] ?? bytes.length;
}

function serverInit(): Uint8Array {
  const name = ascii('rundown');
  const bytes = new Uint8Array(24 + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, WIDTH);
  view.setUint16(2, HEIGHT);
  // 32 bits a pixel, 24 of colour, little-endian, true colour, 255 a channel; red lowest.
  bytes.set([32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 0, 8, 16], 4);
  view.setUint32(20, name.length);
  bytes.set(name, 24);
  return bytes;
}

function frameUpdate(frame: number): Uint8Array {
  const head = 16;
  const bytes = new Uint8Array(head + WIDTH * HEIGHT * BYTES_A_PIXEL).fill(0xdd);
  const view = new DataView(bytes.buffer);
  bytes.set([0, 0, 0, 1], 0);
  view.setUint16(4, 0);
  view.setUint16(6, 0);
  view.setUint16(8, WIDTH);
  view.setUint16(10, HEIGHT);
  view.setInt32(12, 0);
  const left = (frame * SQUARE) % (WIDTH - SQUARE);
  for (let y = 0; y < SQUARE; y++) {
    const row = head + ((HEIGHT / 2 + y) * WIDTH + left) * BYTES_A_PIXEL;
    for (let x = 0; x < SQUARE; x++) bytes.set([0x30, 0x60, 0xc0, 0], row + x * BYTES_A_PIXEL);
  }
  return bytes;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
