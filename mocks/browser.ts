import { setupWorker } from 'msw/browser';
import { worldHandlers } from './msw/http';
import { worldSockets } from './msw/sockets';
import { trustWorker } from './msw/trustWorker';
import { browserFiles } from './recorded/browserFiles';
import type { WorldMemory } from './scene/request';
import { createWorld } from './world';

const WORKER = '/mockServiceWorker.js';

/**
 * Puts the mock world between the page and its own origin. Resolves when requests are answered by it; recorded
 * runs are fetched when they are looked at.
 */
export async function startDemo(): Promise<void> {
  const world = createWorld({ load: browserFiles(), origin: () => location.origin, memory: tabMemory() });
  trustWorker(WORKER);
  const worker = setupWorker(...worldHandlers(world, location.origin), ...worldSockets(world, location.host));
  await worker.start({
    onUnhandledRequest: 'bypass',
    quiet: true,
    serviceWorker: { url: WORKER },
  });
}

/** Runs that were started go on when the page is loaded again in the same tab. */
function tabMemory(): WorldMemory {
  const NAME = 'rundown.demo.runs';
  return {
    read: () => sessionStorage.getItem(NAME),
    write: (text) => sessionStorage.setItem(NAME, text),
  };
}
