import type { Scene } from '../scene/scene';
import { framesOf, type Frame } from './frames';
import { credentialOf, SILENT, type OpenSocket, type SocketRoute, type WorldSocket } from './socket';
import { follow, isFinal, statusNow, subjectOf, type Subject } from './subject';

const TICK_MS = 200;
/** Between two pictures of a server that takes them one by one. */
const VNC_PICTURE_MS = 2000;

/** Streams of pictures of a run's browser. */
export const pictureSockets: SocketRoute[] = [
  { path: /^(?:\/api)?\/v1\/stream\/(?:workflow_runs|tasks|browser_sessions)\/([^/]+)$/, open: watch },
];

async function watch(scene: Scene, socket: OpenSocket): Promise<WorldSocket> {
  const { id, peer, query } = socket;
  const credential = credentialOf(query, scene.options.key ?? null);
  if (credential !== 'fine') {
    peer.send(credential === 'none' ? 'No valid credential provided' : 'Invalid credential provided');
    peer.drop();
    return SILENT;
  }
  const idKey = id.startsWith('pbs_')
    ? 'browser_session_id'
    : id.startsWith('wr_')
      ? 'workflow_run_id'
      : 'task_id';
  const signOff = (status: string): WorldSocket => {
    peer.send(JSON.stringify({ [idKey]: id, status }));
    peer.drop();
    return SILENT;
  };
  const isVnc = scene.options.streaming === 'vnc';
  if (isVnc && id.startsWith('pbs_') && query.get('force_cdp') !== 'true') {
    peer.close(4001, 'use-vnc-streaming');
    return SILENT;
  }
  const subject = await subjectOf(scene, id);
  if (!subject) return signOff('not_found');
  if (isFinal(statusNow(scene, subject))) return signOff(statusNow(scene, subject));
  // The pictures of a run that uses a session come by the session's stream alone.
  const frames =
    subject.sessionId !== null && idKey !== 'browser_session_id' ? [] : await framesOf(scene, subject);
  return send({ scene, subject, frames, idKey, id, peer, isVnc });
}

interface Watch {
  scene: Scene;
  subject: Subject;
  frames: readonly Frame[];
  idKey: string;
  id: string;
  peer: OpenSocket['peer'];
  isVnc: boolean;
}

/** Sends each picture when the run has come to it, the present one first, and says how the run ended. */
function send({ scene, subject, frames, idKey, id, peer, isVnc }: Watch): WorldSocket {
  let sentUpTo: number | null = null;
  let isOpen = true;
  let isBusy = false;
  let isAskedAgain = false;

  const look = async (): Promise<void> => {
    await follow(scene, subject);
    const status = statusNow(scene, subject);
    if (!isOpen || status === 'queued' || status === 'created') return;
    const place = placeOf(scene, subject);
    const due = frames.filter((frame) => frame.t <= place && frame.t > (sentUpTo ?? -1));
    for (const frame of sentUpTo === null ? due.slice(-1) : due) {
      const message = await frame.message();
      if (!isOpen) return;
      const told = isVnc ? { screenshot: message.screenshot } : message;
      peer.send(JSON.stringify({ [idKey]: id, status: 'running', ...told }));
    }
    sentUpTo = place;
    if (!isFinal(status)) return;
    stop();
    peer.send(JSON.stringify({ [idKey]: id, status }));
    peer.drop();
  };
  // One look at a time, and one more for everything that happened meanwhile: pictures keep their order.
  const tick = async (): Promise<void> => {
    if (isBusy) {
      isAskedAgain = true;
      return;
    }
    isBusy = true;
    do {
      isAskedAgain = false;
      await look();
    } while (isAskedAgain);
    isBusy = false;
  };
  const timer = setInterval(() => void tick(), isVnc ? VNC_PICTURE_MS : TICK_MS);
  const unwatch = scene.live.watch(subject.runId, () => void tick());
  const stop = (): void => {
    isOpen = false;
    clearInterval(timer);
    unwatch();
  };
  void tick();
  return { receive: () => {}, closed: stop };
}

function placeOf(scene: Scene, { live }: Subject): number {
  return live ? scene.live.place(live.state, live.series) : Number.MAX_SAFE_INTEGER;
}
