import { useMemo, useRef } from 'react';
import { asApiError } from '~/api/apiError';
import { useAgent } from '~/api/agent';
import { useArtifacts } from '~/api/artifacts/lists';
import { useRichRun } from '~/api/richRun';
import { useTaskV1, useTaskV2 } from '~/api/tasks';
import { useTimeline } from '~/api/timeline';
import { buildTimeline } from '~/model/timeline/build';
import type { Timeline } from '~/model/timeline/timeline';
import { readBlocks } from '~/skyvern/agentDefinition';
import { kindOfId } from '~/skyvern/ids';
import type { Run } from '~/skyvern/run';
import { isFinal } from '~/skyvern/status';
import { useFirstCard } from './firstCard';
import type { RunData } from './RunContext';
import { useConclusions } from './useConclusions';
import { troubledTasks, useSteps } from './useSteps';

const NO_TASKS: readonly string[] = [];

/**
 * Asks for what belongs to a run and derives what its panels read: one Timeline, one picture book, one analysis.
 * Every part but the run itself may be missing; a missing part costs what depends on it and nothing else.
 */
export function useRunPageData(askedId: string, run: Run): RunData {
  const final = isFinal(run);
  const kind = kindOfId(run.run_id);
  const items = useTimeline(askedId);
  const rich = useRichRun(run);
  const taskV1 = useTaskV1(kind === 'task_v1' ? run.run_id : null);
  const taskV2 = useTaskV2(kind === 'task_v2' ? run.run_id : null);
  const richState = rich.data ? 'ready' : rich.isPending ? 'loading' : 'absent';
  const agentId = run.run_request?.workflow_id ?? null;
  const latest = useAgent(richState === 'absent' ? agentId : null);
  const agent = rich.data?.workflow ?? latest.data ?? null;
  const agentDefinition = agent?.workflow_definition ?? null;
  const definition = useMemo(
    // The latest version may hold blocks that this run never had: only the version that ran tells what was not reached.
    () => (agentDefinition && kind !== 'task_v2' && rich.data?.workflow ? readBlocks(agentDefinition) : null),
    [agentDefinition, kind, rich.data?.workflow],
  );
  const finallyLabel = agentDefinition?.finally_block_label ?? null;

  const previous = useRef<Timeline | null>(null);
  // Building again from another `previous` gives an equal Timeline: only the identity of unchanged nodes comes from it.
  /* oxlint-disable react/refs */
  const timeline = useMemo(() => {
    if (!items.data) return null;
    const context = { final, runStatus: run.status, definition, finallyLabel, previous: previous.current };
    return (previous.current = buildTimeline(items.data, context));
  }, [items.data, final, run.status, definition, finallyLabel]);
  /* oxlint-enable react/refs */

  const runIds = useMemo(() => picturedRuns(run.run_id, timeline), [run.run_id, timeline]);
  const artifacts = useArtifacts(runIds);
  const listed = useMemo(
    () => new Map(artifacts.data.map((one) => [one.artifact_id, one])),
    [artifacts.data],
  );
  useFirstCard(timeline !== null || items.error !== null);
  const conclusions = useConclusions();
  const pictures = useMemo(
    () =>
      conclusions && timeline && !artifacts.isPending
        ? conclusions.buildPictures(timeline, artifacts.data, { final })
        : null,
    [conclusions, timeline, artifacts.data, artifacts.isPending, final],
  );

  const troubled = useMemo(
    () => (final && run.status !== 'completed' ? troubledTasks(timeline) : NO_TASKS),
    [final, run.status, timeline],
  );
  const { steps, pending } = useSteps(troubled);
  const settled = conclusions !== null && timeline !== null && richState !== 'loading' && !pending;
  const richRun = rich.data ?? null;
  const analysis = useMemo(
    () => (settled ? conclusions.analyse({ run, rich: richRun, timeline, definition, steps }) : null),
    [settled, conclusions, run, richRun, timeline, definition, steps],
  );

  const thrown = items.error;
  const error = useMemo(() => (thrown ? asApiError(thrown) : null), [thrown]);
  const { refetch } = items;
  const firstStart = timeline?.nodes.find((node) => node.startMs !== null)?.startMs ?? null;
  return useMemo<RunData>(
    () => ({
      askedId,
      run,
      rich: richRun,
      richState,
      taskV1: taskV1.data ?? null,
      taskV2: richRun?.task_v2 ?? taskV2.data ?? null,
      agent,
      definition,
      final,
      timeline,
      timelineState: timeline
        ? 'ready'
        : !error
          ? 'loading'
          : error.kind === 'invalid'
            ? 'unsupported'
            : 'error',
      timelineError: error,
      retryTimeline: () => void refetch(),
      pictures,
      artifacts: listed,
      analysis,
      startMs: run.started_at ?? firstStart ?? run.created_at,
      steps,
    }),
    [
      askedId,
      run,
      richRun,
      richState,
      taskV1.data,
      taskV2.data,
      agent,
      definition,
      final,
      timeline,
      error,
      refetch,
      pictures,
      listed,
      analysis,
      firstStart,
      steps,
    ],
  );
}

/** The runs whose pictures the timeline shows: the run itself, and those whose items were drawn into it. */
function picturedRuns(runId: string, timeline: Timeline | null): readonly string[] {
  const ids = new Set<string>();
  for (const node of timeline?.nodes ?? [])
    if (node.kind === 'block' && node.block?.workflow_run_id) ids.add(node.block.workflow_run_id);
  if (kindOfId(runId) !== 'task_v2') return [runId, ...[...ids].filter((id) => id !== runId)];
  // A task v2 keeps its pictures under the workflow run that it drives.
  return ids.size > 0 ? [...ids] : [runId];
}
