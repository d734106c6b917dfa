import { setupServer } from 'msw/node';
import { worldHandlers } from './msw/http';
import { worldSockets } from './msw/sockets';
import { nodeFiles } from './recorded/nodeFiles';
import { createWorld, type World } from './world';

/** The world that `server` answers from. */
export const world: World = createWorld({ load: nodeFiles(), origin: () => 'http://skyvern.test' });

/** Answers the requests of page tests, to whatever origin they go. */
export const server = setupServer(...worldHandlers(world), ...worldSockets(world));
