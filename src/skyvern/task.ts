import * as z from 'zod/mini';
import { flag, json, number, readable, record, texts, time, tolerant, words } from './fields';
import { FailureCategory } from './richRun';
import { FileInfo, RunError } from './run';

/** `GET /api/v1/tasks/{tsk_}`: a task v1, standalone or the inner task of a block. `request` holds its inputs. */
export const TaskV1 = z.looseObject({
  task_id: z.string(),
  ...tolerant({
    status: words,
    request: record,
    extracted_information: json,
    action_screenshot_urls: texts,
    screenshot_url: words,
    recording_url: words,
    recording_archived: flag,
    browser_console_log_url: words,
    downloaded_files: readable(FileInfo),
    downloaded_file_urls: texts,
    failure_reason: words,
    failure_category: readable(FailureCategory),
    webhook_failure_reason: words,
    errors: readable(RunError),
    max_steps_per_run: number,
    workflow_run_id: words,
    step_count: number,
    order: number,
    retry: number,
    browser_session_id: words,
    created_at: time,
    modified_at: time,
    queued_at: time,
    started_at: time,
    finished_at: time,
  }),
});
export type TaskV1 = z.output<typeof TaskV1>;

/**
 * One step of `GET /api/v1/tasks/{tsk_}/steps`: an observe-decide-act round, tries included.
 * `output.step_exception` names the exception of a step that raised; a try without actions has none in `output`.
 */
export const Step = z.looseObject({
  step_id: z.string(),
  ...tolerant({
    task_id: words,
    status: words,
    order: number,
    retry_index: number,
    is_last: flag,
    is_speculative: flag,
    output: record,
    input_token_count: number,
    output_token_count: number,
    reasoning_token_count: number,
    cached_token_count: number,
    step_cost: number, // US dollars
    last_llm_model: words,
    created_by: words,
    created_at: time,
    modified_at: time,
  }),
});
export type Step = z.output<typeof Step>;
