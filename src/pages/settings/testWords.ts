import type { ConnectionTest } from '~/api/testConnection';

/** What came of a tried connection, why, and what can be done. */
export function testWords(result: ConnectionTest, apiBase: string): string {
  const where = apiBase.trim() || location.origin;
  switch (result.kind) {
    case 'ok':
      return result.version
        ? `Connected to Skyvern ${result.version}`
        : 'Connected. The server does not say its version.';
    case 'wrong-url':
      return 'This is no address of a server. Enter one such as http://localhost:8000.';
    case 'not-allowed':
      return `This page may not ask ${result.origin}: its own policy names the hosts that it may. Whoever serves the page adds the host to its configuration (connectHosts).`;
    case 'unreachable':
      return `Nobody answers at ${where}. The server may be stopped, or the address wrong.`;
    case 'cors':
      return `A server answers at ${result.origin}, but not to pages of other origins. Set ALLOWED_ORIGINS to ${location.origin} on the Skyvern server, or serve this page through its proxy.`;
    case 'server-error':
      return `The server had a problem: it answered ${result.status}${result.detail ? ` (${result.detail})` : ''}.`;
    case 'not-skyvern':
      return `What answers at ${where} is not Skyvern: it answered ${result.status}${result.contentType ? ` with ${result.contentType}` : ''}. Check the address and its port.`;
    case 'key-refused':
      return `The key was refused${result.detail ? `: ${result.detail}` : ''}. Copy it anew from Skyvern’s settings.`;
  }
}
