import type { Agent } from '~/skyvern/agent';
import type { RichRun, TaskV2 } from '~/skyvern/richRun';
import type { Run } from '~/skyvern/run';
import type { TaskV1 } from '~/skyvern/task';

/** How a setting is drawn. */
type SettingKind = 'text' | 'url' | 'prompt' | 'number' | 'flag' | 'json' | 'headers';

/** One setting the run had. */
export interface Setting {
  /** The key of the API, under which it is set for a new run. */
  key: string;
  words: string;
  kind: SettingKind;
  /** As sent; null unless `set`. */
  value: unknown;
  /** `not-given-back`: no answer tells whether it was set. */
  state: 'set' | 'not-set' | 'not-given-back';
  /** Where the value comes from: of the run itself, or of the agent because the run says none. Null unless `set`. */
  source: 'run' | 'agent' | null;
  /** The server masks the values: they tell which headers there were and no more. */
  maskedByServer: boolean;
}

/** Everything known of a run; null where this server or kind of run has no such answer. */
export interface KnownSettings {
  rich: RichRun | null;
  taskV1: TaskV1 | null;
  taskV2: TaskV2 | null;
  agent?: Agent | null;
}

/** A place that may tell a setting: undefined when that answer is missing or never tells it. */
type Told = unknown;

/**
 * The settings of a run in reading order, each with its value, “not set”, or “not given back”: several answers leave keys
 * out that others hold, and null in those does not mean that nothing was set.
 */
export function runSettings(run: Run, known: KnownSettings): Setting[] {
  return run.run_type === 'workflow_run' ? agentSettings(run, known) : taskSettings(run, known);
}

function agentSettings(run: Run, { rich, agent: latest }: KnownSettings): Setting[] {
  const asked = run.run_request;
  const agent = rich?.workflow ?? latest ?? null;
  const definition = agent?.workflow_definition;
  return [
    setting('webhook_url', 'Webhook URL', 'url', [rich?.webhook_callback_url, asked?.webhook_url]),
    setting('proxy_location', 'Proxy location', 'json', [rich?.proxy_location, asked?.proxy_location]),
    setting('run_with', 'Run with', 'text', [run.run_with, rich?.run_with], agent?.run_with),
    setting(
      'ai_fallback',
      'AI fallback',
      'flag',
      [run.ai_fallback ?? undefined, rich?.ai_fallback ?? undefined],
      agent?.ai_fallback,
    ),
    // The public answer has these keys for every run and never fills them.
    setting('max_steps', 'Max steps', 'number', [undefined]),
    setting('max_screenshot_scrolls', 'Max screenshot scrolls', 'number', [
      rich?.max_screenshot_scrolls,
      run.max_screenshot_scrolls,
    ]),
    setting(
      'max_elapsed_time_minutes',
      'Time limit (minutes)',
      'number',
      [rich?.max_elapsed_time_minutes ?? undefined],
      agent?.['max_elapsed_time_minutes'],
    ),
    ...browserSettings(run, rich),
    setting('totp_identifier', 'TOTP identifier', 'text', [rich?.totp_identifier, asked?.totp_identifier]),
    setting('totp_url', 'TOTP URL', 'url', [rich?.totp_verification_url, asked?.totp_url]),
    setting('run_metadata', 'Run metadata', 'json', [asked?.run_metadata ?? undefined]),
    setting('error_code_mapping', 'Error codes', 'json', [], definition?.error_code_mapping, 'rare'),
    setting(
      'workflow_system_prompt',
      'System prompt',
      'prompt',
      [],
      definition?.workflow_system_prompt,
      'rare',
    ),
    headers('extra_http_headers', 'Extra HTTP headers', [rich?.extra_http_headers]),
    headers('cdp_connect_headers', 'CDP connect headers', [rich?.cdp_connect_headers], true),
  ].flatMap((one) => one ?? []);
}

function browserSettings(run: Run, rich: RichRun | null): (Setting | null)[] {
  const asked = run.run_request;
  return [
    setting('browser_session_id', 'Browser session', 'text', [
      rich?.browser_session_id,
      run.browser_session_id,
    ]),
    setting('browser_profile_id', 'Browser profile', 'text', [
      rich?.browser_profile_id,
      run.browser_profile_id,
    ]),
    setting('browser_address', 'Browser address', 'url', [rich?.browser_address, asked?.browser_address]),
    setting('browser_type', 'Browser type', 'text', [rich?.browser_type, asked?.browser_type]),
    setting('browser_seed_source', 'Browser state from', 'text', [
      rich?.browser_seed_source,
      run.browser_seed_source,
    ]),
    setting('start_fresh_browser', 'Start fresh browser', 'flag', [asked?.start_fresh_browser]),
    setting('reuse_browser_session', 'Reuse browser session', 'flag', [
      asked?.reuse_browser_session ?? undefined,
    ]),
  ];
}

