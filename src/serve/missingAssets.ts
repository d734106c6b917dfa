import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/**
 * A built file that is gone is a 404. Without this the page itself would be the answer to a script of an older build,
 * and the browser would keep that answer for a year.
 */
export function missingAssets(): Plugin {
  return {
    name: 'rundown:missing-assets',
    configurePreviewServer(server) {
      const folder = path.resolve(server.config.root, server.config.build.outDir);
      server.middlewares.use('/assets', (request, response, next) => {
        const name = path.basename(new URL(request.url ?? '', 'http://here').pathname);
        if (existsSync(path.join(folder, 'assets', name))) return next();
        response.writeHead(404, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
        response.end('Not found');
      });
    },
  };
}
