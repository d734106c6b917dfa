import type { RunRow } from '../recorded/index';
import { moveTimes, readTime, recordedId, renameText, writeTime } from '../scene/rename';
import type { RunFolder } from '../scene/runFolder';
import type { TimelineItem } from './growTimeline';
import { CANCEL_LAG_MS, placeOf, renameOf, toldTime, type LiveState } from './liveState';
import type { RunFacts, Series } from './series';

/** Files that say nothing of time, or of a time before the run. */
const TIMELESS = new Set(['agent.json', 'workflow.json', 'requests.json', 'media.json']);
/** Files that exist only when the run is over. */
const LATE = new Set(['scripts.json', 'scripts-list.json', 'scripts-values.json', 'fallback-episodes.json']);

interface Parts {
  state: LiveState;
  /** The id that this folder answers to: the state's, or that of the run which a planner's task drives. */
  runId: string;
  listed: boolean;
  base: RunFolder;
  series: () => Promise<Series>;
  now: () => number;
  /** Called before anything of the run is told. */
  onAsked: () => void;
}

/** A run that happens now: the recorded one, as it stood at its present place. */
export function liveFolder({ state, runId, listed, base, series, now, onAsked }: Parts): RunFolder {
  const present = async (): Promise<Present> => {
    onAsked();
    const found = await series();
    return presentOf(state, found, placeOf(state, found, now()));
  };
  const told = async (text: string): Promise<string> => {
    const { createdAt } = await series();
    return moveTimes(renameText(text, renameOf(state)), (recorded) => toldTime(state, createdAt, recorded));
  };

  return {
    slug: state.slug,
    recordedSlug: state.slug,
    runId,
    searchText: `${runId} ${base.searchText}`,
    holds(id) {
      if (id === runId) return true;
      const recorded = recordedId(id, renameOf(state));
      return recorded !== id && base.holds(recorded);
    },
    async row() {
      const row = listed ? await base.row() : null;
      if (!row) return null;
      const isAsked = state.bends.length > 0;
      const run = isAsked
        ? (JSON.parse(await told(JSON.stringify((await present()).run))) as RunFacts)
        : null;
      return rowNow(row, state, runId, run);
    },
    async text(file) {
      if (TIMELESS.has(file)) {
        const text = await base.text(file);
        await present();
        return text === null ? null : renameText(text, renameOf(state));
      }
      const moment = await present();
      if (LATE.has(file) && !moment.isSettled) return null;
      const text = await fileNow(file, base, moment, state);
      return text === null ? null : told(text);
    },
    async content(artifactId) {
      const id = recordedId(artifactId, renameOf(state));
      const { isSettled } = await present();
      // A recording cannot be read before its run is over.
      if (!isSettled && (await isRecording(base, id))) return null;
      return base.content(id);
    },
  };
}

interface Present {
  place: number;
  run: RunFacts;
  timeline: TimelineItem[];
  /** Recording, code and the last writes are there. */
  isSettled: boolean;
  /** Recorded time of the present place. */
  time: number;
}

function presentOf(state: LiveState, series: Series, place: number): Present {
  const canceledAt = state.canceledAt;
  const moment = series.at(canceledAt === null ? place : Math.min(place, canceledAt));
  const run = JSON.parse(moment.run) as RunFacts;
  const timeline = moment.timeline.startsWith('[') ? (JSON.parse(moment.timeline) as TimelineItem[]) : [];
  const time = series.createdAt + place;
  if (state.request)
    run['run_request'] = { ...(run['run_request'] as object | null), ...toldRequest(state.request) };
  if (state.waitsForCodeAt !== null) Object.assign(run, codeFields(state, series, place));
  if (canceledAt === null)
    return { place, run, timeline, time, isSettled: place >= (series.times.at(-1) ?? 0) };

  const at = writeTime(series.createdAt + canceledAt);
  Object.assign(run, { status: 'canceled', finished_at: at, modified_at: at, failure_reason: null });
  const isSettled = place >= canceledAt + CANCEL_LAG_MS;
  if (isSettled) cancelBlocks(timeline, writeTime(series.createdAt + canceledAt + CANCEL_LAG_MS));
  return { place, run, timeline, time, isSettled };
}

/** Sent fields that a run answer does not give back. */
const NOT_TOLD = new Set([
  'agent_id',
  'extra_http_headers',
  'cdp_connect_headers',
  'ai_fallback',
  'run_with',
  'max_elapsed_time_minutes',
  'run_metadata',
  'reuse_browser_session',
]);

function toldRequest(request: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(request).filter(([name]) => !NOT_TOLD.has(name)));
}

/** What servers say that tell a page when a run waits for a code. */
function codeFields(state: LiveState, series: Series, place: number): Record<string, unknown> {
  const at = state.waitsForCodeAt ?? 0;
  const isWaiting = state.canceledAt === null && place >= at && !state.released.includes(at);
  return {
    waiting_for_verification_code: isWaiting,
    verification_code_identifier: isWaiting ? CODE_IDENTIFIER : null,
    verification_code_polling_started_at: isWaiting ? writeTime(series.createdAt + at) : null,
  };
}

/** Whom the waiting run expects a code for. */
const CODE_IDENTIFIER = 'ops@harborline.example';

