import { json, refusal } from '../scene/answers';
import { readJson, type RunFolder } from '../scene/runFolder';
import type { Route } from '../scene/scene';

interface SessionRun {
  status?: string;
  created_at?: string;
  started_at?: string | null;
  finished_at?: string | null;
  browser_session_id?: string | null;
}

const FINAL = new Set(['completed', 'failed', 'terminated', 'canceled', 'timed_out']);

/** Browser sessions, as far as runs name them. */
export const sessionRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/browser_sessions/:id',
    async answer(scene, ask) {
      const id = ask.params['id'] ?? '';
      const found = await newestRunIn(scene.book.holding(id), id);
      if (!found) return refusal(404, `Browser session ${id} not found`);
      const { run, folder } = found;
      const isOver = FINAL.has(run.status ?? '');
      return json({
        browser_session_id: id,
        organization_id: 'o_599941647580503824',
        runnable_type: 'workflow_run',
        runnable_id: isOver ? null : folder.runId,
        timeout: 60,
        status: isOver ? 'completed' : 'running',
        stream_transport: scene.options.streaming ?? 'cdp',
        vnc_streaming_supported: scene.options.streaming === 'vnc',
        app_url: `http://localhost:8080/browser-session/${id}`,
        recordings: [],
        downloaded_files: [],
        created_at: run.created_at ?? null,
        started_at: run.started_at ?? null,
        completed_at: isOver ? (run.finished_at ?? null) : null,
        modified_at: run.finished_at ?? run.created_at ?? null,
      });
    },
  },
  {
    method: 'GET',
    path: '/v1/browser_sessions/:id/workflow_runs',
    async answer(scene, ask) {
      const rows: unknown[] = [];
      for (const folder of scene.book.holding(ask.params['id'] ?? '')) {
        const rich = await readJson<Record<string, unknown>>(folder, 'workflow-run-rich.json');
        if (rich) rows.push({ ...rich, workflow: undefined, outputs: undefined });
      }
      return json(rows);
    },
  },
];

/** The run that uses the session now, else the newest that did. */
async function newestRunIn(
  folders: readonly RunFolder[],
  sessionId: string,
): Promise<{ folder: RunFolder; run: SessionRun } | null> {
  let found: { folder: RunFolder; run: SessionRun } | null = null;
  for (const folder of folders) {
    const run = await readJson<SessionRun>(folder, 'run.json');
    if (run?.browser_session_id !== sessionId) continue;
    if (!FINAL.has(run.status ?? '')) return { folder, run };
    found ??= { folder, run };
  }
  return found;
}
