import type { Plugin } from 'vite';
import { apiProxy } from './apiProxy.ts';
import { configJson } from './configJson.ts';
import { missingAssets } from './missingAssets.ts';
import { securityHeaders } from './securityHeaders.ts';
import { serveSettings } from './settings.ts';

/** What the dev and preview servers do beyond files, in the order in which a request meets it. */
export function servePlugins(env: Readonly<Record<string, string | undefined>>, viteMode: string): Plugin[] {
  const settings = serveSettings(env, viteMode);
  return [
    securityHeaders(settings),
    configJson(settings),
    ...(settings.upstream ? [apiProxy(settings.upstream, settings.key)] : []),
    missingAssets(),
  ];
}
