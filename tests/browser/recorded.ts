import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './startApp.ts';

/** One line of the index of recorded runs. */
export interface RecordedRun {
  readonly slug: string;
  readonly run_id: string;
  readonly kind: string;
  readonly status: string;
  readonly title: string | null;
  /** Verdicts that are right, and items that are right to open on; both empty where none may be claimed. */
  readonly verdicts: readonly string[];
  readonly opens_on: readonly string[];
  /** Items that the quiet line of a completed run may lead to; empty where there must be no such line. */
  readonly quiet_line: readonly string[];
}

interface RecordedItem {
  readonly thought: { readonly thought_id: string } | null;
  readonly block: {
    readonly workflow_run_block_id: string;
    readonly actions?:
      | readonly { readonly action_id: string; readonly screenshot_artifact_id: string | null }[]
      | null;
  } | null;
  readonly children?: readonly RecordedItem[] | null;
}

const RUNS = path.join(ROOT, 'mocks/runs');

/** A recorded answer as it was sent; null where there is none. */
export function recorded<T>(slug: string, file: string): T | null {
  const name = path.join(RUNS, slug, file);
  return existsSync(name) ? (JSON.parse(readFileSync(name, 'utf8')) as T) : null;
}

export const recordedRuns = recorded<RecordedRun[]>('.', 'INDEX.json') ?? [];

/** The recorded run of that name. */
export function recordedRun(slug: string): RecordedRun {
  const run = recordedRuns.find((one) => one.slug === slug);
  if (!run) throw new Error(`no recorded run ${slug}`);
  return run;
}

/** Ids of all items of a run's timeline answer, and the picture that the server itself links to each action. */
export function timelineOf(slug: string): { readonly ids: string[]; readonly pictures: Map<string, string> } {
  const answer = recorded<unknown>(slug, 'timeline.json');
  const ids: string[] = [];
  const pictures = new Map<string, string>();
  const open: RecordedItem[] = Array.isArray(answer) ? (answer as RecordedItem[]).toReversed() : [];
  for (let item = open.pop(); item; item = open.pop()) {
    if (item.thought) ids.push(item.thought.thought_id);
    if (item.block) {
      ids.push(item.block.workflow_run_block_id);
      for (const action of item.block.actions ?? []) {
        ids.push(action.action_id);
        if (action.screenshot_artifact_id) pictures.set(action.action_id, action.screenshot_artifact_id);
      }
    }
    open.push(...(item.children ?? []).toReversed());
  }
  return { ids, pictures };
}

/** Artifacts of a run that the recorded server had bytes for. */
export function mediaOf(slug: string): Set<string> {
  const media = recorded<{ artifact_id: string; file?: string | null }[]>(slug, 'media.json') ?? [];
  return new Set(media.flatMap((one) => (one.file ? [one.artifact_id] : [])));
}
