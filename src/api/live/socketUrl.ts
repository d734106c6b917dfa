import { getConnection } from '../connection';

/**
 * The address of a socket. Browsers cannot set headers on sockets, so a key that this page holds stands in the query;
 * behind a proxy there is none: the proxy adds it.
 */
export function socketUrl(path: string, query: Readonly<Record<string, string>> = {}): string {
  const { apiBase, apiKey } = getConnection();
  const url = new URL(apiBase + path, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  if (apiKey) url.searchParams.set('apikey', apiKey);
  return url.href;
}
