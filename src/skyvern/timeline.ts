import * as z from 'zod/mini';
import {
  flag,
  json,
  maybe,
  maybeList,
  number,
  readable,
  record,
  seconds,
  text,
  textOr,
  texts,
  time,
  words,
} from './fields';
import { RunError, scriptRun } from './run';

/** `thought` of a timeline item. Its row exists before the model answers: all texts are null then. */
export const Thought = z.looseObject({
  thought_id: text,
  task_id: words,
  organization_id: words,
  workflow_run_id: words,
  workflow_run_block_id: words,
  workflow_id: words,
  workflow_permanent_id: words,
  user_input: words,
  observation: words,
  thought: words,
  answer: words,
  thought_type: words,
  thought_scenario: words,
  output: record,
  input_token_count: number,
  output_token_count: number,
  reasoning_token_count: number,
  cached_token_count: number,
  thought_cost: number, // US dollars
  last_llm_model: words,
  created_at: time,
  modified_at: time,
});
export type Thought = z.output<typeof Thought>;

/** One action of a block. Sub-type fields (x, y, keys, seconds …) never arrive: the server drops them. */
export const Action = z.looseObject({
  action_type: text,
  status: textOr('pending'),
  action_id: words,
  source_action_id: words,
  organization_id: words,
  workflow_run_id: words,
  task_id: words,
  step_id: words,
  step_order: number,
  action_order: number,
  confidence_float: number, // 0–1
  description: words,
  reasoning: words,
  intention: words,
  response: words,
  element_id: words,
  skyvern_element_hash: words,
  skyvern_element_data: record,
  screenshot_artifact_id: words,
  tool_call_id: words,
  xpath: words,
  errors: readable(RunError),
  terminal_user_errors: flag,
  data_extraction_goal: words,
  output: json,
  file_name: words,
  file_url: words,
  download: maybe,
  download_triggered: maybe,
  downloaded_files: texts,
  is_upload_file_tag: maybe,
  text: words,
  input_or_select_context: record,
  option: record,
  is_checked: maybe,
  verified: flag,
  click_context: record,
  totp_timing_info: record,
  has_mini_agent: maybe,
  skip_auto_complete_tab: flag,
  started_at: time,
  finished_at: time,
  created_at: time,
  modified_at: time,
  created_by: words,
});
export type Action = z.output<typeof Action>;

/** `block` of a timeline item, without its actions: those are read one by one (see `readTimeline`). */
export const Block = z.looseObject({
  workflow_run_block_id: text,
  workflow_run_id: words,
  block_workflow_run_id: words,
  attempt_number: number,
  organization_id: words,
  parent_workflow_run_block_id: words,
  block_type: text,
  label: words,
  description: words,
  status: words,
  output: json,
  continue_on_failure: flag,
  failure_reason: words,
  error_codes: texts,
  engine: words,
  task_id: words,
  url: words,
  final_url: words,
  finish_reason: words,
  navigation_goal: words,
  data_extraction_goal: words,
  navigation_payload: json,
  data_schema: json,
  terminate_criterion: words,
  complete_criterion: words,
  include_action_history_in_verification: maybe,
  include_extracted_text: maybe,
  duration: seconds, // only task-backed blocks, only when finished
  loop_values: maybeList,
  current_value: words, // Python text, not JSON
  current_index: number, // 0-based
  recipients: texts,
  attachments: texts,
  subject: words,
  body: words,
  prompt: words,
  instructions: words,
  positive_descriptor: words,
  negative_descriptor: words,
  executed_branch_id: words,
  executed_branch_expression: words,
  executed_branch_next_block: words,
  executed_branch_result: maybe,
  script_run: scriptRun,
  downloaded_file_count: number,
  created_at: time,
  modified_at: time,
  actions: json,
});
/** A block as validated; its raw `actions` are replaced by the read ones of its `BlockItem`. */
export type Block = {
  // `Omit` would forget the named fields of a type that also takes unknown ones.
  [K in keyof z.output<typeof Block> as K extends 'actions' ? never : K]: z.output<typeof Block>[K];
};

/** A part of the answer that could not be read: where it stood, why, and what was sent. */
export interface Unreadable {
  type: 'unreadable';
  /** Path in the answer, for example `timeline[3].block.actions[2].status`. */
  path: string;
  /** One sentence: what was expected and what came. */
  reason: string;
  /** As sent, without the `children` that were read by themselves. */
  raw: unknown;
  /** What could be read inside an unreadable block; empty for everything else. */
  actions: (Action | Unreadable)[];
  children: TimelineItem[];
}

/** Tells an unreadable action from a read one: `type` may also be a key that a server sent with an action. */
export const isUnreadableAction = (action: Action | Unreadable): action is Unreadable =>
  !('action_type' in action);

export interface ThoughtItem {
  type: 'thought';
  thought: Thought;
  children: TimelineItem[];
  /** Attempt of the run this item belongs to; 1 where the server knows no attempts. */
  attempt: number;
}

export interface BlockItem {
  type: 'block';
  block: Block;
  actions: (Action | Unreadable)[];
  children: TimelineItem[];
  /** Attempt of the run this item belongs to; 1 where the server knows no attempts. */
  attempt: number;
}

/** One item of `GET /v1/runs/{id}/timeline` in the order as sent (newest first), validated one by one. */
export type TimelineItem = ThoughtItem | BlockItem | Unreadable;
