import { getConfig } from './config';
import { getConnection } from './connection';

/** Whether questions go to this origin (a proxy, or the mock world), which adds the key where one is needed. */
export function isSameOrigin(): boolean {
  const { apiBase, apiKey } = getConnection();
  return !apiKey && (apiBase === '' || URL.parse(apiBase)?.origin === location.origin);
}

/**
 * An address out of an answer as this page may ask for it: addresses of the server behind the proxy go through this origin.
 * null for what is no http(s) address, and for hosts that nobody configured: those are never asked.
 */
export function reachableUrl(url: string | null | undefined): string | null {
  const parsed = url ? URL.parse(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return null;
  const { mode, upstreamOrigin, connectHosts } = getConfig();
  if (parsed.origin === location.origin) return parsed.href;
  if (mode === 'proxy' && parsed.origin === upstreamOrigin && isSameOrigin())
    return parsed.pathname + parsed.search;
  return connectHosts.some((host) => matchesHost(parsed, host)) ? parsed.href : null;
}

/** Whether a CSP source like `https://*.example.com` or `https://host:8000` covers an address. */
export function matchesHost(url: URL, source: string): boolean {
  const match = /^(https?|wss?):\/\/(\*\.)?([^/]+)$/i.exec(source);
  if (!match) return false;
  const [, scheme = '', wildcard, host = ''] = match;
  if (`${scheme.toLowerCase()}:` !== url.protocol) return false;
  const wanted = URL.parse(`${scheme}://${host}`)?.host;
  if (wanted === undefined) return false;
  return wildcard ? url.host.endsWith(`.${wanted}`) : url.host === wanted;
}
