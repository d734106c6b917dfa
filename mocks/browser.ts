import { setupWorker } from 'msw/browser';
import { worldHandlers } from './msw/http';
import { trustWorker } from './msw/trustWorker';
import { browserFiles } from './recorded/browserFiles';
import { createWorld } from './world';

const WORKER = '/mockServiceWorker.js';

/**
 * Puts the mock world between the page and its own origin. Resolves when requests are answered by it; recorded
 * runs are fetched when they are looked at.
 */
export async function startDemo(): Promise<void> {
  const world = createWorld({ load: browserFiles(), origin: () => location.origin });
  trustWorker(WORKER);
  const worker = setupWorker(...worldHandlers(world, location.origin));
  await worker.start({
    onUnhandledRequest: 'bypass',
    quiet: true,
    serviceWorker: { url: WORKER },
  });
}
