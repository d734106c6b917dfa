import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { parseExact } from '~/json';
import { buildTimeline } from '~/model/timeline/build';
import type { Timeline } from '~/model/timeline/timeline';
import { readBlocks } from '~/skyvern/agentDefinition';
import type { BlockDefinition } from '~/skyvern/agent';
import { readTimeline } from '~/skyvern/readTimeline';
import { RichRun, TaskV2 } from '~/skyvern/richRun';
import { Run } from '~/skyvern/run';
import { isFinal } from '~/skyvern/status';
import { Step, TaskV1 } from '~/skyvern/task';
import { taskTimeline } from '~/skyvern/taskTimeline';
import type { TimelineItem } from '~/skyvern/timeline';

const DIR = join(import.meta.dirname, '../../mocks/runs/');

const IndexEntry = z.looseObject({
  slug: z.string(),
  run_id: z.string(),
  kind: z.string(),
  status: z.string(),
  verdicts: z.array(z.string()),
  opens_on: z.array(z.string()),
  quiet_line: z.array(z.string()),
});

/** What happened in each recorded run, and which items are right to open on. */
export const recordedIndex = z.array(IndexEntry).parse(JSON.parse(readFileSync(`${DIR}INDEX.json`, 'utf8')));

export interface RecordedRun {
  run: Run;
  rich: RichRun | null;
  taskV1: TaskV1 | null;
  taskV2: TaskV2 | null;
  items: TimelineItem[];
  timeline: Timeline;
  definition: BlockDefinition[] | null;
  steps: ReadonlyMap<string, Step[]>;
}

const texts = new Map<string, string | null>();

function textOf(path: string): string | null {
  let text = texts.get(path);
  if (text === undefined) {
    text = existsSync(path) ? readFileSync(path, 'utf8') : null;
    texts.set(path, text);
  }
  return text;
}

/** A recorded answer, changed by `vary`; null where there is none. */
function fileReader(slug: string, vary: (answer: unknown) => unknown): (name: string) => unknown {
  return (name) => {
    const text = textOf(`${DIR}${slug}/${name}`);
    return text === null ? null : vary(parseExact(text));
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function stepsOf(answers: unknown): Map<string, Step[]> {
  const steps = new Map<string, Step[]>();
  for (const [path, answer] of Object.entries(isObject(answers) ? answers : {})) {
    const task = /tasks\/(tsk_\d+)\/steps/.exec(path)?.[1];
    if (!task || !isObject(answer) || !Array.isArray(answer['body'])) continue;
    steps.set(
      task,
      answer['body'].flatMap((step: unknown) => {
        const read = Step.safeParse(step);
        return read.success ? [read.data] : [];
      }),
    );
  }
  return steps;
}

const asSent = (answer: unknown): unknown => answer;

/** A recorded run as the page has it: read by the schemas, its Timeline built. `vary` changes every answer first. */
export function recordedRun(slug: string, vary: (answer: unknown) => unknown = asSent): RecordedRun {
  const file = fileReader(slug, vary);
  const child = file('run.json');
  const richJson = file('workflow-run-rich.json') ?? file('workflow-run.json');
  const rich = RichRun.safeParse(richJson).data ?? null;
  const run =
    Run.safeParse(child).data ??
    Run.parse({ ...(richJson as object), run_id: rich?.workflow_run_id, status: rich?.status });
  const taskV1 = TaskV1.safeParse(file('task.json')).data ?? null;
  const sent = [file('timeline.json'), file('timeline-internal.json')].find(Array.isArray);
  const steps = stepsOf(file('tasks.json'));
  const actions = file('task-actions.json');
  const items = sent
    ? readTimeline(sent)
    : taskV1
      ? taskTimeline(taskV1, Array.isArray(actions) ? actions : null, steps.get(taskV1.task_id) ?? [])
      : [];
  const definition = rich?.workflow ? readBlocks(rich.workflow.workflow_definition) : null;
  return {
    run,
    rich,
    taskV1,
    taskV2: TaskV2.safeParse(file('task-v2.json')).data ?? rich?.task_v2 ?? null,
    items,
    timeline: buildTimeline(items, {
      final: isFinal(run),
      runStatus: run.status,
      definition,
      finallyLabel: rich?.workflow?.workflow_definition?.finally_block_label ?? null,
      previous: null,
    }),
    definition,
    steps,
  };
}

export const recordedSlugs = readdirSync(DIR).filter((name) => /^[a-z0-9]/.test(name) && !name.includes('.'));
