/** What the person who starts the server has set, checked. */
export interface ServeSettings {
  /** Where the page's answers come from: mock world, the server behind this proxy, or a server the page names itself. */
  readonly mode: 'demo' | 'proxy' | 'direct';
  /** The Skyvern server behind the proxy, without a trailing slash or API prefix; null when there is none. */
  readonly upstream: URL | null;
  /** Added to what goes to `upstream`, and given to nothing else. */
  readonly key: string | null;
  /** Origin of Skyvern's own web UI, for links; null when not set. */
  readonly appUrl: string | null;
  /** Hosts beyond this origin that the page may reach (`https://host[:port]`, one leading `*.` label allowed). */
  readonly connectHosts: readonly string[];
}

/** A setting that cannot be meant. Its message is a sentence for the person at the terminal and holds no key. */
export class SettingError extends Error {
  override name = 'SettingError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings of `SKYVERN_API_URL`, `SKYVERN_API_KEY`, `SKYVERN_APP_URL` and `SKYVERN_CONNECT_HOSTS`
 * (hosts separated by spaces or commas). `viteMode` decides between demo and direct where no server is named.
 * An address that ends in `/v1`, `/api` or `/api/v1`, as Skyvern's own documentation writes it, means the server itself.
 * @throws SettingError
 */
export function serveSettings(env: Environment, viteMode: string): ServeSettings {
  const upstream = upstreamOf(text(env['SKYVERN_API_URL']));
  return {
    mode: upstream ? 'proxy' : viteMode === 'demo' ? 'demo' : 'direct',
    upstream,
    key: upstream ? keyOf(text(env['SKYVERN_API_KEY'])) : null,
    appUrl: appUrlOf(text(env['SKYVERN_APP_URL'])),
    connectHosts: (text(env['SKYVERN_CONNECT_HOSTS']) ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(connectHost),
  };
}

const text = (value: string | undefined) => value?.trim() || null;

function upstreamOf(value: string | null): URL | null {
  if (!value) return null;
  const url = httpUrl(value);
  if (!url) throw new SettingError(`SKYVERN_API_URL is not an http(s) address: ${shown(value)}`);
  if (url.username || url.password)
    throw new SettingError(
      'SKYVERN_API_URL must not hold a user or password. Put the key into SKYVERN_API_KEY.',
    );
  url.pathname = url.pathname.replace(/\/+$/, '').replace(/\/(?:api\/)?v1$|\/api$/, '');
  url.search = '';
  url.hash = '';
  return url;
}

function keyOf(value: string | null): string | null {
  if (value && !/^[\x21-\x7e]+$/.test(value))
    throw new SettingError('SKYVERN_API_KEY holds characters that no header can carry. Copy it again.');
  return value;
}

function appUrlOf(value: string | null): string | null {
  if (!value) return null;
  const url = httpUrl(value);
  if (!url) throw new SettingError(`SKYVERN_APP_URL is not an http(s) address: ${shown(value)}`);
  return url.origin;
}

/**
 * One host as a CSP source, `https://host[:port]`. A path or a second host would silently widen or break the policy.
 * @throws SettingError when it is no plain http(s) or ws(s) origin
 */
export function connectHost(value: string): string {
  if (
    !/^(?:https?|wss?):\/\/(?:\*\.)?(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::\d{1,5})?$|^https?:\/\/\[[0-9a-f:]+\](?::\d{1,5})?$/i.test(
      value,
    )
  )
    throw new SettingError(
      `SKYVERN_CONNECT_HOSTS holds ${shown(value)}. Write hosts as https://host or https://host:port.`,
    );
  return value.toLowerCase();
}

function httpUrl(value: string): URL | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}

/** A value for an error text: short, and without what stands before an @. */
const shown = (value: string) => `“${value.replace(/[^/@\s]*@/g, '…@').slice(0, 80)}”`;
