import type { Agent } from '~/skyvern/agent';
import type { RichRun, TaskV2 } from '~/skyvern/richRun';
import type { Run } from '~/skyvern/run';
import type { TaskV1 } from '~/skyvern/task';
import { JSON_HEADERS, type ApiRequest } from './apiRequest';
import { holdsMask } from './masked';

/** What is known of a run beside its public answer; null where the server does not say it. */
export interface KnownOfRun {
  rich: RichRun | null;
  taskV1: TaskV1 | null;
  taskV2: TaskV2 | null;
  agent?: Agent | null;
}

/** The engine that a run's type stands for, where its request does not name one. */
const ENGINES: Readonly<Record<string, string>> = {
  task_v2: 'skyvern-2.0',
  task_v3: 'skyvern-3.0',
  openai_cua: 'openai-cua',
  anthropic_cua: 'anthropic-cua',
  ui_tars: 'ui-tars',
  yutori_navigator: 'yutori-navigator',
};

/** Gathers a body: what is null is not sent, because null and a missing field mean different things to the server. */
class Draft {
  readonly body: Record<string, unknown> = {};
  readonly omitted: string[] = [];

  add(name: string, ...candidates: readonly unknown[]): void {
    const value = candidates.find((candidate) => candidate !== null && candidate !== undefined);
    if (value === undefined) return;
    if (holdsMask(value)) this.leaveOut(name, 'the API gives it back masked');
    else this.body[name] = value;
  }

  /** Members of an object one by one, so that one masked value costs only itself. */
  addEach(name: string, value: Readonly<Record<string, unknown>> | null | undefined): void {
    const entries = Object.entries(value ?? {});
    if (!entries.length) return;
    const kept = entries.filter(([key, member]) => {
      if (!holdsMask(member)) return true;
      this.leaveOut(`${name}.${key}`, 'the API gives it back masked');
      return false;
    });
    if (kept.length) this.body[name] = Object.fromEntries(kept);
  }

  leaveOut(name: string, why: string): void {
    this.omitted.push(`${name}: ${why}.`);
  }

  notGivenBack(...names: readonly string[]): void {
    for (const name of names) this.leaveOut(name, 'the API does not give it back');
  }

  request(path: string): ApiRequest {
    return { method: 'POST', path, headers: JSON_HEADERS, body: this.body, omitted: this.omitted };
  }
}

/**
 * The request that starts this run once more: to the agent's endpoint, or the task endpoint for task runs.
 *
 * Everything the server gives back is in the body where it differs from the default; masked values never are.
 * `omitted` names what the request lacks because the API does not give it back. The agent's latest version runs.
 */
export function reproduce(run: Run, known: KnownOfRun): ApiRequest {
  return run.run_type === 'workflow_run' ? agentRequest(run, known) : taskRequest(run, known);
}

function agentRequest(run: Run, { rich, agent }: KnownOfRun): ApiRequest {
  const draft = new Draft();
  const asked = run.run_request;
  draft.add(
    'agent_id',
    rich?.workflow?.workflow_permanent_id,
    rich?.workflow_id,
    asked?.workflow_id,
    agent?.workflow_permanent_id,
  );
  draft.addEach('parameters', rich?.parameters ?? asked?.parameters);
  draft.add('proxy_location', rich?.proxy_location, asked?.proxy_location);
  draft.add('webhook_url', rich?.webhook_callback_url, asked?.webhook_url);
  draft.add('totp_identifier', rich?.totp_identifier, asked?.totp_identifier);
  draft.add('totp_url', rich?.totp_verification_url, asked?.totp_url);
  const runWith = run.run_with ?? rich?.run_with ?? null;
  const agentRunsWith = (rich?.workflow ?? agent)?.run_with ?? 'agent';
  if (runWith !== agentRunsWith) draft.add('run_with', runWith);
  draft.add('ai_fallback', run.ai_fallback, rich?.ai_fallback);
  addBrowser(draft, run, rich);
  draft.add('max_screenshot_scrolls', rich?.max_screenshot_scrolls, asked?.max_screenshot_scrolls);
  draft.add('max_elapsed_time_minutes', rich?.max_elapsed_time_minutes, asked?.max_elapsed_time_minutes);
  draft.addEach('extra_http_headers', rich?.extra_http_headers ?? asked?.extra_http_headers);
  if (rich?.cdp_connect_headers) draft.leaveOut('cdp_connect_headers', 'the API gives them back masked');

  if (!rich) draft.notGivenBack('extra_http_headers');
  if (draft.body['max_elapsed_time_minutes'] === undefined) draft.notGivenBack('max_elapsed_time_minutes');
  draft.notGivenBack('run_metadata', 'the header x-max-steps-override');
  return draft.request('/v1/run/agents');
}

