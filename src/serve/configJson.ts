import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import type { ServeSettings } from './settings.ts';

/** What the page reads before anything else. A static deployment writes this file by hand. */
export interface ConfigJson {
  readonly mode: ServeSettings['mode'];
  /** Prefix of API addresses; empty: this origin. */
  readonly apiBase: string;
  /** Origin of the server behind the proxy: its addresses in answers are asked through this origin instead. */
  readonly upstreamOrigin: string | null;
  readonly appUrl: string | null;
  readonly connectHosts: readonly string[];
}

/** The page's configuration under `settings`; no key, no path of the upstream server. */
export function configOf(settings: ServeSettings): ConfigJson {
  return {
    mode: settings.mode,
    apiBase: '',
    upstreamOrigin: settings.upstream?.origin ?? null,
    appUrl: settings.appUrl,
    connectHosts: settings.connectHosts,
  };
}

/** Answers `/config.json` from the environment, in place of the file for static deployments. */
export function configJson(settings: ServeSettings): Plugin {
  const body = JSON.stringify(configOf(settings));
  const answer = (request: IncomingMessage, response: ServerResponse, next: () => void) => {
    if (request.url?.split('?')[0] !== '/config.json') return next();
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(body);
  };
  return {
    name: 'rundown:config-json',
    configureServer: (server) => void server.middlewares.use(answer),
    configurePreviewServer: (server) => void server.middlewares.use(answer),
  };
}
