import type { Scene } from '../scene/scene';
import { credentialOf, SILENT, type OpenSocket, type SocketRoute, type WorldSocket } from './socket';
import { isFinal, statusNow, subjectOf } from './subject';

/** Steering a run's browser, and the channel that goes with its screen sharing. */
export const controlSockets: SocketRoute[] = [
  { path: /^(?:\/api)?\/v1\/stream\/cdp_input\/(?:workflow_run|browser_session)\/([^/]+)$/, open: steer },
  { path: /^(?:\/api)?\/v1\/stream\/messages\/(?:workflow_run|browser_session)\/([^/]+)$/, open: message },
];

const LONGEST_UPLOAD = Math.ceil((10 * 1024 * 1024 * 4) / 3);

async function steer(scene: Scene, socket: OpenSocket): Promise<WorldSocket> {
  const { id, peer } = socket;
  if (isRefused(scene, socket)) return SILENT;
  const subject = await subjectOf(scene, id);
  if (!subject) {
    peer.close(4404, id.startsWith('pbs_') ? 'browser_session_not_found' : 'workflow_run_not_found');
    return SILENT;
  }
  if (isFinal(statusNow(scene, subject))) {
    if (id.startsWith('pbs_')) peer.close(4404, 'browser_session_finalized');
    else peer.close(4409, 'workflow_run_closing');
    return SILENT;
  }
  peer.send(JSON.stringify({ kind: 'ready' }));
  const unwatch = scene.live.watch(subject.runId, () => {
    if (isFinal(statusNow(scene, subject))) peer.close(4409, 'workflow_run_closing');
  });
  return {
    receive: receiver(scene, id, (sent) => {
      const answer = answerTo(sent);
      if (answer) peer.send(JSON.stringify(answer));
    }),
    closed: unwatch,
  };
}

function answerTo(sent: Record<string, unknown>): Record<string, unknown> | null {
  switch (sent['kind'] ?? sent['type']) {
    case 'navigateEvent': {
      const url = textOf(sent['url']);
      if (url.length <= 2083 && /^https?:\/\/[^\s/]+/.test(url)) return null;
      return { kind: 'navigate-error', reason: /^[a-z]+:/i.test(url) ? 'blocked' : 'invalid_url' };
    }
    case 'fileUpload':
      return textOf(sent['content']).length > LONGEST_UPLOAD
        ? { kind: 'file-upload-error', reason: 'file_too_large' }
        : { kind: 'file-upload-complete' };
    default:
      return null;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

async function message(scene: Scene, socket: OpenSocket): Promise<WorldSocket> {
  const { id, peer } = socket;
  if (isRefused(scene, socket)) return SILENT;
  const subject = await subjectOf(scene, id);
  if (!subject || scene.options.streaming !== 'vnc') {
    peer.close(1013);
    return SILENT;
  }
  return {
    receive: receiver(scene, id, (sent) => {
      if (sent['kind'] === 'get-browser-url')
        peer.send(JSON.stringify({ kind: 'browser-url', url: 'about:blank' }));
    }),
    closed: () => {},
  };
}

function isRefused(scene: Scene, { query, peer }: OpenSocket): boolean {
  const isFine =
    credentialOf(query, scene.options.key ?? null) === 'fine' && (query.get('client_id') ?? '') !== '';
  if (!isFine) peer.close(1002);
  return !isFine;
}

/** Notes every message; hands on those that the server would look at. */
function receiver(
  scene: Scene,
  id: string,
  onAccepted: (sent: Record<string, unknown>) => void,
): WorldSocket['receive'] {
  let inControl = false;
  return (data) => {
    const sent = readMessage(data);
    if (!sent) return;
    const kind = sent['kind'] ?? sent['type'];
    if (kind === 'take-control') inControl = true;
    const accepted = inControl;
    if (kind === 'cede-control') inControl = false;
    scene.control.push({ id, message: sent, accepted });
    if (accepted) onAccepted(sent);
  };
}

function readMessage(data: string | Uint8Array): Record<string, unknown> | null {
  try {
    const value = JSON.parse(typeof data === 'string' ? data : new TextDecoder().decode(data)) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