function addBrowser(draft: Draft, run: Run, rich: RichRun | null): void {
  const asked = run.run_request;
  draft.add(
    'browser_profile_id',
    asked?.browser_profile_id,
    rich?.browser_profile_id,
    run.browser_profile_id,
  );
  draft.add('browser_address', asked?.browser_address, rich?.browser_address);
  draft.add('browser_type', asked?.browser_type, rich?.browser_type);
  if (asked?.start_fresh_browser) draft.add('start_fresh_browser', true);
  if (asked?.reuse_browser_session) draft.add('reuse_browser_session', true);
  const session = run.browser_session_id ?? asked?.browser_session_id ?? rich?.browser_session_id;
  if (session) draft.leaveOut('browser_session_id', `the run used ${session}, which may be closed by now`);
}

function taskRequest(run: Run, { taskV1, taskV2 }: KnownOfRun): ApiRequest {
  const draft = new Draft();
  const asked = run.run_request;
  const given = taskV1?.request ?? {};
  draft.add('prompt', taskV2?.prompt, given['navigation_goal'], asked?.prompt, given['data_extraction_goal']);
  draft.add('url', taskV2?.url, given['url'], asked?.url);
  const engine = asked?.engine ?? ENGINES[run.run_type] ?? null;
  if (engine !== 'skyvern-1.0') draft.add('engine', engine);
  draft.add('title', given['title'], asked?.title);
  draft.add('proxy_location', taskV2?.proxy_location, given['proxy_location'], asked?.proxy_location);
  draft.add(
    'data_extraction_schema',
    taskV2?.extracted_information_schema,
    given['extracted_information_schema'],
    asked?.data_extraction_schema,
  );
  draft.add(
    'error_code_mapping',
    taskV2?.error_code_mapping,
    given['error_code_mapping'],
    asked?.error_code_mapping,
  );
  draft.add('max_steps', taskV1?.max_steps_per_run, asked?.max_steps);
  draft.add('webhook_url', taskV2?.webhook_callback_url, given['webhook_callback_url'], asked?.webhook_url);
  draft.add('totp_identifier', taskV2?.totp_identifier, given['totp_identifier'], asked?.totp_identifier);
  draft.add('totp_url', taskV2?.totp_verification_url, given['totp_verification_url'], asked?.totp_url);
  draft.add(
    'max_screenshot_scrolls',
    taskV2?.max_screenshot_scrolls,
    given['max_screenshot_scrolls'],
    asked?.max_screenshot_scrolls,
  );
  draft.addEach('extra_http_headers', headersOf(taskV2, given, asked?.extra_http_headers ?? null));
  draft.add('model', given['model'], asked?.model);
  if (asked?.include_action_history_in_verification ?? given['include_action_history_in_verification'])
    draft.add('include_action_history_in_verification', true);
  draft.add('browser_address', given['browser_address'], asked?.browser_address);
  draft.add('browser_profile_id', asked?.browser_profile_id);
  if (asked?.start_fresh_browser) draft.add('start_fresh_browser', true);
  if (run.run_type !== 'task_v2') draft.add('run_with', asked?.run_with);

  nameUnsendable(draft, given);
  if (run.run_type === 'task_v2') draft.notGivenBack('max_steps');
  if (run.browser_session_id)
    draft.leaveOut(
      'browser_session_id',
      `the run used ${run.browser_session_id}, which may be closed by now`,
    );
  if (!taskV1 && !taskV2) draft.notGivenBack('extra_http_headers');
  return draft.request('/v1/run/tasks');
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const headersOf = (
  taskV2: TaskV2 | null,
  given: Readonly<Record<string, unknown>>,
  asked: Record<string, unknown> | null,
): Record<string, unknown> | null => {
  const sent = given['extra_http_headers'];
  return taskV2?.extra_http_headers ?? (isObject(sent) ? sent : asked);
};

/** Inputs that old task runs have and today's endpoint takes nowhere. */
function nameUnsendable(draft: Draft, given: Readonly<Record<string, unknown>>): void {
  for (const name of ['navigation_payload', 'complete_criterion', 'terminate_criterion'] as const) {
    if (given[name]) draft.leaveOut(name, 'the task endpoint has no field for it');
  }
  if (given['data_extraction_goal'] && given['navigation_goal'])
    draft.leaveOut('data_extraction_goal', 'the task endpoint has no field for it; the prompt can say it');
  if (given['cdp_connect_headers']) draft.leaveOut('cdp_connect_headers', 'the API gives them back masked');
}
