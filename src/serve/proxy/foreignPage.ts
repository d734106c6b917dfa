import type { IncomingMessage } from 'node:http';

/**
 * Whether another site's page caused this request. It could not read the answer, but with the key added here
 * it could start and stop runs. Opening an address by hand or by a link is no such request.
 */
export function isForeign({ headers, method }: IncomingMessage): boolean {
  const { origin, host } = headers;
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== 'cross-site' && site !== 'same-site') return false;
  return method !== 'GET' || headers['sec-fetch-mode'] !== 'navigate';
}

/**
 * Whether the name in a request's Host header is this machine's own: a foreign name that leads here makes a foreign
 * page look like this one. Vite checks this for requests, not for sockets. `allowed` is Vite's list of further names.
 */
export function isKnownHost(host: string | undefined, allowed: true | readonly string[]): boolean {
  if (allowed === true) return true;
  if (!host || !URL.canParse(`http://${host}`)) return false;
  const name = new URL(`http://${host}`).hostname;
  if (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name.startsWith('[') ||
    /^\d+(?:\.\d+){3}$/.test(name)
  )
    return true;
  return allowed.some((one) =>
    one.startsWith('.') ? name === one.slice(1) || name.endsWith(one) : name === one,
  );
}
