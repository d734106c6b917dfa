import type { Plugin, PreviewServer, ViteDevServer } from 'vite';
import { forwardHttp } from './proxy/forwardHttp.ts';
import { forwardUpgrade, refuseUpgrade } from './proxy/forwardUpgrade.ts';
import { isForeign, isKnownHost } from './proxy/foreignPage.ts';
import { answerInWords } from './proxy/failure.ts';
import { createUpstream } from './proxy/upstream.ts';

const FOREIGN = 'This address answers only the page that it serves itself.';

/**
 * The Skyvern server at `base` on this origin: everything under `/v1` and `/api`, sockets included.
 *
 * `key` is added to what goes out and taken out of what comes back. Because of that key, requests that another site's
 * page causes are refused. A server that is down is a 502 with a sentence, asked anew by the next request.
 */
export function apiProxy(base: URL, key: string | null): Plugin {
  const upstream = createUpstream(base, key);
  const attach = (
    server: ViteDevServer | PreviewServer,
    allowedHosts: true | readonly string[],
    alone: boolean,
  ) => {
    server.middlewares.use((request, response, next) => {
      if (!isApi(request.url)) return next();
      if (isForeign(request)) return answerInWords(response, 403, FOREIGN);
      forwardHttp(upstream, request, response);
    });
    server.httpServer?.on('upgrade', (request, socket, head) => {
      if (isApi(request.url)) {
        if (isForeign(request) || !isKnownHost(request.headers.host, allowedHosts))
          refuseUpgrade(socket, 403, FOREIGN);
        else forwardUpgrade(upstream, request, socket, head);
      } else if (alone) refuseUpgrade(socket, 404, 'No socket is served at this address.');
    });
  };
  return {
    name: 'rundown:api-proxy',
    configureServer: (server) => attach(server, server.config.server.allowedHosts, false), // Vite's own reload socket
    configurePreviewServer: (server) => attach(server, server.config.preview.allowedHosts, true),
  };
}

const isApi = (address: string | undefined) => /^\/(?:v1|api)(?:[/?]|$)/.test(address ?? '');
