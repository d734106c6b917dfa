import type { AddressInfo } from 'node:net';
import { preview } from 'vite';
import { servePlugins } from '../../src/serve/servePlugins.ts';
import { ROOT } from './startApp.ts';

/** Serves the production build as one would deploy it without a proxy: the reader names a server, one of `hosts`. */
export async function startDirect(
  hosts: readonly string[],
): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = await preview({
    configFile: false,
    root: ROOT,
    mode: 'production',
    logLevel: 'silent',
    plugins: servePlugins({ SKYVERN_CONNECT_HOSTS: hosts.join(' ') }, 'production'),
    preview: { port: 0, host: '127.0.0.1', cors: false },
  });
  const { port } = server.httpServer.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
