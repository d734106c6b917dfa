import * as z from 'zod/mini';
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

/** Which generated code a run or block used, and whether the AI had to take over. */
export const ScriptRun = z.looseObject(
  tolerant({
    ai_fallback_triggered: maybe,
    script_id: words,
    script_revision_id: words,
  }),
);
export type ScriptRun = z.output<typeof ScriptRun>;

export const scriptRun = optional(ScriptRun);

/** A file the run downloaded. `url` may be `file://` (not reachable from a browser), signed, or stale. */
export const FileInfo = z.looseObject(
  tolerant({
    url: words,
    checksum: words,
    filename: words,
    file_size: number, // bytes
    modified_at: time,
    artifact_id: words,
  }),
);
export type FileInfo = z.output<typeof FileInfo>;

/** One try of a run under the server's retry policy. */
export const Attempt = z.looseObject(
  tolerant({
    attempt_number: number,
    status: words,
    failure_reason: words,
    error_codes: texts,
    started_at: time,
    finished_at: time,
    retry_decision: words,
    decision_reason: words,
    next_attempt_at: time,
    webhook_sent_at: time,
  }),
);
export type Attempt = z.output<typeof Attempt>;

/** An error of the run: user-defined (from the agent's mapping), system-defined, or a block's code. */
export const RunError = z.looseObject(
  tolerant({
    error_code: words,
    reasoning: words,
    confidence_float: number,
    error_type: words,
  }),
);
export type RunError = z.output<typeof RunError>;

/** `run_request` of every kind of run; what one kind does not have is null. */
export const RunRequest = z.looseObject(
  tolerant({
    workflow_id: words,
    title: words,
    parameters: record,
    proxy_location: json, // enum text, {country, …}, {url} or null
    webhook_url: words,
    totp_url: words,
    totp_identifier: words,
    browser_session_id: words,
    reuse_browser_session: maybe,
    browser_profile_id: words,
    start_fresh_browser: maybe,
    browser_type: words,
    browser_address: words,
    max_screenshot_scrolls: number,
    max_elapsed_time_minutes: number,
    max_steps: number,
    extra_http_headers: record,
    cdp_connect_headers: record,
    ai_fallback: maybe,
    run_with: words,
    run_metadata: record,
    engine: words,
    prompt: words,
    url: words,
    data_extraction_schema: json,
    error_code_mapping: json,
    model: json,
    include_action_history_in_verification: maybe,
    publish_workflow: maybe,
    file_ids: texts,
  }),
);
export type RunRequest = z.output<typeof RunRequest>;

/**
 * `GET /v1/runs/{run_id}`: an agent run (`run_type` `workflow_run`) or a task run (every other `run_type`).
 * Only `run_id` and `status` are required; `run_type` decides the kind, not the id's prefix.
 */
export const Run = z.looseObject({
  run_id: z.string(),
  status: z.string(),
  ...tolerant({
    run_type: z._default(z.string(), 'workflow_run'),
    output: json,
    downloaded_files: readable(FileInfo),
    recording_url: words,
    recording_archived: flag,
    screenshot_urls: texts,
    failure_reason: words,
    errors: readable(RunError),
    created_at: time,
    modified_at: time,
    queued_at: time,
    started_at: time,
    finished_at: time,
    app_url: words,
    browser_session_id: words,
    browser_profile_id: words,
    max_screenshot_scrolls: number,
    script_run: scriptRun,
    step_count: number,
    run_with: words,
    ai_fallback: maybe,
    script_id: words,
    browser_seed_source: words,
    browser_settings_receipt: json,
    attempt: number,
    retry_pending: flag,
    next_attempt_at: time,
    attempts: readable(Attempt),
    run_request: optional(RunRequest),
    // Only some cloud servers say these:
    waiting_for_verification_code: maybe,
    verification_code_identifier: words,
    verification_code_polling_started_at: time,
  }),
});
export type Run = z.output<typeof Run>;
