import * as z from 'zod/mini';
import { texts, tolerant, words } from '~/skyvern/fields';

/** What `/config.json` says: written by whoever serves the page, and the same for everyone who opens it. */
export interface AppConfig {
  /** `demo`: answers come from the mock world; `proxy`: this origin passes them on; `direct`: the reader names a server. */
  mode: 'demo' | 'proxy' | 'direct';
  /** Prefix of API addresses without a trailing slash; empty: this origin. */
  apiBase: string;
  /** Origin of the server behind the proxy: its addresses in answers are asked through this origin instead. */
  upstreamOrigin: string | null;
  /** Origin of Skyvern's own web UI, for links; null: the one that runs name. */
  appUrl: string | null;
  /** Hosts beyond this origin that the page's policy lets it reach, as CSP sources (`https://*.example.com`). */
  connectHosts: string[];
}

const ConfigFile = z.looseObject(
  tolerant({ mode: words, apiBase: words, upstreamOrigin: words, appUrl: words, connectHosts: texts }),
);

const DEFAULT: AppConfig = {
  mode: 'direct',
  apiBase: '',
  upstreamOrigin: null,
  appUrl: null,
  connectHosts: [],
};

let config = DEFAULT;

/**
 * Reads `/config.json`, once, before anything is asked. A page that is served without that file
 * (or with a fallback page in its place) is one whose reader names a server: mode `direct`. Never fails.
 */
export async function loadConfig(): Promise<AppConfig> {
  config = await readConfig().catch(() => DEFAULT);
  return config;
}

async function readConfig(): Promise<AppConfig> {
  const response = await fetch('/config.json', {
    cache: 'no-cache',
    headers: { accept: 'application/json' },
  });
  if (!response.ok) return DEFAULT;
  const read = ConfigFile.safeParse(await response.json());
  return read.success ? configOf(read.data) : DEFAULT;
}

function configOf(file: z.output<typeof ConfigFile>): AppConfig {
  return {
    mode: file.mode === 'demo' || file.mode === 'proxy' ? file.mode : 'direct',
    apiBase: file.apiBase?.replace(/\/+$/, '') ?? '',
    upstreamOrigin: originOf(file.upstreamOrigin),
    appUrl: originOf(file.appUrl),
    connectHosts: file.connectHosts,
  };
}

const originOf = (url: string | null): string | null => {
  const parsed = url ? URL.parse(url) : null;
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.origin : null;
};

/** The configuration as loaded; the default until `loadConfig` is done. */
export const getConfig = (): AppConfig => config;

/** The configuration. It does not change while the page is open. */
export const useConfig = (): AppConfig => config;

/** Puts a configuration in place without a request. For tests and for the demo world. */
export function setConfig(patch: Partial<AppConfig>): void {
  config = { ...DEFAULT, ...patch };
}
