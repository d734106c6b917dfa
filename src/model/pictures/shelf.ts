import { compareIds, idMillis } from '~/skyvern/ids';
import type { Artifact } from '~/skyvern/artifact';
import type { PictureHow, Picture } from './picture';

/**
 * The run's picture artifacts by what owns them, each list in order of id: ids are drawn when a picture is taken, while
 * rows (and their `created_at`) are written together when a step ends.
 */
export interface Shelf {
  byId: ReadonlyMap<string, Artifact>;
  /** Every picture that can be opened, oldest first. */
  readable: readonly Artifact[];
  ofStep: (stepId: string | null) => readonly Artifact[];
  /** Pictures of a task's steps. */
  ofTask: (taskId: string | null) => readonly Artifact[];
  /** Pictures a block owns by itself: taken when it started, or by its code. */
  ofBlock: (blockId: string) => readonly Artifact[];
  ofThought: (thoughtId: string) => readonly Artifact[];
}

const PICTURES: ReadonlySet<string> = new Set([
  'screenshot',
  'screenshot_proxy',
  'screenshot_llm',
  'screenshot_action',
  'screenshot_final',
  'screenshot_pre_submit',
]);

const NONE: readonly Artifact[] = [];

/** Sorts and files the pictures among `artifacts`; other types are left out, an artifact listed twice counts once. */
export function shelve(artifacts: readonly Artifact[]): Shelf {
  const byId = new Map<string, Artifact>();
  for (const artifact of artifacts) {
    if (PICTURES.has(artifact.artifact_type)) byId.set(artifact.artifact_id, artifact);
  }
  const all = [...byId.values()].sort((a, b) => compareIds(a.artifact_id, b.artifact_id));
  const steps = new Map<string, Artifact[]>();
  const tasks = new Map<string, Artifact[]>();
  const blocks = new Map<string, Artifact[]>();
  const thoughts = new Map<string, Artifact[]>();
  for (const artifact of all) {
    const {
      step_id: step,
      task_id: task,
      workflow_run_block_id: block,
      observer_thought_id: thought,
    } = artifact;
    if (thought !== null) file(thoughts, thought, artifact);
    else if (step !== null) {
      // A block named beside a step can be the wrong one: after generated code gave up, the agent's steps name its block.
      file(steps, step, artifact);
      if (task !== null) file(tasks, task, artifact);
    } else if (block !== null) file(blocks, block, artifact);
    else if (task !== null) file(tasks, task, artifact);
  }
  return {
    byId,
    readable: all.filter(({ archived }) => !archived),
    ofStep: (id) => (id === null ? NONE : (steps.get(id) ?? NONE)),
    ofTask: (id) => (id === null ? NONE : (tasks.get(id) ?? NONE)),
    ofBlock: (id) => blocks.get(id) ?? NONE,
    ofThought: (id) => thoughts.get(id) ?? NONE,
  };
}

function file(shelf: Map<string, Artifact[]>, owner: string, artifact: Artifact): void {
  const filed = shelf.get(owner);
  if (filed) filed.push(artifact);
  else shelf.set(owner, [artifact]);
}

/**
 * The last picture of a list in order of id that was taken before the thing with this id; with `type` the last such of
 * that type. Halves the list: it is asked for every item without a picture.
 */
export function lastBefore(pictures: readonly Artifact[], id: string, type?: string): Artifact | undefined {
  let low = 0;
  let high = pictures.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareIds(pictures[middle]?.artifact_id ?? '', id) < 0) low = middle + 1;
    else high = middle;
  }
  while (type !== undefined && low > 0 && pictures[low - 1]?.artifact_type !== type) low--;
  return pictures[low - 1];
}

const SAME_MOMENT_MS = 2_000;

/**
 * The pictures of one look at the page, first and topmost first: scrolled parts are stored as pictures of the same type
 * one right after the other. `within` has to be in order of id.
 */
function partsOf(picture: Artifact, within: readonly Artifact[]): readonly string[] {
  const at = within.indexOf(picture);
  if (picture.artifact_type !== 'screenshot_llm' || at < 0) return [picture.artifact_id];
  const joins = (a: Artifact | undefined, b: Artifact | undefined) =>
    a?.artifact_type === 'screenshot_llm' &&
    b?.artifact_type === 'screenshot_llm' &&
    Math.abs((takenMs(b) ?? 0) - (takenMs(a) ?? 0)) < SAME_MOMENT_MS;
  let first = at;
  while (first > 0 && joins(within[first - 1], within[first])) first--;
  let last = at;
  while (joins(within[last], within[last + 1])) last++;
  return within.slice(first, last + 1).map(({ artifact_id: id }) => id);
}

/** When a picture was taken, in milliseconds since 1970 (to the second where the id tells). */
export const takenMs = (picture: Artifact): number | null =>
  idMillis(picture.artifact_id) ?? picture.created_at;

/** A picture as it stands for an item. Of several parts the topmost is shown. */
export function pictureOf(
  artifact: Artifact,
  how: PictureHow,
  more: { fromItem?: string | null; pageUrl?: string | null; within?: readonly Artifact[] } = {},
): Picture {
  const parts = more.within ? partsOf(artifact, more.within) : [artifact.artifact_id];
  return {
    artifactId: parts[0] ?? artifact.artifact_id,
    artifactType: artifact.artifact_type,
    how,
    fromItem: more.fromItem ?? null,
    takenMs: takenMs(artifact),
    archived: artifact.archived,
    pageUrl: more.pageUrl ?? null,
    parts,
  };
}
