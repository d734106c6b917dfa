import type { QueryClient } from '@tanstack/react-query';
import type { Run } from '~/skyvern/run';
import { taskV2Query } from './tasks';
import { workflowRunIdOf } from './workflowRunId';

/**
 * The `wr_` id behind an id of any kind: itself, or that of a task v2 (told by its run answer, else asked for).
 * null for a task v1, and for a task v2 that has not started.
 */
export async function findWorkflowRunId(client: QueryClient, runId: string): Promise<string | null> {
  if (runId.startsWith('wr_')) return runId;
  if (!runId.startsWith('tsk_v2_')) return null;
  const run = client.getQueryData<Run>(['run', runId]);
  const told = run ? workflowRunIdOf(run) : null;
  if (told) return told;
  const task = await client.ensureQueryData(taskV2Query(runId));
  return task.workflow_run_id;
}
