import { BadShape, describeJson, reader } from './badShape';
import { Run } from './run';

/*
 * Some runs have no public answer (child runs, runs of a block's task, runs that the server cannot put into its own
 * model any more). The internal answers about them hold the same facts under other names.
 */

const readRun = reader(Run);

type Json = Record<string, unknown>;

const objectOf = (answer: unknown): Json => {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer))
    throw new BadShape('', `Expected an object, and ${describeJson(answer)} came.`);
  return answer as Json;
};

/** `GET /v1/workflows/runs/{wr_}` as the run it describes. Throws `BadShape` when it is none. */
export function readInternalRun(answer: unknown): Run {
  const sent = objectOf(answer);
  return readRun({
    ...without(sent, ['workflow', 'outputs', 'parameters', 'task_v2']),
    run_id: sent['workflow_run_id'] ?? sent['agent_run_id'],
    run_type: 'workflow_run',
    output: sent['outputs'],
    step_count: sent['total_steps'],
    run_request: {
      workflow_id: sent['workflow_id'] ?? sent['agent_id'],
      title: sent['workflow_title'],
      parameters: sent['parameters'],
      webhook_url: sent['webhook_callback_url'],
      totp_url: sent['totp_verification_url'],
      ...pick(sent, [
        'totp_identifier',
        'proxy_location',
        'extra_http_headers',
        'cdp_connect_headers',
        'browser_address',
        'browser_profile_id',
        'browser_session_id',
        'browser_type',
        'max_screenshot_scrolls',
        'max_elapsed_time_minutes',
        'run_with',
        'ai_fallback',
      ]),
    },
  });
}

/** `GET /api/v1/tasks/{tsk_}` as the run it describes. Throws `BadShape` when it is none. */
export function readTaskRun(answer: unknown): Run {
  const sent = objectOf(answer);
  const request = isObject(sent['request']) ? sent['request'] : {};
  return readRun({
    ...without(sent, ['request', 'extracted_information', 'action_screenshot_urls', 'workflow_run_id']),
    run_id: sent['task_id'],
    run_type: 'task_v1',
    output: sent['extracted_information'],
    screenshot_urls: sent['action_screenshot_urls'],
    run_request: {
      title: request['title'],
      prompt: request['navigation_goal'] ?? request['data_extraction_goal'],
      webhook_url: request['webhook_callback_url'],
      data_extraction_schema: request['extracted_information_schema'],
      totp_url: request['totp_verification_url'],
      max_steps: sent['max_steps_per_run'],
      ...pick(request, [
        'url',
        'error_code_mapping',
        'proxy_location',
        'extra_http_headers',
        'totp_identifier',
        'max_screenshot_scrolls',
        'browser_address',
        'browser_session_id',
        'model',
        'include_action_history_in_verification',
      ]),
    },
  });
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const pick = (from: Json, names: readonly string[]): Json =>
  Object.fromEntries(names.map((name) => [name, from[name]]));

const without = (from: Json, names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));
