import { setupWorker } from 'msw/browser';
import { chaos, ROUGH } from './faults/chaos';
import { worldHandlers } from './msw/http';
import { worldSockets } from './msw/sockets';
import { trustWorker } from './msw/trustWorker';
import { browserFiles } from './recorded/browserFiles';
import type { WorldMemory, WorldOptions } from './scene/request';
import { createWorld, type World } from './world';

const WORKER = '/mockServiceWorker.js';
/** Names in the tab's session storage, for tests and for curious people; all optional. */
const RUNS = 'rundown.demo.runs';
const SPEED = 'rundown.demo.speed';
const CHAOS_SEED = 'rundown.demo.chaos';

declare global {
  /** The demo's world: live runs can be moved by hand from the console. */
  var rundownDemo: World | undefined;
}

/**
 * Puts the mock world between the page and its own origin. Resolves when requests are answered by it; recorded
 * runs are fetched when they are looked at. Runs that were started go on after a reload of the same tab.
 */
export async function startDemo(): Promise<void> {
  const world = createWorld({
    load: browserFiles(),
    origin: () => location.origin,
    memory: tabMemory(),
    ...tabOptions(),
  });
  globalThis.rundownDemo = world;
  trustWorker(WORKER);
  const worker = setupWorker(...worldHandlers(world, location.origin), ...worldSockets(world, location.host));
  await worker.start({
    onUnhandledRequest: 'bypass',
    quiet: true,
    serviceWorker: { url: WORKER },
  });
}

function tabMemory(): WorldMemory {
  return {
    read: () => sessionStorage.getItem(RUNS),
    write: (text) => sessionStorage.setItem(RUNS, text),
  };
}

function tabOptions(): Partial<WorldOptions> {
  const speed = Number(sessionStorage.getItem(SPEED));
  const seed = sessionStorage.getItem(CHAOS_SEED);
  return {
    ...(speed > 0 ? { speed } : {}),
    ...(seed === null ? {} : { chaos: chaos({ seed: Number(seed), ...ROUGH }) }),
  };
}
