/** A row of the run list, as `GET /v1/runs` answers it. */
export interface RunRow {
  task_run_id: string;
  run_id: string;
  task_run_type: string;
  status: string;
  title: string | null;
  started_at: string | null;
  finished_at: string | null;
  created_at: string;
  workflow_permanent_id: string | null;
  workflow_deleted: boolean;
  script_run: boolean;
  trigger_type: string | null;
  created_by: string | null;
  attempt: number;
  retry_pending: boolean;
  next_attempt_at: string | null;
}

/** What the world has to know of a recorded run before any of its files is read. */
export interface IndexEntry {
  slug: string;
  /** The id that the run was asked by. */
  runId: string;
  /** Ids of everything its files answer for: agent, tasks, steps, blocks, thoughts, artifacts, scripts. */
  ids: string[];
  /** Names of its JSON and JSON-lines files. */
  files: string[];
  /** Null for runs that the list does not show: children, and the second id of a task v2 run. */
  row: RunRow | null;
  /** What a text search finds the run by, beside its row. */
  searchText: string;
}

/** The one small answer that the world reads at its start. */
export interface RunsIndex {
  runs: IndexEntry[];
  /** Bodies of list calls by name. */
  lists: Record<string, string>;
}

/** Reads one text file of a folder of recorded runs; null where it is missing. */
export type ReadText = (folder: string, file: string) => string | null;

const ID = /\b(?:tsk_v2|tsk|wr|wrb|wpid|stp|ot|act|a|s|pbs)_\d{15,19}\b/g;
/** The files whose ids a request may name. Lists of artifacts carry the ids of all owners. */
const FILES_WITH_IDS = [
  'requests.json',
  'artifacts.json',
  'tasks.json',
  'media.json',
  'scripts-list.json',
  'scripts.json',
  'run.json',
];

/**
 * Makes the index of a folder of recorded runs.
 *
 * @param folders names of the folders in it, with the names of the files of each
 * @param read    reads one of them
 * @returns entries newest first; folders without a `requests.json` are not runs and are left out
 */
export function buildIndex(folders: ReadonlyMap<string, readonly string[]>, read: ReadText): RunsIndex {
  const listed = new Map<string, RunRow>();
  for (const row of parse<RunRow[]>(read('_lists', 'runs.json')) ?? []) listed.set(row.run_id, row);

  const runs: IndexEntry[] = [];
  for (const [slug, files] of folders) {
    if (slug.startsWith('_') || !files.includes('requests.json')) continue;
    const entry = indexRun(slug, files, read, listed);
    if (entry) runs.push(entry);
  }
  runs.sort((a, b) => compareIds(b.runId, a.runId));
  return { runs, lists: textsOf('_lists', folders, read) };
}

/** Compares two ids by their digits alone: ids of every kind come from the same clock. */
export function compareIds(a: string, b: string): number {
  const left = a.slice(a.lastIndexOf('_') + 1);
  const right = b.slice(b.lastIndexOf('_') + 1);
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}

function indexRun(
  slug: string,
  files: readonly string[],
  read: ReadText,
  listed: ReadonlyMap<string, RunRow>,
): IndexEntry | null {
  const requests = parse<{ method: string; path: string }[]>(read(slug, 'requests.json')) ?? [];
  const runId = requests
    .map((request) => /^\/v1\/runs\/([a-z0-9_]+)$/.exec(request.path)?.[1])
    .find((id) => id !== undefined);
  if (runId === undefined) return null;

  const ids = new Set<string>([runId]);
  for (const file of FILES_WITH_IDS) for (const id of read(slug, file)?.match(ID) ?? []) ids.add(id);

  const run = parse<RunFacts>(read(slug, 'run.json'));
  const rich = parse<RichFacts>(read(slug, 'workflow-run-rich.json'));
  return {
    slug,
    runId,
    ids: [...ids],
    files: files.filter((file) => /\.jsonl?$/.test(file)),
    row: run?.run_id === runId ? (listed.get(runId) ?? deriveRow(run, rich)) : null,
    searchText: [
      runId,
      run?.run_request?.workflow_id,
      run?.run_request?.url,
      JSON.stringify(run?.run_request?.parameters ?? {}),
    ]
      .filter(Boolean)
      .join(' '),
  };
}

interface RunFacts {
  run_id?: string;
  run_type: string;
  status: string;
  started_at: string | null;
  finished_at: string | null;
  created_at: string;
  script_run: unknown;
  attempt?: number;
  retry_pending?: boolean;
  next_attempt_at?: string | null;
  run_request?: {
    title?: string | null;
    workflow_id?: string;
    url?: string | null;
    parameters?: unknown;
  } | null;
}

interface RichFacts {
  workflow_title?: string | null;
  workflow?: { title?: string | null; deleted_at?: string | null } | null;
}

function deriveRow(run: RunFacts, rich: RichFacts | null): RunRow {
  const runId = run.run_id ?? '';
  const isAgentRun = run.run_type === 'workflow_run';
  return {
    task_run_id: `tr_${BigInt(runId.slice(runId.lastIndexOf('_') + 1)) + 2n}`,
    run_id: runId,
    task_run_type: run.run_type,
    status: run.status,
    title: run.run_request?.title ?? rich?.workflow_title ?? rich?.workflow?.title ?? null,
    started_at: run.started_at,
    finished_at: run.finished_at,
    created_at: run.created_at,
    workflow_permanent_id: isAgentRun ? (run.run_request?.workflow_id ?? null) : null,
    workflow_deleted: Boolean(rich?.workflow?.deleted_at),
    script_run: Boolean(run.script_run),
    trigger_type: isAgentRun ? 'api' : null,
    created_by: null,
    attempt: run.attempt ?? 1,
    retry_pending: run.retry_pending ?? false,
    next_attempt_at: run.next_attempt_at ?? null,
  };
}

function textsOf(
  folder: string,
  folders: ReadonlyMap<string, readonly string[]>,
  read: ReadText,
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const file of folders.get(folder) ?? []) texts[file.replace(/\.json$/, '')] = read(folder, file) ?? '';
  return texts;
}

function parse<T>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T);
}
