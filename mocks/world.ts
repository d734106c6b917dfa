import { SPECIAL_RUNS } from './demoRuns';
import { addSpecialRuns } from './special/specialRun';
import { trimFor } from './handlers/trim';
import { generatedRuns } from './generate/generatedFolder';
import { agentRoutes } from './handlers/agents';
import { artifactRoutes } from './handlers/artifacts';
import { cancelRoutes } from './handlers/cancel';
import { credentialRoutes } from './handlers/credentials';
import { listRoutes } from './handlers/lists';
import { recordedAnswer, foldersOf } from './handlers/recorded';
import { runRoutes } from './handlers/runs';
import { scriptRoutes } from './handlers/scripts';
import { serverRoutes } from './handlers/server';
import { sessionRoutes } from './handlers/sessions';
import { signAddresses } from './handlers/signing';
import { startRoutes } from './handlers/start';
import { taskRoutes } from './handlers/tasks';
import { webhookRoutes } from './handlers/webhooks';
import { openLiveRuns, type LiveRuns } from './live/liveRuns';
import { json, noRoute, refusal, wrongMethod } from './scene/answers';
import type { SentRequest, WorldAnswer, WorldOptions, WorldRequest } from './scene/request';
import { readAsk, router } from './scene/router';
import { openRunBook } from './scene/runBook';
import type { Ask, Scene } from './scene/scene';
import { connect } from './streams/connect';
import type { ControlMessage, SocketPeer, WorldSocket } from './streams/socket';

const ROUTES = [
  ...serverRoutes,
  ...listRoutes,
  ...artifactRoutes,
  ...taskRoutes,
  ...runRoutes,
  ...scriptRoutes,
  ...agentRoutes,
  ...startRoutes,
  ...cancelRoutes,
  ...webhookRoutes,
  ...credentialRoutes,
  ...sessionRoutes,
];
const findRoute = router(ROUTES);

/** What every answer of the server carries. */
const SERVER_HEADERS = {
  'x-frame-options': 'DENY',
  'content-security-policy': "frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

/** A whole Skyvern server, without a transport. */
export interface World {
  answer(request: WorldRequest): Promise<WorldAnswer>;
  /** Opens a socket; null where the server has none of this path. */
  connect(url: string, peer: SocketPeer): WorldSocket | null;
  /** Moves live runs by hand: deterministic, without a clock. */
  live: Pick<LiveRuns, 'step' | 'finish'>;
  /** Every request line, oldest first. */
  log: string[];
  /** Every request that was no GET. */
  sent: SentRequest[];
  /** Everything that was sent to steer a browser. */
  control: ControlMessage[];
}

/**
 * Makes a server out of recorded runs. It answers what the real one answers, refusals and quirks included; two
 * worlds know nothing of one another. Nothing is read before the first request.
 */
export function createWorld(options: WorldOptions): World {
  const now = options.now ?? Date.now;
  const log: string[] = [];
  const sent: SentRequest[] = [];
  const control: ControlMessage[] = [];
  let opening: Promise<Scene> | null = null;

  const scene = (): Promise<Scene> => {
    if (opening) return opening;
    const promise = open();
    // A failed opening, such as a lost connection at the start, is tried again by the next request.
    promise.catch(() => (opening = null));
    opening = promise;
    return promise;
  };
  const open = async (): Promise<Scene> => {
    const index = await options.load.index();
    const book = openRunBook(index, options.load, [generatedRuns()]);
    addSpecialRuns(book, SPECIAL_RUNS, now);
    const live = openLiveRuns({ book, now, speed: options.speed ?? 1, memory: options.memory });
    return { book, live, codes: [], control, options, now, sent };
  };

  return {
    log,
    sent,
    control,
    connect(url, peer) {
      log.push(`WS ${url}`);
      return connect(scene, url, peer);
    },
    live: {
      step: async (runId, n) => (await scene()).live.step(runId, n),
      finish: async (runId) => (await scene()).live.finish(runId),
    },
    async answer(request) {
      log.push(`${request.method} ${request.url}`);
      const ask = readAsk(request);
      if (ask.method !== 'GET') sent.push({ ...request });
      const said = refuseKey(ask, options.key ?? null) ?? (await answerOf(await scene(), ask).catch(tooDeep));
      const answer = options.chaos?.spoil(ask.method, ask.url, said) ?? said;
      return { ...answer, headers: { ...SERVER_HEADERS, ...answer.headers } };
    },
  };
}

async function answerOf(scene: Scene, ask: Ask): Promise<WorldAnswer> {
  let answer = (await recordedAnswer(scene, ask)) ?? (await routed(scene, ask));
  const [folder] = foldersOf(scene, ask.path);
  const seconds = folder?.signedUrlSeconds ?? scene.options.signedUrlSeconds;
  if (seconds !== undefined) {
    answer = signAddresses(answer, scene.options.origin?.() ?? '', Math.floor(scene.now() / 1000) + seconds);
  }
  if (folder?.disturb) answer = await folder.disturb(ask, answer);
  return trimFor(ask, answer);
}

/** What the server says where it cannot write what is nested in its values. */
function tooDeep(error: unknown): WorldAnswer {
  if (error instanceof RangeError) return json({ error: 'Unexpected error: RecursionError' }, 500);
  throw error;
}

async function routed(scene: Scene, ask: Ask): Promise<WorldAnswer> {
  const found = findRoute(ask.method, ask.path);
  if (found === null) return noRoute();
  if (found === 'other method') return wrongMethod();
  return found.route.answer(scene, { ...ask, params: found.params });
}

/** Why the request's credentials do not do; null where they do or none are asked for. */
function refuseKey(ask: Ask, key: string | null): WorldAnswer | null {
  if (key === null || ask.path === '/v1/config/runtime') return null;
  if (ask.query.has('sig') && /^\/v1\/artifacts\/[^/]+\/content$/.test(ask.path)) return null;
  const given = ask.headers['x-api-key'];
  if (given === key) return null;
  if (given === undefined) {
    const bearer = ask.headers['authorization'];
    return refusal(403, bearer === undefined ? 'Invalid credentials' : 'Invalid authentication method');
  }
  return refusal(403, 'Could not validate credentials');
}
