import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http, { type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { preview } from 'vite';
import { servePlugins } from '~/serve/servePlugins.ts';

/** A server in place of Skyvern's. It listens on `port` once `up` is called, and can go away and come back there. */
export function upstreamServer(
  answer: http.RequestListener,
  upgrade?: (request: http.IncomingMessage, socket: Socket) => void,
) {
  const sockets = new Set<Socket>();
  let server: http.Server | null = null;
  let port = 0;
  return {
    get url() {
      return `http://127.0.0.1:${port}`;
    },
    async up() {
      server = http.createServer(answer);
      server.on('connection', (socket) => sockets.add(socket.once('close', () => sockets.delete(socket))));
      if (upgrade) server.on('upgrade', (request, socket) => upgrade(request, socket as Socket));
      await new Promise<void>((done) => server?.listen(port, '127.0.0.1', done));
      port = (server.address() as AddressInfo).port;
    },
    async down() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => (server ? server.close(done) : done(null)));
      server = null;
    },
  };
}

/** The preview server of a page of one line, with the project's own plugins under `env`. */
export async function pageServer(env: Record<string, string>, mode = 'production') {
  const root = mkdtempSync(path.join(tmpdir(), 'page-'));
  mkdirSync(path.join(root, 'dist/assets'), { recursive: true });
  writeFileSync(path.join(root, 'dist/index.html'), '<!doctype html><title>The page</title>');
  writeFileSync(path.join(root, 'dist/config.json'), '{"mode":"from the file"}');
  writeFileSync(path.join(root, 'dist/assets/app-1.js'), 'export {};');
  const server = await preview({
    configFile: false,
    root,
    mode,
    logLevel: 'silent',
    plugins: servePlugins(env, mode),
    preview: { port: 0, host: '127.0.0.1', cors: false },
  });
  const { port } = server.httpServer.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async stop() {
      await server.close();
      rmSync(root, { recursive: true });
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One request with exactly these headers: `fetch` would not let a test forge `origin` or `host`. */
export function ask(
  url: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((done, fail) => {
    const request = http.request(url, { method, headers, agent: false }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () =>
        done({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(pieces).toString(),
        }),
      );
      answer.on('error', fail);
    });
    request.on('error', fail);
    request.end(body);
  });
}

export interface Opened {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly socket: Socket | null;
}

/** Asks for a socket. Where it is refused, `socket` is null and `body` says why. */
export function openSocket(url: string, headers: Record<string, string> = {}): Promise<Opened> {
  return new Promise((done, fail) => {
    const request = http.request(url, {
      agent: false,
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      },
    });
    request.on('upgrade', (answer, socket, head) => {
      if (head.length) socket.unshift(head);
      done({ status: 101, headers: answer.headers, body: '', socket });
    });
    request.on('response', (answer) => {
      let body = '';
      answer.on('data', (piece: Buffer) => (body += piece.toString()));
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, headers: answer.headers, body, socket: null }),
      );
    });
    request.on('error', fail);
    request.end();
  });
}

/** The next bytes of a socket as text. */
export const nextText = (socket: Socket) =>
  new Promise<string>((done) => socket.once('data', (piece: Buffer) => done(piece.toString())));
