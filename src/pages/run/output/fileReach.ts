import { signedUntilMs } from '~/api/artifacts/signedUrl';
import { reachableUrl } from '~/api/reach';
import type { DownloadedFile } from '~/model/run/downloadedFiles';
import { webAddress } from '~/ui/webAddress';

/**
 * How a file can be had. `asked`: this page asks for its bytes, by its artifact or its address · `link`: its address is on
 * a host that this page may not ask, but the browser may open · `none`: with the reason.
 */
export type FileReach =
  | { by: 'asked'; url: string | null; expired: boolean }
  | { by: 'link'; href: string; host: string }
  | { by: 'none'; why: string };

/** How this page can have a file, and whether the link that it has has run out by now. */
export function fileReach({ artifactId, url, archived }: DownloadedFile, nowMs: number): FileReach {
  if (archived)
    return { by: 'none', why: 'Archived: the server has moved it to storage that this page cannot open.' };
  if (artifactId !== null) return { by: 'asked', url: null, expired: false };
  if (url === null) return { by: 'none', why: 'The server gives no address for this file.' };
  const until = signedUntilMs(url);
  const expired = until !== null && until <= nowMs;
  const reachable = reachableUrl(url);
  if (reachable !== null) return { by: 'asked', url: reachable, expired };
  if (url.startsWith('file:'))
    return {
      by: 'none',
      why: `The server keeps it on its own disk and gives no address for it: ${url.replace(/^file:\/\//, '')}`,
    };
  const href = /^https?:\/\//i.test(url) ? webAddress(url) : null;
  const host = href === null ? null : (URL.parse(href)?.host ?? null);
  if (href === null || host === null)
    return { by: 'none', why: `The server gives no address that a browser opens: ${url}` };
  // A link that has run out is worth asking the server for another.
  return expired ? { by: 'asked', url: null, expired } : { by: 'link', href, host };
}
