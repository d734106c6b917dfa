import http from 'node:http';
import https from 'node:https';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** How long the proxy waits, in milliseconds. */
export interface ProxyLimits {
  /** For the connection to stand. */
  readonly connectMs: number;
  /** For the first byte of an answer after the last of the request. */
  readonly answerMs: number;
  /** Between two pieces of an answer. */
  readonly idleMs: number;
}

const LIMITS: ProxyLimits = { connectMs: 10_000, answerMs: 90_000, idleMs: 120_000 };

export interface Upstream {
  readonly base: URL;
  readonly key: string | null;
  readonly limits: ProxyLimits;
  readonly open: (path: string, options: http.RequestOptions) => http.ClientRequest;
}

/** A Skyvern server as the proxy sees it. Connections are kept and used again. */
export function createUpstream(base: URL, key: string | null, limits: ProxyLimits = LIMITS): Upstream {
  const secure = base.protocol === 'https:';
  const agent = secure ? new https.Agent({ keepAlive: true }) : new http.Agent({ keepAlive: true });
  return {
    base,
    key,
    limits,
    open: (path, options) =>
      (secure ? https : http).request({
        agent,
        hostname: base.hostname.replace(/^\[|\]$/g, ''),
        ...(base.port ? { port: base.port } : {}),
        path: base.pathname.replace(/\/$/, '') + path,
        ...options,
      }),
  };
}

/** Belongs to one connection and says nothing about the message (RFC 9110, 7.6.1). */
const HOP = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** What the page's browser says about itself, its origin and its credentials: none of it is for the API server. */
const PRIVATE =
  /^(?:host|cookie|authorization|x-api-key|origin|referer|forwarded|expect|x-forwarded-.*|sec-(?:fetch|ch)-.*)$/;

/** The headers of the page's request as they go out, with the key in place of any credential that the page sent. */
export function outgoingHeaders(from: IncomingHttpHeaders, { base, key }: Upstream): OutgoingHttpHeaders {
  const dropped = hopNames(from);
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(from))
    if (!dropped.has(name) && !PRIVATE.test(name)) headers[name] = value;
  if (/gzip|br/.test(from['accept-encoding'] ?? '')) headers['accept-encoding'] = 'gzip, br'; // what can be read here
  if (from['transfer-encoding']) headers['transfer-encoding'] = 'chunked';
  headers['host'] = base.host;
  if (key) headers['x-api-key'] = key;
  return headers;
}

/** Other origins' rules and cookies of the API server, which would speak for this origin if they were passed on. */
const FOREIGN =
  /^(?:set-cookie|access-control-.*|strict-transport-security|alt-svc|clear-site-data|content-security-policy.*|service-worker-allowed|refresh|link)$/;

/** Documents of these kinds can run scripts, and here they would run with this origin's rights. */
const ACTIVE = /html|svg|xml/;
/** A file of the server must not pass for a script of this origin, which the page's policy would let run. */
const SCRIPT = /(?:java|ecma|live|j)script/;

/** The headers of the server's answer as the page gets them. An address of the server becomes one of this origin. */
export function incomingHeaders(
  from: IncomingHttpHeaders,
  { base, key }: Upstream,
  status: number,
): OutgoingHttpHeaders {
  const dropped = hopNames(from);
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(from)) {
    if (value === undefined || dropped.has(name) || FOREIGN.test(name)) continue;
    const kept = (text: string) => (key ? text.replaceAll(key, '*'.repeat(key.length)) : text);
    headers[name] = typeof value === 'string' ? kept(value) : value.map(kept);
  }
  headers['x-content-type-options'] = 'nosniff';
  const type = from['content-type']?.toLowerCase() ?? '';
  if (ACTIVE.test(type)) {
    headers['content-security-policy'] = "default-src 'none'; sandbox";
    headers['content-disposition'] = 'attachment';
  }
  if (SCRIPT.test(type)) headers['content-type'] = 'text/plain';
  if (status >= 400) headers['cache-control'] = 'no-store';
  if (from.location?.startsWith(base.href))
    headers['location'] = '/' + from.location.slice(base.href.length).replace(/^\/+/, '');
  else if (from.location?.startsWith('/')) headers['location'] = withoutPrefix(from.location, base.pathname);
  return headers;
}

function withoutPrefix(path: string, prefix: string): string {
  return prefix !== '/' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}

function hopNames(headers: IncomingHttpHeaders): ReadonlySet<string> {
  const named = headers.connection?.toLowerCase().split(/\s*,\s*/) ?? [];
  return new Set([...HOP, ...named]);
}
