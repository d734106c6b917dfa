import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { nodeFiles } from '../../mocks/recorded/nodeFiles.ts';
import type { WorldAnswer, WorldOptions } from '../../mocks/scene/request.ts';
import { createWorld, type World } from '../../mocks/world.ts';

/** Changes what the server says to some requests, of which it gets the answer so far: null leaves that as it is. */
export type Override = (
  method: string,
  url: string,
  answer: WorldAnswer,
  headers: Readonly<Record<string, string>>,
) => Partial<WorldAnswer> | null;

/** Bodies go out in pieces. */
interface Drip {
  bytes: number;
  everyMs: number;
}

export interface TestServerOptions extends Partial<WorldOptions> {
  /** A world made elsewhere; it must ask for the same key. Every other option of worlds is then without effect. */
  world?: World;
  /** Pages of every origin may ask, with a key in a header (default: of none but its own). */
  cors?: boolean;
}

export interface TestServer {
  /** Where it listens, without a trailing slash; stays the same over `down` and `up`. */
  readonly url: string;
  readonly key: string;
  readonly world: World;
  /** Every request line so far, sockets as `WS /path?query`. */
  readonly log: readonly string[];
  /** Every request that was no GET. */
  readonly sent: World['sent'];
  /** Everything that was sent to steer a browser. */
  readonly control: World['control'];
  /** From now on; replaces the one before. */
  override(next: Override | null): void;
  drip(next: Drip | null): void;
  /** Ends every open socket without a close frame. */
  dropSockets(): void;
  /** Ends all connections and listens no more. */
  down(): Promise<void>;
  /** Listens again at the same address. */
  up(): Promise<void>;
  /** The same as `down`. */
  stop(): Promise<void>;
}

/** Looks like a token of a server, which is what makes a wrong key differ from none. */
const KEY = 'eyJhbGciOiJIUzI1NiJ9.dGhlIGtleSBvZiB0aGUgdGVzdHM.c2lnbmF0dXJl';
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': '*',
  'access-control-allow-headers': 'x-api-key, x-user-agent, content-type, authorization, range',
  'access-control-expose-headers': 'content-range, accept-ranges, retry-after',
};

/** The mock world over real HTTP and sockets on the loopback address: as far as the app can tell, a Skyvern server. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { world: given, cors = false, ...worldOptions } = options;
  const key = worldOptions.key ?? KEY;
  let port = 0;
  let override: Override | null = null;
  let drip: Drip | null = null;
  const world =
    given ??
    createWorld({ load: nodeFiles(), origin: () => `http://127.0.0.1:${port}`, ...worldOptions, key });
  const open = new Set<Socket>();
  const streams = new Set<WebSocket>();
  const sockets = new WebSocketServer({ noServer: true });

  const server = http.createServer((request, response) => void respond(request, response));
  server.on('connection', (socket) => open.add(socket.once('close', () => open.delete(socket))));
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (stream) => serveSocket(request.url ?? '/', stream));
  });

  async function respond(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request;
    if (cors) for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
    if (cors && method === 'OPTIONS') return void response.writeHead(204).end();
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const said = await world.answer({ method, url, headers, body: await textOf(request) });
    const answer = { ...said, ...override?.(method, url, said, headers) };
    if (answer.delayMs) await pause(answer.delayMs);
    await send(response, answer, drip);
  }

  function serveSocket(url: string, stream: WebSocket): void {
    streams.add(stream);
    const socket = world.connect(url, {
      send: (data) => stream.send(data),
      close: (code, reason) => stream.close(code, reason),
      // What was sent before goes out first: the sign-off of a picture stream precedes its end.
      drop: () => setTimeout(() => stream.terminate(), 20),
    });
    if (!socket) return stream.terminate();
    stream.on('message', (data, isBinary) =>
      socket.receive(isBinary ? new Uint8Array(data) : data.toString()),
    );
    stream.on('error', () => {});
    stream.on('close', () => {
      streams.delete(stream);
      socket.closed();
    });
  }

  const up = async (): Promise<void> => {
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
    ({ port } = server.address() as AddressInfo);
  };
  const down = async (): Promise<void> => {
    for (const socket of open) socket.destroy();
    await new Promise((done) => server.close(done));
  };
  await up();
  return {
    url: `http://127.0.0.1:${port}`,
    key,
    world,
    log: world.log,
    sent: world.sent,
    control: world.control,
    override: (next) => void (override = next),
    drip: (next) => void (drip = next),
    dropSockets() {
      for (const stream of streams) stream.terminate();
    },
    up,
    down,
    stop: down,
  };
}

async function textOf(request: http.IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return pieces.length > 0 ? Buffer.concat(pieces).toString() : null;
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function send(response: http.ServerResponse, answer: WorldAnswer, drip: Drip | null): Promise<void> {
  const { status, headers, body, fault } = answer;
  if (fault === 'hang') return;
  if (fault === 'network') return void response.destroy();
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body ?? []);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  if (fault === 'cut') {
    response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.destroy());
    return;
  }
  if (drip) {
    for (let at = 0; at < bytes.length && !response.destroyed; at += drip.bytes) {
      response.write(bytes.subarray(at, at + drip.bytes));
      await pause(drip.everyMs);
    }
    response.end();
    return;
  }
  response.end(bytes);
}
