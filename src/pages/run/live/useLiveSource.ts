import { useMemo } from 'react';
import type { ControlTarget } from '~/api/live/control';
import { controlTarget, pictureSource, type PictureSource } from '~/api/live/pictureSource';
import { useBrowserSession, useRuntimeConfig } from '~/api/server';
import { kindOfId } from '~/skyvern/ids';
import { useRunData } from '../workspace/RunContext';

export interface LiveSource {
  /** The socket that shows the run. */
  source: PictureSource;
  /** The browser that the reader may steer; null where the server takes no control of this kind of run. */
  target: ControlTarget | null;
}

/**
 * The sockets of this run; null while they are not known, and where there are none. `sharedScreen`: the server said
 * that the session is shown by its screen, whatever it said before.
 */
export function useLiveSource(sharedScreen: boolean): LiveSource | null {
  const { run, rich, richState, timeline } = useRunData();
  const browserSessionId = rich?.browser_session_id ?? run.browser_session_id;
  const session = useBrowserSession(browserSessionId);
  const runtime = useRuntimeConfig();
  const kind = kindOfId(run.run_id);
  // A task v2 is shown by the workflow run that it drives; its blocks name it.
  const driven = timeline?.nodes.find((node) => node.kind === 'block' && node.block?.workflow_run_id);
  const drivenId = driven?.kind === 'block' ? (driven.block?.workflow_run_id ?? null) : null;
  const workflowRunId =
    kind === 'workflow_run' ? run.run_id : kind === 'task_v2' ? (rich?.workflow_run_id ?? drivenId) : null;
  const taskId = kind === 'task_v1' ? run.run_id : null;
  // Of a task v2 only the rich answer tells its session: a source that changes would take control away again.
  const unknown = kind === 'task_v2' && richState === 'loading';
  const waits = unknown || (browserSessionId !== null && session.isPending) || runtime.isPending;
  const sessionTransport = sharedScreen ? 'vnc' : (session.data?.stream_transport ?? null);
  const serverMode = runtime.data?.browser_streaming_mode ?? null;
  return useMemo(() => {
    if (waits) return null;
    const live = { workflowRunId, taskId, browserSessionId, sessionTransport, serverMode };
    const source = pictureSource(live);
    return source && { source, target: controlTarget(live) };
  }, [waits, workflowRunId, taskId, browserSessionId, sessionTransport, serverMode]);
}
