import { idMillis } from '~/skyvern/ids';
import type { Artifact } from '~/skyvern/artifact';
import type { Run } from '~/skyvern/run';
import type { Timeline } from '../timeline/timeline';
import type { Recording } from './recordings';

/**
 * The moment that second 0 of a recording shows, in milliseconds since 1970; null where nothing tells it: a recording of
 * a browser session, and a second one of the same task.
 *
 * No answer holds it. A browser opens after the task that the recording belongs to has started, and its recording is
 * listed some seconds later, when the first page stands: half way between is right to within six seconds in recorded
 * runs of a slow machine. A recording that says its length cannot have begun later than that long before the end.
 *
 * `artifacts` are the run's recordings as listed; `lengthS` is the length in seconds that the file itself says.
 */
export function recordingStart(
  run: Run,
  timeline: Timeline | null,
  artifacts: readonly Artifact[],
  recording: Recording,
  lengthS: number | null = null,
): number | null {
  if (recording.ofSession || run.started_at === null) return null;
  const artifact = artifacts.find(({ artifact_id: id }) => id === recording.artifactId);
  if (artifact && isLater(artifact, artifacts)) return null;
  const opened = Math.max(run.started_at, taskStart(timeline, artifact?.task_id ?? null) ?? run.started_at);
  const listed = recording.artifactId === null ? null : idMillis(recording.artifactId);
  const between = listed === null || listed < opened ? opened : (opened + listed) / 2;
  const latest = lengthS === null || run.finished_at === null ? null : run.finished_at - lengthS * 1000;
  return latest !== null && latest >= opened ? Math.min(between, latest) : between;
}

/** Whether the same task has an earlier recording: one of a page that it opened later, at a moment that nothing tells. */
const isLater = (artifact: Artifact, artifacts: readonly Artifact[]): boolean =>
  artifacts.find(
    ({ task_id: task, artifact_type: type }) => type === 'recording' && task === artifact.task_id,
  )?.artifact_id !== artifact.artifact_id;

/** When the block of a task began; without a task, when the first block with a task did. */
function taskStart(timeline: Timeline | null, taskId: string | null): number | null {
  let first: number | null = null;
  for (const node of timeline?.nodes ?? []) {
    if (node.kind !== 'block' || node.startMs === null) continue;
    const own = node.block?.task_id ?? null;
    if (own === null) continue;
    if (own === taskId) return node.startMs;
    first ??= node.startMs;
  }
  return first;
}
