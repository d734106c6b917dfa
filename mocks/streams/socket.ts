import type { Scene } from '../scene/scene';

/** The reader's end of a socket, as a transport hands it to the world. */
export interface SocketPeer {
  send(data: string | Uint8Array): void;
  close(code: number, reason?: string): void;
  /** Ends the connection without a close frame, as the server's picture streams do. Browsers call it 1006. */
  drop(): void;
}

/** The server's end. */
export interface WorldSocket {
  receive(data: string | Uint8Array): void;
  /** The reader has gone. */
  closed(): void;
}

/** Something that a reader did with a run's browser, or tried to. */
export interface ControlMessage {
  /** The run or session that the socket was opened for. */
  id: string;
  message: Record<string, unknown>;
  /** False for what came before control was taken: the server drops it without a word. */
  accepted: boolean;
}

/** One kind of socket. */
export interface SocketRoute {
  path: RegExp;
  open(scene: Scene, socket: OpenSocket): WorldSocket | Promise<WorldSocket>;
}

/** A socket that is being opened. */
export interface OpenSocket {
  /** The last part of the path. */
  id: string;
  path: string;
  query: URLSearchParams;
  peer: SocketPeer;
}

/** A server's end that has nothing to say. */
export const SILENT: WorldSocket = { receive: () => {}, closed: () => {} };

/** What the credentials of a socket come to. */
export function credentialOf(query: URLSearchParams, key: string | null): 'none' | 'wrong' | 'fine' {
  if (key === null) return 'fine';
  const given = query.get('apikey') ?? query.get('token')?.replace(/^Bearer /, '');
  if (given === undefined || given === '') return 'none';
  return given === key ? 'fine' : 'wrong';
}
