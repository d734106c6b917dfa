import type { Plugin } from 'vite';
import { contentSecurityPolicy } from './contentSecurityPolicy.ts';
import type { ServeSettings } from './settings.ts';

/**
 * Headers of every answer of the preview server, the page's policy among them.
 * The dev server gets none: its hot reload writes styles into the page, which the policy forbids.
 */
export function securityHeaders({ mode, connectHosts }: ServeSettings): Plugin {
  const headers = {
    'content-security-policy': contentSecurityPolicy(connectHosts, { demo: mode === 'demo' }),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'accept-ranges': 'bytes', // a recording that comes through a service worker cannot be sought without it
  };
  return {
    name: 'rundown:security-headers',
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
        if (request.url?.startsWith('/assets/'))
          response.setHeader('cache-control', 'public, max-age=31536000, immutable');
        next();
      });
    },
  };
}
