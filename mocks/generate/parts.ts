import { writeTime } from '../scene/rename';
import type { Random } from './random';
import { prose } from './words';

/** What all things of a generated run share. */
export interface Making {
  random: Random;
  runId: string;
  agentId: string;
  /** The next id of a kind; ids count up in the order of time. */
  id(kind: string): string;
  /** Milliseconds since 1970; moves on as things happen. */
  time: number;
}

export interface MadeAction {
  action_id: string;
  action_type: string;
  status: string;
  created_at: string;
  step_id: string;
  screenshot_artifact_id: string | null;
  [key: string]: unknown;
}

export interface MadeBlock {
  workflow_run_block_id: string;
  block_type: string;
  label: string;
  status: string;
  task_id: string | null;
  actions: MadeAction[];
  created_at: string;
  modified_at: string;
  output: unknown;
  failure_reason: string | null;
  [key: string]: unknown;
}

export interface MadeItem {
  type: 'block' | 'thought';
  attempt: number;
  block: MadeBlock | null;
  thought: Record<string, unknown> | null;
  children: MadeItem[];
  created_at: string;
  modified_at: string;
}

export const ORGANIZATION = 'o_599931535779524572';
const ACTION_TYPES = [
  'click',
  'input_text',
  'select_option',
  'scroll',
  'hover',
  'checkbox',
  'keypress',
  'wait',
] as const;

/** An action with every field that servers send. */
export function makeAction(
  making: Making,
  where: {
    taskId: string;
    stepId: string;
    stepOrder: number;
    order: number;
    type: string | null;
    picture: string | null;
    page: string;
  },
): MadeAction {
  const { random } = making;
  const type = where.type ?? random.of(ACTION_TYPES);
  const started = making.time;
  making.time += random.between(300, 2500);
  const isTyped = type === 'input_text';
  return {
    action_type: type,
    // Waits end that way on the real server too.
    status: type === 'wait' ? 'failed' : 'completed',
    action_id: making.id('act'),
    source_action_id: null,
    organization_id: ORGANIZATION,
    workflow_run_id: making.runId,
    task_id: where.taskId,
    step_id: where.stepId,
    step_order: where.stepOrder,
    action_order: where.order,
    confidence_float: random.between(70, 100) / 100,
    description: null,
    reasoning: prose(random, 200, 600),
    intention: prose(random, 40, 90),
    response: isTyped ? 'HL-70217' : '',
    element_id: 'AABs',
    skyvern_element_hash: '1fd5051b6588eb8aca28c6e4c5fa1b6d881a6b881ec2c89eaa58d4a961b4a55c',
    skyvern_element_data: {
      id: 'AABs',
      tagName: isTyped ? 'input' : 'button',
      attributes: { class: 'btn' },
      text: 'Next page',
      children: [],
      xpath: '/*[name()="html"][1]/*[name()="body"][1]',
      page_url: where.page,
    },
    screenshot_artifact_id: where.picture,
    tool_call_id: null,
    xpath: null,
    errors: null,
    terminal_user_errors: false,
    data_extraction_goal: null,
    output: type === 'extract' ? { reference: 'HL-70217', status: 'Delivered' } : null,
    file_name: null,
    file_url: null,
    download: false,
    download_triggered: null,
    downloaded_files: null,
    is_upload_file_tag: null,
    text: isTyped ? 'HL-70217' : null,
    input_or_select_context: null,
    option: type === 'select_option' ? { label: 'Last month', value: 'last', index: 2 } : null,
    is_checked: type === 'checkbox' ? true : null,
    verified: false,
    click_context: null,
    totp_timing_info: null,
    has_mini_agent: null,
    skip_auto_complete_tab: false,
    started_at: writeTime(started),
    finished_at: writeTime(making.time - 1),
    created_at: writeTime(making.time),
    modified_at: writeTime(making.time),
    created_by: null,
  };
}

/** A block with every field that servers send, begun now and not ended. */
export function makeBlock(
  making: Making,
  fields: Partial<MadeBlock> & { block_type: string; label: string },
): MadeBlock {
  const at = writeTime(making.time);
  return {
    workflow_run_block_id: making.id('wrb'),
    block_workflow_run_id: null,
    workflow_run_id: making.runId,
    attempt_number: 1,
    organization_id: ORGANIZATION,
    description: null,
    parent_workflow_run_block_id: null,
    status: 'running',
    output: null,
    continue_on_failure: false,
    failure_reason: null,
    error_codes: [],
    engine: null,
    task_id: null,
    url: null,
    final_url: null,
    finish_reason: null,
    navigation_goal: null,
    navigation_payload: null,
    data_extraction_goal: null,
    data_schema: null,
    terminate_criterion: null,
    complete_criterion: null,
    actions: [],
    created_at: at,
    modified_at: at,
    include_action_history_in_verification: false,
    include_extracted_text: true,
    duration: null,
    loop_values: null,
    current_value: null,
    current_index: null,
    recipients: null,
    attachments: null,
    subject: null,
    body: null,
    prompt: null,
    instructions: null,
    positive_descriptor: null,
    negative_descriptor: null,
    executed_branch_id: null,
    executed_branch_expression: null,
    executed_branch_result: null,
    executed_branch_next_block: null,
    script_run: null,
    downloaded_file_count: null,
    ...fields,
  };
}

export function blockItem(block: MadeBlock): MadeItem {
  const { created_at, modified_at } = block;
  return { type: 'block', attempt: 1, block, thought: null, children: [], created_at, modified_at };
}

/** A thought that has been answered. */
export function makeThought(making: Making): MadeItem {
  const { random } = making;
  const created_at = writeTime(making.time);
  making.time += random.between(800, 4000);
  const modified_at = writeTime(making.time);
  const isCheck = random.chance(0.3);
  const thought = {
    thought_id: making.id('ot'),
    task_id: null,
    organization_id: ORGANIZATION,
    workflow_run_id: making.runId,
    workflow_run_block_id: null,
    workflow_id: null,
    workflow_permanent_id: making.agentId,
    user_input: null,
    observation: isCheck ? null : prose(random, 100, 300),
    thought: prose(random, 300, 900),
    answer: isCheck ? null : prose(random, 60, 200),
    thought_type: isCheck ? 'user_goal_check' : 'plan',
    thought_scenario: isCheck ? 'user_goal_check' : 'generate_plan',
    output: isCheck ? { user_goal_achieved: false } : { task_type: 'navigate', user_goal_achieved: false },
    input_token_count: random.between(800, 9000),
    output_token_count: random.between(20, 400),
    reasoning_token_count: null,
    cached_token_count: null,
    thought_cost: random.between(1, 90) / 10_000,
    last_llm_model: 'scripted-agent-1',
    created_at,
    modified_at,
  };
  return { type: 'thought', attempt: 1, block: null, thought, children: [], created_at, modified_at };
}
