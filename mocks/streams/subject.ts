import type { LiveState } from '../live/liveState';
import type { Series } from '../live/series';
import { readJson, type RunFolder } from '../scene/runFolder';
import type { Scene } from '../scene/scene';

/** What a socket is about. */
export interface Subject {
  folder: RunFolder;
  runId: string;
  /** Set when the run happens now. */
  live: { state: LiveState; series: Series } | null;
  status: string;
  sessionId: string | null;
}

interface RunFacts {
  status?: string;
  browser_session_id?: string | null;
}

const FINAL = new Set(['completed', 'failed', 'terminated', 'canceled', 'timed_out']);

export const isFinal = (status: string): boolean => FINAL.has(status);

/**
 * The run that a socket's id stands for: its own, or the one that uses the session, one that is not over before one
 * that is; null where there is none.
 */
export async function subjectOf(scene: Scene, id: string): Promise<Subject | null> {
  let found: Subject | null = null;
  for (const folder of id.startsWith('pbs_') ? scene.book.holding(id) : [scene.book.run(id)]) {
    if (!folder) continue;
    const run = await readJson<RunFacts>(folder, 'run.json');
    if (run?.status === undefined) continue;
    const sessionId = run.browser_session_id ?? null;
    if (id.startsWith('pbs_') && sessionId !== id) continue;
    const state = scene.live.state(folder.runId);
    const live = state && { state, series: await scene.live.series(state) };
    const subject = { folder, runId: folder.runId, live, status: run.status, sessionId };
    if (!isFinal(run.status)) return subject;
    found ??= subject;
  }
  return found;
}

/** The run's status at this moment. */
export function statusNow(scene: Scene, subject: Subject): string {
  const { live } = subject;
  if (!live) return subject.status;
  if (live.state.canceledAt !== null) return 'canceled';
  const moment = live.series.at(scene.live.place(live.state, live.series));
  return /"status":"([a-z_]+)"/.exec(moment.run)?.[1] ?? subject.status;
}

/** Notices that a run which stood still has begun to happen: a paused one that was approved. */
export async function follow(scene: Scene, subject: Subject): Promise<void> {
  const state = subject.live ? null : scene.live.state(subject.runId);
  if (state) subject.live = { state, series: await scene.live.series(state) };
}
