import type { RichRun, TaskV2 } from '~/skyvern/richRun';
import type { Run } from '~/skyvern/run';
import type { TaskV1 } from '~/skyvern/task';

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value : null);

/** The first line of a text that says something. */
const firstLine = (prompt: string | null): string | null =>
  prompt
    ?.split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '') ?? null;

/** Characters beyond which a title says no more: every heading, tooltip and report carries it. */
const LONGEST = 1_000;

/** What the run is called: its own title, the agent's, the first line of its prompt, or its id. Never empty, and cut with “…” where it has no end. */
export function runTitle(
  run: Run,
  rich: RichRun | null,
  taskV1: TaskV1 | null = null,
  taskV2: TaskV2 | null = null,
): string {
  const request = run.run_request;
  const prompt =
    text(request?.prompt) ??
    text(taskV2?.prompt) ??
    text(rich?.task_v2?.prompt) ??
    text(taskV1?.request?.['navigation_goal']) ??
    text(taskV1?.request?.['data_extraction_goal']);
  const title =
    text(request?.title) ??
    text(rich?.workflow_title) ??
    text(rich?.workflow?.title) ??
    text(taskV1?.request?.['title']) ??
    firstLine(prompt) ??
    run.run_id;
  return title.length <= LONGEST ? title : `${title.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…`;
}
