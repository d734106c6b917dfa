import * as z from 'zod/mini';
import { Agent } from './agent';
import {
  flag,
  json,
  maybe,
  number,
  optional,
  readable,
  record,
  texts,
  time,
  tolerant,
  words,
} from './fields';
import { Attempt, FileInfo, RunError, scriptRun } from './run';

/** One guess of the server's failure classifier, best first. */
export const FailureCategory = z.looseObject(
  tolerant({
    category: words,
    confidence_float: number,
    reasoning: words,
  }),
);
export type FailureCategory = z.output<typeof FailureCategory>;

/** `GET /api/v2/tasks/{tsk_v2_}`, and `task_v2` of the rich run read. */
export const TaskV2 = z.looseObject(
  tolerant({
    task_id: words,
    workflow_run_id: words,
    status: words,
    prompt: words,
    url: words,
    summary: words,
    output: json,
    error_code_mapping: json,
    extracted_information_schema: json,
    webhook_callback_url: words,
    webhook_failure_reason: words,
    failure_category: readable(FailureCategory),
    totp_identifier: words,
    totp_verification_url: words,
    proxy_location: json,
    max_screenshot_scrolls: number,
    extra_http_headers: record,
    created_at: time,
  }),
);
export type TaskV2 = z.output<typeof TaskV2>;

/** `GET /v1/workflows/runs/{wr_}`, the richest answer about an agent run; hidden on some servers. */
export const RichRun = z.looseObject(
  tolerant({
    workflow_id: words, // the `wpid_`, like `agent_id`
    agent_id: words,
    workflow_run_id: words,
    agent_run_id: words,
    workflow_title: words,
    status: words,
    failure_reason: words,
    failure_category: readable(FailureCategory),
    retried_from_workflow_run_id: words,
    retried_by_workflow_run_id: words,
    parent_workflow_run_id: words,
    trigger_type: words,
    parameters: record,
    outputs: json,
    recording_url: words,
    recording_urls: texts,
    recording_archived: flag,
    screenshot_urls: texts,
    downloaded_files: readable(FileInfo),
    downloaded_file_urls: texts,
    webhook_callback_url: words,
    webhook_failure_reason: words,
    proxy_location: json,
    extra_http_headers: record,
    cdp_connect_headers: record, // values masked by the server
    totp_verification_url: words,
    totp_identifier: words,
    browser_session_id: words,
    browser_profile_id: words,
    browser_address: words,
    browser_type: words,
    browser_seed_source: words,
    max_screenshot_scrolls: number,
    max_elapsed_time_minutes: number,
    run_with: words,
    script_id: words,
    script_run: scriptRun,
    ai_fallback: maybe,
    total_steps: number,
    total_cost: number, // US dollars
    credits_used: number,
    cached_credits_used: number,
    errors: readable(RunError),
    attempt: number,
    retry_pending: flag,
    next_attempt_at: time,
    attempts: readable(Attempt),
    queued_at: time,
    started_at: time,
    finished_at: time,
    created_at: time,
    modified_at: time,
    task_v2: optional(TaskV2),
    workflow: optional(Agent),
    // Only some cloud servers say these:
    waiting_for_verification_code: maybe,
    verification_code_identifier: words,
    verification_code_polling_started_at: time,
  }),
);
export type RichRun = z.output<typeof RichRun>;
