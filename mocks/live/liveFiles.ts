import { readTime } from '../scene/rename';
import type { RunFolder } from '../scene/runFolder';
import type { LiveState } from './liveState';
import { CODE_IDENTIFIER, type Present } from './present';

/** A file of the recorded run as it stands now: what had not happened yet is not in it. Null where there is none. */
export async function fileNow(
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
      return text?.startsWith('[') === false ? text : JSON.stringify(present.timeline());
    case 'timeline-internal.json':
      return text === null ? null : JSON.stringify(present.timeline());
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
