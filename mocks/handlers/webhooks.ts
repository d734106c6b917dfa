import { json, refusal } from '../scene/answers';
import type { Delivery, WorldAnswer } from '../scene/request';
import { readJson, type RunFolder } from '../scene/runFolder';
import { fieldsOf, type Ask, type Route, type Scene } from '../scene/scene';

interface Replay {
  body: { target_webhook_url: string; default_webhook_url: string };
}

interface Told {
  run_id: string;
  run_type: string;
  default_webhook_url: string | null;
  payload: string;
  headers: Record<string, string>;
}

const FINAL = new Set(['completed', 'failed', 'terminated', 'canceled', 'timed_out']);

/** Sending a run's result to its webhook again. A failed delivery is an answer of 200 like any other. */
export const webhookRoutes: Route[] = [
  {
    method: 'POST',
    path: '/v1/runs/:id/retry_webhook',
    answer: (scene, ask) => replay(scene, ask, 'webhook_url'),
  },
  {
    method: 'POST',
    path: '/v1/internal/runs/:id/test-webhook',
    answer: (scene, ask) => replay(scene, ask, 'override_webhook_url'),
  },
  {
    method: 'POST',
    path: '/api/v1/internal/runs/:id/test-webhook',
    answer: (scene, ask) => replay(scene, ask, 'override_webhook_url'),
  },
  { method: 'GET', path: '/v1/internal/runs/:id/test-webhook', answer: preview },
  { method: 'GET', path: '/api/v1/internal/runs/:id/test-webhook', answer: preview },
  {
    method: 'POST',
    path: '/v1/internal/test-webhook',
    answer(scene, ask) {
      const { webhook_url: target, run_type: type } = fieldsOf(ask);
      if (typeof target !== 'string' || !/^https?:\/\//.test(target))
        return refusal(400, 'Invalid webhook URL');
      const payload = JSON.stringify({ run_type: type ?? 'workflow_run', status: 'completed' });
      const { status_code, latency_ms, response_body, error } = deliver(scene, target, payload);
      return json({
        status_code,
        latency_ms,
        response_body,
        headers_sent: signedHeaders(scene, payload),
        error,
      });
    },
  },
];

async function preview(scene: Scene, ask: Ask): Promise<WorldAnswer> {
  const told = await toldOf(scene, ask.params['id'] ?? '');
  return 'status' in told ? told : json(told);
}

async function replay(scene: Scene, ask: Ask, field: string): Promise<WorldAnswer> {
  const id = ask.params['id'] ?? '';
  const told = await toldOf(scene, id);
  if ('status' in told) return told;
  const given = fieldsOf(ask)[field];
  const target = typeof given === 'string' && given !== '' ? given : told.default_webhook_url;
  if (target === null) return refusal(400, 'No webhook URL configured for the run.');
  if (!/^https?:\/\/[^\s/]+/.test(target)) return refusal(400, `Invalid webhook URL: ${target}`);
  const folder = scene.book.run(id);
  const recorded = folder && (await readJson<Replay[]>(folder, 'retry_webhook.json'));
  const same = recorded?.find(
    ({ body }) => body.target_webhook_url === target && target === body.default_webhook_url,
  );
  if (same) return json(same.body);
  const { status_code, latency_ms, response_body, error } = deliver(scene, target, told.payload);
  const { payload, headers, ...run } = told;
  return json({
    ...run,
    target_webhook_url: target,
    payload,
    headers,
    status_code,
    latency_ms,
    response_body,
    error,
  });
}

/** What would be sent for a run; a refusal where nothing can be. */
async function toldOf(scene: Scene, id: string): Promise<Told | WorldAnswer> {
  const folder = scene.book.run(id);
  const run =
    folder &&
    (await readJson<{
      run_type?: string;
      status?: string;
      run_request?: { webhook_url?: string | null } | null;
    }>(folder, 'run.json'));
  if (!folder || run?.status === undefined) return refusal(404, `Run ${id} not found`);
  if (!FINAL.has(run.status))
    return refusal(400, `Run ${id} has not reached a terminal state (status=${run.status}).`);
  const { payload, webhook } = await payloadOf(folder, run);
  const isDriven = id.startsWith('wr_') && run.run_type === 'task_v2';
  return {
    run_id: id,
    run_type: isDriven ? 'workflow_run' : (run.run_type ?? 'workflow_run'),
    default_webhook_url: webhook ?? run.run_request?.webhook_url ?? null,
    payload,
    headers: signedHeaders(scene, payload),
  };
}

async function payloadOf(
  folder: RunFolder,
  run: object,
): Promise<{ payload: string; webhook: string | null }> {
  const rich = await readJson<Record<string, unknown> & { webhook_callback_url?: string | null }>(
    folder,
    'workflow-run-rich.json',
  );
  if (!rich || !folder.runId.startsWith('wr_')) return { payload: JSON.stringify(run), webhook: null };
  const { workflow: _definition, ...payload } = rich;
  return { payload: JSON.stringify(payload), webhook: rich.webhook_callback_url ?? null };
}

function signedHeaders(scene: Scene, payload: string): Record<string, string> {
  let hash = 2166136261;
  let signature = '';
  while (signature.length < 64) {
    for (const char of payload.slice(0, 256)) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
    signature += (hash >>> 0).toString(16).padStart(8, '0');
  }
  return {
    'x-skyvern-timestamp': String(Math.floor(scene.now() / 1000)),
    'x-skyvern-signature': signature.slice(0, 64),
    'Content-Type': 'application/json',
  };
}

function deliver(scene: Scene, url: string, payload: string): Delivery {
  return (scene.options.deliver ?? deliverByPath)(url, payload);
}

/** Nothing leaves the page: a target whose path ends in a status answers that status, every other one is not there. */
function deliverByPath(url: string): Delivery {
  const status = /\/([1-5]\d\d)\/?$/.exec(new URL(url).pathname)?.[1];
  if (status === undefined) {
    const error = 'ConnectError: All connection attempts failed';
    return { status_code: null, latency_ms: 12, response_body: null, error };
  }
  const isFine = status.startsWith('2');
  return {
    status_code: Number(status),
    latency_ms: 82,
    response_body: isFine ? '{"received":true}' : '{"error":"refused"}',
    error: null,
  };
}
