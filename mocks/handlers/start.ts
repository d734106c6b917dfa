import { compareIds } from '../recorded/index';
import { agentMissing, agentRunMissing, invalid, json, refusal, type Violation } from '../scene/answers';
import { renameOf } from '../live/liveState';
import { renameText, writeTime } from '../scene/rename';
import type { WorldAnswer } from '../scene/request';
import { readJson, type RunFolder } from '../scene/runFolder';
import { bodyOf, fieldsOf, type Ask, type Route, type Scene } from '../scene/scene';
import { AGENT_RUN_FIELDS, TASK_FIELDS, violationsOf } from './validation';

const FINAL = new Set(['completed', 'failed', 'terminated', 'canceled', 'timed_out']);

/** Everything that makes a new run. */
export const startRoutes: Route[] = [
  { method: 'POST', path: '/v1/run/agents', answer: startAgent },
  { method: 'POST', path: '/v1/run/workflows', answer: startAgent },
  { method: 'POST', path: '/v1/run/tasks', answer: startTask },
  { method: 'POST', path: '/v1/agents/runs/:id/retry', answer: retry },
  { method: 'POST', path: '/v1/workflows/runs/:id/retry', answer: retry },
];

async function startAgent(scene: Scene, ask: Ask): Promise<WorldAnswer> {
  const body = fieldsOf(ask);
  const wpid = body['agent_id'] ?? body['workflow_id'];
  const violations = [...missing(ask, wpid, 'agent_id'), ...violationsOf(body, AGENT_RUN_FIELDS)];
  if (violations.length > 0) return invalid(violations);
  const folders = scene.book.holding(String(wpid)).filter((folder) => folder.runId.startsWith('wr_'));
  const folder = await mostTelling(folders);
  if (!folder) return agentMissing(String(wpid));
  const { agent_id: _agent, ...sent } = body;
  const request = { proxy_location: 'RESIDENTIAL', ...sent, workflow_id: wpid };
  return started(
    scene,
    folder.recordedSlug,
    request,
    typeof body['title'] === 'string' ? body['title'] : null,
  );
}

async function startTask(scene: Scene, ask: Ask): Promise<WorldAnswer> {
  const body = fieldsOf(ask);
  const violations = [...missing(ask, body['prompt'], 'prompt'), ...violationsOf(body, TASK_FIELDS)];
  if (violations.length > 0) return invalid(violations);
  const isPlanned = body['engine'] === 'skyvern-2.0';
  if (!isPlanned && (body['browser_profile_id'] !== undefined || body['start_fresh_browser'] === true)) {
    return refusal(400, 'browser_profile_id and start_fresh_browser are not supported by this engine');
  }
  const kind = isPlanned ? /^tsk_v2_/ : /^tsk_(?!v2_)/;
  const base = await mostTelling(scene.book.all().filter((folder) => kind.test(folder.runId)));
  if (!base)
    return refusal(503, 'The server is busy dispatching other runs. No run was created; retry this request.');
  const request = { engine: 'skyvern-1.0', proxy_location: 'RESIDENTIAL', ...body };
  return started(scene, base.recordedSlug, request, typeof body['title'] === 'string' ? body['title'] : null);
}

async function retry(scene: Scene, ask: Ask): Promise<WorldAnswer> {
  const id = ask.params['id'] ?? '';
  const folder = id.startsWith('wr_') ? scene.book.run(id) : null;
  const rich =
    folder &&
    (await readJson<{ status?: string; workflow?: { deleted_at?: string | null } | null }>(
      folder,
      'workflow-run-rich.json',
    ));
  const run =
    folder &&
    (await readJson<{ status?: string; run_request?: Record<string, unknown> | null }>(folder, 'run.json'));
  const status = run?.status ?? rich?.status;
  if (!folder || status === undefined) return agentRunMissing(id);
  if (rich?.workflow?.deleted_at) return refusal(404, `Workflow not found for run ${id}`);
  if (!FINAL.has(status)) return refusal(400, 'Only terminal workflow runs can be retried');
  const row = await folder.row();
  return started(scene, folder.recordedSlug, sentFields(run?.run_request ?? {}), row?.title ?? null);
}

/** A stored request without the nulls that it is padded with. */
function sentFields(request: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== null));
}

/** The answer to a creation, which knows the new id and little else. */
async function started(
  scene: Scene,
  slug: string,
  request: Record<string, unknown>,
  title: string | null,
): Promise<WorldAnswer> {
  const state = await scene.live.start({ slug, request, title });
  const base = scene.book.recorded(slug);
  const run = (base && (await readJson<Record<string, unknown>>(base, 'run.json'))) ?? {};
  const at = writeTime(scene.now());
  const created = {
    ...run,
    ...Object.fromEntries(EMPTY_AT_FIRST.filter((name) => name in run).map((name) => [name, null])),
    status: 'created',
    created_at: at,
    modified_at: at,
    run_request: { ...(run['run_request'] as object | null), ...request },
    ...('attempts' in run ? { attempts: [] } : {}),
  };
  return json(JSON.parse(renameText(JSON.stringify(created), renameOf(state))));
}

const EMPTY_AT_FIRST =
  'output downloaded_files recording_url screenshot_urls failure_reason queued_at started_at finished_at errors step_count script_run script_id'.split(
    ' ',
  );

/** The run to repeat: one that was watched as it ran, else a completed one, else the newest. */
async function mostTelling(folders: readonly RunFolder[]): Promise<RunFolder | null> {
  const ranked: { folder: RunFolder; rank: number }[] = [];
  for (const folder of folders) {
    const row = await folder.row();
    if (!row) continue;
    const isWatched = (await folder.text('polls.jsonl')) !== null;
    ranked.push({ folder, rank: (isWatched ? 2 : 0) + (row.status === 'completed' ? 1 : 0) });
  }
  ranked.sort((a, b) => b.rank - a.rank || compareIds(b.folder.runId, a.folder.runId));
  return ranked[0]?.folder ?? null;
}

function missing(ask: Ask, value: unknown, field: string): Violation[] {
  const body = bodyOf(ask);
  if (body === undefined) return [{ type: 'missing', loc: ['body'], msg: 'Field required', input: null }];
  if (value !== undefined && value !== null) return [];
  return [{ type: 'missing', loc: ['body', field], msg: 'Field required', input: body }];
}
