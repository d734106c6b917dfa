import { useMemo } from 'react';
import { pictureSource, type PictureSource } from '~/api/live/pictureSource';
import { useBrowserSession, useRuntimeConfig } from '~/api/server';
import { kindOfId } from '~/skyvern/ids';
import { useRunData } from '../workspace/RunContext';

/** The socket that shows this run; null while it is not known, and where there is none. */
export function useLiveSource(): PictureSource | null {
  const { run, rich, timeline } = useRunData();
  const sessionId = rich?.browser_session_id ?? run.browser_session_id;
  const session = useBrowserSession(sessionId);
  const runtime = useRuntimeConfig();
  const kind = kindOfId(run.run_id);
  // A task v2 is shown by the workflow run that it drives; its blocks name it.
  const driven = timeline?.nodes.find((node) => node.kind === 'block' && node.block?.workflow_run_id);
  const drivenId = driven?.kind === 'block' ? (driven.block?.workflow_run_id ?? null) : null;
  const workflowRunId =
    kind === 'workflow_run' ? run.run_id : kind === 'task_v2' ? (rich?.workflow_run_id ?? drivenId) : null;
  const waits = (sessionId !== null && session.isPending) || runtime.isPending;
  const transport = session.data?.stream_transport ?? null;
  const mode = runtime.data?.browser_streaming_mode ?? null;
  return useMemo(
    () =>
      waits
        ? null
        : pictureSource({
            workflowRunId,
            taskId: kind === 'task_v1' ? run.run_id : null,
            browserSessionId: sessionId,
            sessionTransport: transport,
            serverMode: mode,
          }),
    [waits, workflowRunId, kind, run.run_id, sessionId, transport, mode],
  );
}
