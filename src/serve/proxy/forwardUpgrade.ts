import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { failureOf, SlowServer } from './failure.ts';
import { outgoingHeaders, type Upstream } from './upstream.ts';

/**
 * Opens the same socket at the server and joins the two. The server reads its key from the address of a socket, so it
 * is put there on the way out; the page's own address never holds it. Either end that closes closes the other.
 */
export function forwardUpgrade(
  upstream: Upstream,
  request: IncomingMessage,
  page: Duplex,
  head: Buffer,
): void {
  const headers = outgoingHeaders(request.headers, upstream);
  const outgoing = upstream.open(keyedPath(request.url ?? '/', upstream.key), {
    method: 'GET',
    headers: { ...headers, connection: 'Upgrade', upgrade: 'websocket' },
    agent: false,
  });
  const { connectMs } = upstream.limits;
  const timer = setTimeout(
    () => outgoing.destroy(new SlowServer(`opened no socket within ${connectMs / 1000} s`)),
    connectMs,
  );
  outgoing.on('close', () => clearTimeout(timer));
  page.on('error', () => outgoing.destroy());
  page.on('close', () => outgoing.destroy());

  outgoing.on('upgrade', (answer, server, rest) => {
    clearTimeout(timer);
    page.write(statusLine(101, handshake(answer)));
    if (rest.length) page.write(rest);
    if (head.length) server.write(head);
    for (const [one, other] of [
      [page, server],
      [server, page],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
      one.on('end', () => other.end(() => other.destroy())); // a socket that is half closed serves nobody
      one.pipe(other, { end: false });
    }
  });
  outgoing.on('response', (answer) => {
    answer.resume();
    const status = answer.statusCode ?? 502;
    refuseUpgrade(
      page,
      status,
      `The Skyvern server at ${upstream.base.origin} answered ${status} and opened no socket.`,
    );
  });
  outgoing.on('error', (error) => {
    if (page.destroyed) return;
    const { status, detail } = failureOf(error, upstream.base.origin);
    refuseUpgrade(page, status, detail);
  });
  outgoing.end();
}

/** Answers an upgrade like a request and closes the connection. */
export function refuseUpgrade(page: Duplex, status: number, detail: string): void {
  const body = JSON.stringify({ detail });
  page.on('error', () => {});
  page.end(
    statusLine(status, {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'cache-control': 'no-store',
      connection: 'close',
    }) + body,
  );
}

function keyedPath(address: string, key: string | null): string {
  const url = new URL(address, 'http://here');
  url.searchParams.delete('apikey');
  url.searchParams.delete('token');
  if (key) url.searchParams.set('apikey', key);
  return url.pathname + url.search;
}

/** What a browser needs to take the socket for open. */
function handshake({ headers }: IncomingMessage): Record<string, string> {
  const passed = ['sec-websocket-accept', 'sec-websocket-protocol', 'sec-websocket-extensions'] as const;
  const kept = passed.flatMap((name) => (headers[name] ? [[name, headers[name]] as const] : []));
  return { connection: 'Upgrade', upgrade: 'websocket', ...Object.fromEntries(kept) };
}

function statusLine(status: number, headers: Record<string, string>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, '', ''].join('\r\n');
}
