import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { pipeline, type Duplex } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { answerInWords, failureOf, SlowServer } from './failure.ts';
import { incomingHeaders, outgoingHeaders, type Upstream } from './upstream.ts';
import { withoutKey } from './withoutKey.ts';

/**
 * Sends the page's request to the server and its answer back, both as they flow: nothing is kept whole.
 *
 * An answer that breaks off breaks off for the page too, so that half of it is never taken for all. When the page goes
 * away, the server's side ends with it.
 */
export function forwardHttp(upstream: Upstream, request: IncomingMessage, response: ServerResponse): void {
  const repeatable = request.method === 'GET' || request.method === 'HEAD';
  const send = (again: boolean) => {
    const outgoing = upstream.open(request.url ?? '/', {
      method: request.method ?? 'GET',
      headers: outgoingHeaders(request.headers, upstream),
    });
    watchTime(outgoing, response, upstream);
    outgoing.on('response', (incoming) => passBack(upstream, request, incoming, response));
    outgoing.on('error', (error) => {
      if (response.headersSent || response.destroyed) return void response.destroy();
      // The server closed a kept connection at the moment it was used again: no sign that it is down.
      if (again && repeatable && outgoing.reusedSocket && 'code' in error && error.code === 'ECONNRESET')
        return send(false);
      const { status, detail } = failureOf(error, upstream.base.origin);
      answerInWords(response, status, detail);
    });
    response.once('close', () => outgoing.destroy());
    if (repeatable) outgoing.end();
    else pipeline(request, outgoing, () => {}); // either end's failure is handled where it arises
  };
  send(true);
}

function passBack(
  upstream: Upstream,
  request: IncomingMessage,
  incoming: IncomingMessage,
  response: ServerResponse,
): void {
  const status = incoming.statusCode ?? 502;
  const headers = incomingHeaders(incoming.headers, upstream, status);
  const empty = request.method === 'HEAD' || status === 204 || status === 304;
  const steps = empty ? [] : cleaning(incoming, upstream.key);
  if (steps.length > 1) {
    delete headers['content-encoding'];
    delete headers['content-length'];
  }
  response.writeHead(status, headers);
  response.flushHeaders();
  pipeline([incoming, ...steps, response], (error) => {
    if (error) response.destroy();
  });
}

/** Pictures and recordings pass untouched; whatever is text is read, and unpacked for it where it came packed. */
function cleaning({ headers }: IncomingMessage, key: string | null): Duplex[] {
  if (
    !key ||
    /^(?:image\/(?!svg)|video\/|audio\/|font\/|application\/(?:octet-stream|zip|pdf))/.test(
      headers['content-type'] ?? '',
    )
  )
    return [];
  switch (headers['content-encoding'] ?? 'identity') {
    case 'identity':
      return [withoutKey(key)];
    case 'gzip':
      return [createGunzip(), withoutKey(key)];
    case 'br':
      return [createBrotliDecompress(), withoutKey(key)];
    default:
      return [];
  }
}

function watchTime(outgoing: ClientRequest, response: ServerResponse, { limits }: Upstream): void {
  const inSeconds = (ms: number) => `${ms / 1000} s`;
  let timer: NodeJS.Timeout | undefined;
  const stop = (sentence: string) => void outgoing.destroy(new SlowServer(sentence));
  const wait = (ms: number, then: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(then, ms);
  };
  outgoing.on('socket', (socket) => {
    if (!socket.connecting) return;
    wait(limits.connectMs, () => stop(`took no connection within ${inSeconds(limits.connectMs)}`));
    socket.once('connect', () => clearTimeout(timer));
  });
  outgoing.on('finish', () =>
    wait(limits.answerMs, () => stop(`gave no answer within ${inSeconds(limits.answerMs)}`)),
  );
  outgoing.on('response', (incoming) => {
    // A page that reads slowly, as a paused recording does, is not a server that has stopped.
    const rest = () =>
      response.writableNeedDrain ? wait(limits.idleMs, rest) : stop('stopped in the middle of its answer');
    wait(limits.idleMs, rest);
    incoming.on('data', () => wait(limits.idleMs, rest));
    incoming.once('close', () => clearTimeout(timer));
  });
  outgoing.on('close', () => clearTimeout(timer));
}