/** The worker has noticed: what ran is canceled. */
function cancelBlocks(timeline: TimelineItem[], at: string): void {
  const open = [...timeline];
  for (let item = open.pop(); item; item = open.pop()) {
    open.push(...(item.children ?? []));
    const block = item.block;
    if (block?.status !== 'running') continue;
    const isApproval = block.block_type === 'human_interaction';
    Object.assign(block, {
      status: 'canceled',
      modified_at: at,
      failure_reason: block.task_id ? `Task ${block.task_id} was canceled` : null,
      output: isApproval ? { success: false, reason: 'status_changed:canceled' } : block['output'],
    });
    item.modified_at = at;
  }
}

async function fileNow(
  file: string,
  base: RunFolder,
  present: Present,
  state: LiveState,
): Promise<string | null> {
  const text = await base.text(file);
  switch (file) {
    case 'run.json':
      return JSON.stringify(present.run);
    case 'timeline.json':
      return text?.startsWith('[') === false ? text : JSON.stringify(present.timeline);
    case 'timeline-internal.json':
      return text === null ? null : JSON.stringify(present.timeline);
    case 'workflow-run-rich.json':
    case 'workflow-run.json':
    case 'workflow-run-summary.json':
      return text === null
        ? null
        : JSON.stringify(richNow(JSON.parse(text) as Record<string, unknown>, present, state));
    case 'task.json':
    case 'task-v2.json':
      return text === null
        ? null
        : JSON.stringify(taskNow(JSON.parse(text) as Record<string, unknown>, present));
    case 'artifacts.json':
    case 'artifacts-recording.json':
    case 'tasks.json':
    case 'task-steps.json':
    case 'task-actions.json':
      return text === null ? null : JSON.stringify(onlySoFar(JSON.parse(text), present));
    default:
      return text;
  }
}

/** The richer answers say the same as the run's, under some other names. */
function richNow(
  rich: Record<string, unknown>,
  { run, isSettled }: Present,
  state: LiveState,
): Record<string, unknown> {
  const isOver = run.finished_at !== null;
  const now: Record<string, unknown> = { ...rich };
  for (const name of Object.keys(rich)) if (name in run && name !== 'workflow_id') now[name] = run[name];
  if (state.waitsForCodeAt !== null) {
    for (const name of Object.keys(run)) if (name.includes('verification_code')) now[name] = run[name];
    now['totp_identifier'] = CODE_IDENTIFIER;
  }
  now['outputs'] = run['output'];
  now['recording_urls'] = run['recording_url'] === null ? null : [run['recording_url']];
  if (rich['total_steps'] !== null) now['total_steps'] = run['step_count'];
  if (!isSettled) now['webhook_failure_reason'] = null;
  if (!isOver || state.canceledAt !== null) now['failure_category'] = null;
  const sent = state.request ?? {};
  if (sent['parameters'] !== undefined) now['parameters'] = sent['parameters'];
  if (sent['webhook_url'] !== undefined) now['webhook_callback_url'] = sent['webhook_url'];
  for (const name of [
    'proxy_location',
    'extra_http_headers',
    'totp_identifier',
    'run_with',
    'max_screenshot_scrolls',
    'browser_session_id',
  ]) {
    if (sent[name] !== undefined) now[name] = sent[name];
  }
  return now;
}

function taskNow(task: Record<string, unknown>, { run }: Present): Record<string, unknown> {
  const isOver = run.finished_at !== null;
  const { status, started_at, finished_at, modified_at } = run;
  return {
    ...task,
    ...(isOver
      ? {}
      : {
          extracted_information: null,
          output: null,
          summary: null,
          screenshot_url: null,
          action_screenshot_urls: null,
        }),
    status,
    started_at,
    finished_at,
    modified_at,
  };
}

/** Drops what had not been made yet, at every depth of a list or of an object of lists. */
function onlySoFar(value: unknown, present: Present): unknown {
  if (Array.isArray(value))
    return value.filter((one) => exists(one, present)).map((one) => unfinished(one, present));
  if (typeof value !== 'object' || value === null) return value;
  const kept: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(value)) {
    const { body } = entry as { body?: unknown };
    if (Array.isArray(body)) kept[name] = { ...(entry as object), body: onlySoFar(body, present) };
    else if (exists(body, present)) kept[name] = entry;
  }
  return kept;
}

function exists(thing: unknown, { time }: Present): boolean {
  const created = (thing as { created_at?: string | null } | null)?.created_at;
  return typeof created !== 'string' || readTime(created) <= time;
}

/** A recording is listed as an unfinished film until the run is over. */
function unfinished(thing: unknown, { isSettled }: Present): unknown {
  const row = thing as { artifact_type?: string; uri?: string; signed_url?: string | null };
  if (isSettled || row.artifact_type !== 'recording') return thing;
  return {
    ...row,
    uri: row.uri?.replace(/\.mp4$/, '.webm'),
    signed_url: row.signed_url?.replace(/\.mp4$/, '.webm'),
  };
}

async function isRecording(base: RunFolder, artifactId: string): Promise<boolean> {
  const text = (await base.text('artifacts-recording.json')) ?? '[]';
  return (JSON.parse(text) as { artifact_id: string }[]).some((row) => row.artifact_id === artifactId);
}

function rowNow(row: RunRow, state: LiveState, runId: string, run: RunFacts | null): RunRow {
  const digits = runId.slice(runId.lastIndexOf('_') + 1);
  return {
    ...row,
    run_id: runId,
    task_run_id: `tr_${BigInt(digits) + 2n}`,
    title: state.title ?? row.title,
    status: run?.status ?? 'queued',
    created_at: run?.created_at ?? writeTime(state.createdAt),
    started_at: run?.started_at ?? null,
    finished_at: run?.finished_at ?? null,
  };
}
