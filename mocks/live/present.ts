import { writeTime } from '../scene/rename';
import type { TimelineItem } from './growTimeline';
import { CANCEL_LAG_MS, type LiveState } from './liveState';
import type { RunFacts, Series } from './series';

/** A live run as it stands at its place in the series, with the recorded ids and times. */
export interface Present {
  place: number;
  run: RunFacts;
  /** Read when it is asked for. */
  timeline: () => TimelineItem[];
  /** Recording, code and the last writes are there. */
  isSettled: boolean;
  /** Recorded time of the present place. */
  time: number;
}

/** What the server knows of the run at this place; what was sent for it, and a cancel, have been written in. */
export function presentOf(state: LiveState, series: Series, place: number): Present {
  const canceledAt = state.canceledAt;
  const moment = series.at(canceledAt === null ? place : Math.min(place, canceledAt));
  const run = JSON.parse(moment.run) as RunFacts;
  const readTimeline = (): TimelineItem[] => {
    const text = moment.timeline;
    return text.startsWith('[') ? (JSON.parse(text) as TimelineItem[]) : [];
  };
  const time = series.createdAt + place;
  if (state.request)
    run['run_request'] = { ...(run['run_request'] as object | null), ...toldRequest(state.request) };
  if (state.waitsForCodeAt !== null) Object.assign(run, codeFields(state, series, place));
  if (canceledAt === null) {
    const isSettled = place >= (series.times.at(-1) ?? 0);
    return { place, run, timeline: readTimeline, time, isSettled };
  }

  const at = writeTime(series.createdAt + canceledAt);
  Object.assign(run, { status: 'canceled', finished_at: at, modified_at: at, failure_reason: null });
  const isSettled = place >= canceledAt + CANCEL_LAG_MS;
  const timeline = (): TimelineItem[] => {
    const items = readTimeline();
    if (isSettled) cancelBlocks(items, writeTime(series.createdAt + canceledAt + CANCEL_LAG_MS));
    return items;
  };
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
export const CODE_IDENTIFIER = 'ops@harborline.example';

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