function taskSettings(run: Run, { rich, taskV1, taskV2: ownTask }: KnownSettings): Setting[] {
  const asked = run.run_request;
  const sent = taskV1?.request ?? undefined;
  const taskV2 = ownTask ?? rich?.task_v2 ?? null;
  const isV2 = run.run_type === 'task_v2';
  /** The answer about a task v2 never fills these keys, so null in them says nothing. */
  const unlessV2 = (told: Told): Told => (isV2 ? (told ?? undefined) : told);
  const prompt = asked?.prompt ?? taskV2?.prompt ?? sent?.['navigation_goal'] ?? null;
  return [
    setting('prompt', 'Prompt', 'prompt', [prompt]),
    setting('url', 'URL', 'url', [asked?.url, taskV2?.url, sent?.['url']]),
    setting('engine', 'Engine', 'text', [asked?.engine]),
    setting(
      'run_with',
      'Run with',
      'text',
      [rich?.run_with, run.run_with ?? undefined, asked?.run_with],
      undefined,
      'rare',
    ),
    setting(
      'data_extraction_goal',
      'Data extraction goal',
      'prompt',
      [sent?.['data_extraction_goal']],
      undefined,
      'rare',
    ),
    setting('data_extraction_schema', 'Data schema', 'json', [
      asked?.data_extraction_schema,
      taskV2?.extracted_information_schema,
      sent?.['extracted_information_schema'],
    ]),
    setting('navigation_payload', 'Payload', 'json', [sent?.['navigation_payload']], undefined, 'rare'),
    setting(
      'complete_criterion',
      'Complete criterion',
      'prompt',
      [sent?.['complete_criterion']],
      undefined,
      'rare',
    ),
    setting(
      'terminate_criterion',
      'Terminate criterion',
      'prompt',
      [sent?.['terminate_criterion']],
      undefined,
      'rare',
    ),
    setting('error_code_mapping', 'Error codes', 'json', [
      asked?.error_code_mapping,
      taskV2?.error_code_mapping,
    ]),
    setting('max_steps', 'Max steps', 'number', [unlessV2(asked?.max_steps), taskV1?.max_steps_per_run]),
    setting('max_screenshot_scrolls', 'Max screenshot scrolls', 'number', [
      unlessV2(asked?.max_screenshot_scrolls),
      sent?.['max_screenshot_scrolls'],
      taskV2?.max_screenshot_scrolls ?? undefined,
    ]),
    setting('webhook_url', 'Webhook URL', 'url', [
      asked?.webhook_url,
      taskV2?.webhook_callback_url,
      sent?.['webhook_callback_url'],
    ]),
    setting('proxy_location', 'Proxy location', 'json', [
      asked?.proxy_location,
      taskV2?.proxy_location,
      sent?.['proxy_location'],
    ]),
    setting('totp_identifier', 'TOTP identifier', 'text', [asked?.totp_identifier, taskV2?.totp_identifier]),
    setting('totp_url', 'TOTP URL', 'url', [asked?.totp_url, taskV2?.totp_verification_url]),
    setting('browser_session_id', 'Browser session', 'text', [
      taskV1?.browser_session_id,
      rich?.browser_session_id,
      run.browser_session_id ?? undefined,
    ]),
    setting('browser_profile_id', 'Browser profile', 'text', [
      rich?.browser_profile_id,
      run.browser_profile_id ?? undefined,
    ]),
    setting('browser_address', 'Browser address', 'url', [sent?.['browser_address'], rich?.browser_address]),
    setting('model', 'Model', 'json', [asked?.model ?? undefined]),
    headers('extra_http_headers', 'Extra HTTP headers', [
      sent?.['extra_http_headers'],
      taskV2?.extra_http_headers,
      rich?.extra_http_headers,
    ]),
    headers(
      'cdp_connect_headers',
      'CDP connect headers',
      [sent?.['cdp_connect_headers'], rich?.cdp_connect_headers],
      true,
    ),
  ].flatMap((one) => one ?? []);
}

const isNothing = (value: unknown): boolean => value === null || value === undefined || value === '';

/** `told` in order of trust; the agent's own setting counts where no answer about the run has a value. */
function setting(
  key: string,
  words: string,
  kind: SettingKind,
  told: readonly Told[],
  agents?: unknown,
  rare?: 'rare',
): Setting | null {
  const own = told.find((value) => !isNothing(value));
  const value = own ?? (isNothing(agents) ? null : agents);
  if (value !== null) {
    return {
      key,
      words,
      kind,
      value,
      state: 'set',
      source: own === undefined ? 'agent' : 'run',
      maskedByServer: false,
    };
  }
  if (rare) return null;
  const state = told.some((one) => one !== undefined) ? 'not-set' : 'not-given-back';
  return { key, words, kind, value: null, state, source: null, maskedByServer: false };
}

function headers(key: string, words: string, told: readonly Told[], maskedByServer = false): Setting | null {
  const filled = told.map((one) => (isEmptyObject(one) ? null : one));
  const found = setting(key, words, 'headers', filled);
  return found && { ...found, maskedByServer };
}

const isEmptyObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
