import { writeTime } from '../scene/rename';
import type { GeneratedRun } from './generateRun';
import { ORGANIZATION } from './parts';
import { LABELS } from './words';

/** The answers of a server about a generated run, beside its timeline, by the names of recorded files. */
export function documentsOf(run: GeneratedRun): Record<string, unknown> {
  const title = `Generated run of ${countOf(run)} items`;
  const isOver = run.status !== 'running';
  const created_at = writeTime(run.startedAt - 300);
  const started_at = writeTime(run.startedAt);
  const finished_at = isOver ? writeTime(run.endedAt) : null;
  const attempt = {
    attempt_number: 1,
    status: run.status,
    failure_reason: run.failureReason,
    error_codes: [],
    started_at,
    finished_at,
    retry_decision: null,
    decision_reason: null,
    next_attempt_at: null,
    webhook_sent_at: null,
  };
  const parameters = { references: ['HL-70217', 'HL-70238'] };
  const output = isOver ? { collect_rows_output: { rows: 12 }, extracted_information: [{ rows: 12 }] } : null;
  const shared = {
    status: run.status,
    recording_url: null,
    recording_archived: false,
    screenshot_urls: null,
    downloaded_files: [],
    failure_reason: run.failureReason,
    created_at,
    modified_at: finished_at ?? started_at,
    queued_at: created_at,
    started_at,
    finished_at,
    browser_session_id: null,
    browser_profile_id: null,
    max_screenshot_scrolls: null,
    script_run: null,
    errors: [],
    attempt: 1,
    retry_pending: false,
    next_attempt_at: null,
    attempts: [attempt],
    run_with: 'agent',
    script_id: null,
    browser_seed_source: 'fresh',
  };
  const answer = {
    run_id: run.runId,
    ...shared,
    output,
    app_url: `http://localhost:8080/runs/${run.runId}`,
    step_count: run.steps,
    run_type: 'workflow_run',
    ai_fallback: null,
    browser_settings_receipt: null,
    run_request: {
      workflow_id: run.agentId,
      parameters,
      title,
      proxy_location: 'RESIDENTIAL',
      webhook_url: null,
      totp_url: null,
      totp_identifier: null,
      browser_session_id: null,
      browser_profile_id: null,
      start_fresh_browser: false,
      max_screenshot_scrolls: null,
      extra_http_headers: null,
      run_with: null,
    },
  };
  const agent = agentOf(run, title, created_at);
  const rich = {
    workflow_id: run.agentId,
    agent_id: run.agentId,
    workflow_run_id: run.runId,
    agent_run_id: run.runId,
    workflow_title: title,
    ...shared,
    outputs: output,
    parameters,
    failure_category: null,
    retried_from_workflow_run_id: null,
    retried_by_workflow_run_id: null,
    proxy_location: 'RESIDENTIAL',
    webhook_callback_url: null,
    webhook_failure_reason: null,
    totp_verification_url: null,
    totp_identifier: null,
    extra_http_headers: null,
    cdp_connect_headers: null,
    recording_urls: null,
    downloaded_file_urls: null,
    total_steps: run.steps,
    total_cost: null,
    credits_used: 0,
    cached_credits_used: 0,
    task_v2: null,
    browser_address: null,
    workflow: agent,
  };
  return { 'run.json': answer, 'workflow-run-rich.json': rich, 'agent.json': agent, 'workflow.json': agent };
}

/** Blocks, actions and thoughts of a timeline. */
export function countOf(run: GeneratedRun): number {
  let count = 0;
  const open = [...run.timeline];
  for (let item = open.pop(); item; item = open.pop()) {
    count += 1 + (item.block?.actions.length ?? 0);
    for (const child of item.children) open.push(child);
  }
  return count;
}

function agentOf(run: GeneratedRun, title: string, created_at: string): Record<string, unknown> {
  const task = (label: string): object => ({
    block_type: 'navigation',
    label,
    next_block_label: null,
    continue_on_failure: false,
    url: null,
    navigation_goal: 'Do the next step of {{ references }}.',
  });
  const loop = {
    block_type: 'for_loop',
    label: 'each_reference',
    continue_on_failure: false,
    loop_blocks: [],
  };
  return {
    workflow_id: run.agentId.replace(/^wpid_/, 'w_'),
    organization_id: ORGANIZATION,
    title,
    workflow_permanent_id: run.agentId,
    agent_id: run.agentId,
    version: 1,
    is_saved_task: false,
    description: null,
    workflow_definition: {
      version: 1,
      parameters: [
        {
          parameter_type: 'workflow',
          key: 'references',
          description: 'References to go through',
          workflow_parameter_type: 'json',
          default_value: null,
        },
      ],
      blocks: [
        loop,
        { block_type: 'conditional', label: 'is_large', branch_conditions: [] },
        ...LABELS.map(task),
      ],
      finally_block_label: null,
    },
    run_with: 'agent',
    cache_key: 'default',
    generate_script_on_terminal: false,
    status: 'published',
    created_at,
    modified_at: created_at,
    deleted_at: null,
  };
}
