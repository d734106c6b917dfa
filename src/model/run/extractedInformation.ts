import type { RichRun, TaskV2 } from '~/skyvern/richRun';
import type { Run } from '~/skyvern/run';

/** What a completed run got for its user. */
export interface ExtractedInformation {
  /** The data as sent; of a list with a single entry that entry. */
  value: unknown;
  /** What was accomplished, in words. */
  summary: string | null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value : null);

/**
 * The data that the user asked for; null when the run did not complete or extracted nothing.
 *
 * An agent run collects what its blocks extracted in one list; a task run's output is the data itself.
 */
export function extractedInformation(
  run: Run,
  rich: RichRun | null,
  taskV2: TaskV2 | null,
): ExtractedInformation | null {
  if (run.status !== 'completed') return null;
  const task = taskV2 ?? rich?.task_v2 ?? null;
  const outputs = run.output ?? rich?.outputs ?? null;
  if (run.run_type !== 'workflow_run') {
    const value = task?.output ?? outputs;
    return value === null ? null : { value, summary: task?.summary ?? null };
  }
  if (!isObject(outputs)) return null;
  const value = withoutNulls(outputs['extracted_information']);
  return value === null ? null : { value, summary: summaryOf(outputs) };
}

function withoutNulls(collected: unknown): unknown {
  if (!Array.isArray(collected)) return collected ?? null;
  const entries = collected.filter((entry: unknown) => entry !== null);
  return entries.length > 1 ? entries : (entries[0] ?? null);
}

/** The summary of the last block that wrote one. */
function summaryOf(outputs: Record<string, unknown>): string | null {
  return Object.values(outputs).reduce<string | null>(
    (found, output) => (isObject(output) ? (text(output['summary']) ?? found) : found),
    null,
  );
}
