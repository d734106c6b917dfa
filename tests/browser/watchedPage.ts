import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';

/** What no page of this product may do, gathered from the first moment on. */
export interface Seen {
  readonly consoleErrors: string[];
  readonly policyViolations: string[];
  readonly offOrigin: string[];
}

export interface WatchedPage {
  readonly origin: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly seen: Seen;
  /** Every request of the page and of its workers so far, as `GET /path?query`. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

interface WatchedOptions extends BrowserContextOptions {
  /** Further hosts that this page is configured to ask. */
  asks?: readonly string[];
  /** The test breaks the policy itself, to see that it holds. */
  breaches?: boolean;
}

/**
 * A page of a fresh browser profile on `origin` (1440 × 900, without motion) that remembers its errors, breaches of
 * its policy and requests to other hosts. The browser's own lines for answers of 400 and above are no errors.
 *
 * Whatever else a test looks for: it fails when its page breached its policy or asked a host that nobody configured.
 */
export async function watchedPage(
  browser: Browser,
  origin: string,
  { asks = [], breaches = false, ...options }: WatchedOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const seen: Seen = { consoleErrors: [], policyViolations: [], offOrigin: [] };
  if (!breaches)
    onTestFinished(() => {
      const { policyViolations, offOrigin } = seen;
      expect({ policyViolations, offOrigin }).toEqual({ policyViolations: [], offOrigin: [] });
    });
  const isKnown = (url: string) => [origin, ...asks].some((one) => isOwn(url, one));
  const requests: string[] = [];
  await context.exposeBinding(
    'reportPolicyViolation',
    (_source, line: string) => void seen.policyViolations.push(line),
  );
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = Reflect.get(globalThis, 'reportPolicyViolation') as (line: string) => void;
      report(
        `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
      );
    });
  });
  context.on('request', (request) => {
    const url = request.url();
    if (isOwn(url, origin)) requests.push(`${request.method()} ${url.slice(origin.length)}`);
    else if (!/^(?:data|blob|about):/.test(url) && !isKnown(url)) seen.offOrigin.push(url);
  });
  context.on('weberror', (error) => void seen.consoleErrors.push(String(error.error())));
  context.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !/^Failed to load resource|^WebSocket connection/.test(text))
      seen.consoleErrors.push(text);
  });
  const page = await context.newPage();
  page.on('websocket', (socket) => {
    if (!isKnown(socket.url().replace(/^ws/, 'http'))) seen.offOrigin.push(socket.url());
  });
  return { origin, context, page, seen, requests, close: () => context.close() };
}

const isOwn = (url: string, origin: string) => url === origin || url.startsWith(`${origin}/`);
