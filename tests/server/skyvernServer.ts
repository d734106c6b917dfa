import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { nodeFiles } from '../../mocks/recorded/nodeFiles.ts';
import type { WorldAnswer, WorldOptions } from '../../mocks/scene/request.ts';
import { createWorld, type World } from '../../mocks/world.ts';

/** Changes what the server says to some requests: null leaves the answer as it is. */
export type Override = (method: string, url: string) => Partial<WorldAnswer> | null;

export interface SkyvernServer {
  readonly url: string;
  readonly key: string;
  /** Every request line so far, sockets as `WS /path?query`. */
  readonly log: readonly string[];
  readonly world: World;
  /** From now on; replaces the one before. */
  override(next: Override | null): void;
  /** Ends all connections and listens no more. */
  down(): Promise<void>;
  /** Listens again at the same address. */
  up(): Promise<void>;
}

/** The mock world over real HTTP on the loopback address: as far as the app can tell, a Skyvern server with its key. */
export async function skyvernServer(options: Partial<WorldOptions> = {}): Promise<SkyvernServer> {
  const key = 'eyJhbGciOiJIUzI1NiJ9.dGhlIGtleSBvZiB0aGUgdGVzdHM.c2lnbmF0dXJl';
  let port = 0;
  const world = createWorld({ load: nodeFiles(), key, origin: () => `http://127.0.0.1:${port}`, ...options });
  const log: string[] = [];
  const open = new Set<Socket>();
  let override: Override | null = null;

  const server = http.createServer((request, response) => void respond(request, response));
  server.on('connection', (socket) => open.add(socket.once('close', () => open.delete(socket))));
  server.on('upgrade', (request, socket) => void signOff(request, socket as Socket));

  async function respond(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request;
    log.push(`${method} ${url}`);
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const body = pieces.length ? Buffer.concat(pieces).toString() : null;
    const answer = { ...(await world.answer({ method, url, headers, body })), ...override?.(method, url) };
    if (answer.delayMs) await new Promise((done) => setTimeout(done, answer.delayMs));
    send(response, answer);
  }

  /** What a picture socket of a run that is over says: its status, then the end without a close frame. */
  async function signOff(request: http.IncomingMessage, socket: Socket): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://here');
    log.push(`WS ${request.url ?? ''}`);
    socket.on('error', () => {});
    socket.on('end', () => socket.end());
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    const id = url.pathname.split('/').at(-1) ?? '';
    socket.end(
      textFrame(
        url.searchParams.get('apikey') === key
          ? JSON.stringify({ workflow_run_id: id, status: await statusOf(id) })
          : 'Invalid credential provided',
      ),
    );
  }

  async function statusOf(id: string): Promise<string> {
    const { body } = await world.answer({
      method: 'GET',
      url: `/v1/runs/${id}`,
      headers: { 'x-api-key': key },
      body: null,
    });
    return typeof body === 'string'
      ? ((JSON.parse(body) as { status?: string }).status ?? 'not_found')
      : 'not_found';
  }

  const up = async () => {
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
    ({ port } = server.address() as AddressInfo);
  };
  await up();
  return {
    url: `http://127.0.0.1:${port}`,
    key,
    log,
    world,
    override: (next) => void (override = next),
    up,
    down: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

function send(response: http.ServerResponse, { status, headers, body, fault }: WorldAnswer): void {
  if (fault === 'hang') return;
  if (fault === 'network') return void response.destroy();
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body ?? []);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  if (fault === 'cut')
    response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.destroy());
  else response.end(bytes);
}

function textFrame(text: string): Buffer {
  const bytes = Buffer.from(text);
  if (bytes.length > 125) throw new Error('a frame of the tests holds at most 125 bytes');
  return Buffer.concat([Buffer.from([0x81, bytes.length]), bytes]);
}
