/**
 * The policy of the built page as one header value.
 *
 * Script, style, font and worker come from this origin alone. `hosts` (`https://host[:port]`) widen what the page may
 * ask and show: requests, pictures, recordings; for an http(s) host its sockets too. Nothing is inline, nothing evaluated.
 *
 * Trusted Types: text becomes markup or script nowhere, whoever asks for it. The policy `rundown` lets the page start the
 * one worker of its own that compares pictures; `demo` lets the demo alone make one more exception, which it uses for the
 * address of its mock worker. What cannot be had under this is the player's own display of subtitles, which writes
 * markup; chapters do not.
 */
export function contentSecurityPolicy(hosts: readonly string[], { demo = false } = {}): string {
  const shown = hosts.filter((host) => /^http/i.test(host));
  const asked = hosts.flatMap((host) =>
    /^http/i.test(host) ? [host, host.replace(/^http/i, 'ws')] : [host],
  );
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:', ...shown],
    'media-src': ["'self'", 'blob:', ...shown],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...asked],
    'worker-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['rundown', ...(demo ? ['default'] : [])],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}
