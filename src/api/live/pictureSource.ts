import type { ControlTarget } from './control';

/** Where the live picture of a run comes from. */
export type PictureSource =
  | { kind: 'pictures'; path: string; query: Readonly<Record<string, string>> }
  /** A remote screen; when it cannot be had, the pictures of the same session. */
  | { kind: 'vnc'; path: string; browserSessionId: string; instead: PictureSource & { kind: 'pictures' } };

/** What is known of a run that lives. */
export interface LiveRun {
  /** The `wr_` id, for agent runs and tasks v2. */
  workflowRunId: string | null;
  /** The `tsk_` id of a standalone task. */
  taskId: string | null;
  /** The `pbs_` id. A run inside a session sends no pictures of its own. */
  browserSessionId: string | null;
  /** `stream_transport` of the session. */
  sessionTransport: string | null;
  /** `browser_streaming_mode` of the server. */
  serverMode: string | null;
}

/** The socket of the browser that a person may steer; null where the server takes no control of this kind of run. */
export function controlTarget({ workflowRunId, browserSessionId }: LiveRun): ControlTarget | null {
  if (browserSessionId) return { kind: 'session', browserSessionId };
  return workflowRunId ? { kind: 'run', workflowRunId } : null;
}

/** The socket that shows a run; null when there is none to ask. */
export function pictureSource(run: LiveRun): PictureSource | null {
  if (run.browserSessionId)
    return sessionSource(run.browserSessionId, run.sessionTransport ?? run.serverMode);
  if (run.workflowRunId)
    return pictures(`/api/v1/stream/workflow_runs/${encodeURIComponent(run.workflowRunId)}`);
  return run.taskId ? pictures(`/api/v1/stream/tasks/${encodeURIComponent(run.taskId)}`) : null;
}

function sessionSource(sessionId: string, transport: string | null): PictureSource {
  const id = encodeURIComponent(sessionId);
  const path = `/v1/stream/browser_sessions/${id}`;
  if (transport !== 'vnc') return pictures(path);
  return {
    kind: 'vnc',
    path: `/v1/stream/vnc/browser_session/${id}`,
    browserSessionId: sessionId,
    instead: pictures(path, { force_cdp: 'true' }),
  };
}

const pictures = (
  path: string,
  query: Readonly<Record<string, string>> = {},
): PictureSource & { kind: 'pictures' } => ({
  kind: 'pictures',
  path,
  query,
});
