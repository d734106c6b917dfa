import { setupServer } from 'msw/node';
import { afterEach, vi } from 'vitest';
import { worldHandlers } from '../../../mocks/msw/http';
import { worldSockets } from '../../../mocks/msw/sockets';
import { nodeFiles } from '../../../mocks/recorded/nodeFiles';
import type { WorldOptions } from '../../../mocks/scene/request';
import { createWorld, type World } from '../../../mocks/world';

export { LIVE_RUNS } from '../../../mocks/demoRuns';

let close: (() => void) | null = null;
afterEach(() => {
  close?.();
  close = null;
});

interface LiveWorld extends World {
  server: ReturnType<typeof setupServer>;
  /** Sockets whose address holds `part` are answered by this from now on, not by the world. */
  onSocket: (part: string, open: World['connect']) => void;
}

/** A world of its own for one test, whose live runs move by `live.step`. */
export function liveWorld(options: Partial<WorldOptions> = {}): LiveWorld {
  const world = createWorld({ load: nodeFiles(), origin: () => 'http://skyvern.test', ...options });
  const own: { part: string; open: World['connect'] }[] = [];
  const connect: World['connect'] = (url, peer) => {
    const found = own.find(({ part }) => url.includes(part));
    return found ? found.open(url, peer) : world.connect(url, peer);
  };
  const server = setupServer(...worldHandlers(world), ...worldSockets({ ...world, connect }));
  server.listen({ onUnhandledRequest: 'error' });
  close = () => server.close();
  return { ...world, connect, server, onSocket: (part, open) => void own.unshift({ part, open }) };
}

/** Pictures of this size are “drawn”, and elements have this box: jsdom does neither. */
export function giveScreen({ width = 640, height = 400, left = 100, top = 50 } = {}) {
  vi.stubGlobal('createImageBitmap', () => Promise.resolve({ width: 1280, height: 800, close: () => {} }));
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  const box = { left, top, width, height, x: left, y: top, right: left + width, bottom: top + height };
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue({ ...box, toJSON: () => box });
  HTMLElement.prototype.setPointerCapture = () => {};
}
