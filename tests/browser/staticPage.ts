import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { contentSecurityPolicy } from '~/serve/contentSecurityPolicy';
import { ROOT } from './startApp.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The production build as plain files, whose readers name their server themselves: one of `hosts`. */
export async function serveStatic(
  hosts: readonly string[],
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const policy = contentSecurityPolicy(hosts);
  const config = { mode: 'direct', apiBase: '', upstreamOrigin: null, appUrl: null, connectHosts: hosts };
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://here');
    const file = path.join(ROOT, 'dist', path.extname(pathname) ? pathname : 'index.html');
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    response.end(pathname === '/config.json' ? JSON.stringify(config) : readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
