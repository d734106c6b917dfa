import * as z from 'zod/mini';
import { flag, json, list, maybe, number, optional, record, time, tolerant, words } from './fields';

/** A block of an agent's definition: `block_type` and `label`, every other key as sent (templates unrendered). */
export interface BlockDefinition {
  block_type: string;
  label: string | null;
  loop_blocks: BlockDefinition[];
  /** The definition as sent, `loop_blocks` included. */
  raw: Record<string, unknown>;
}

/** A parameter of an agent's definition; `parameter_type` `workflow` is an input of a run. */
export const AgentParameter = z.looseObject({
  key: z.string(),
  ...tolerant({
    parameter_type: words,
    description: words,
    workflow_parameter_type: words,
    default_value: json,
  }),
});
export type AgentParameter = z.output<typeof AgentParameter>;

/** `workflow_definition` with the members as sent; blocks are read by `readBlocks`. */
export const WorkflowDefinition = z.looseObject(
  tolerant({
    version: number,
    parameters: list,
    blocks: list,
    finally_block_label: words,
    error_code_mapping: record,
    workflow_system_prompt: words,
    retry_policy: json,
  }),
);
export type WorkflowDefinition = z.output<typeof WorkflowDefinition>;

/** The agent (workflow) object: `GET /v1/agents/{wpid}`, and `workflow` of the rich run read. */
export const Agent = z.looseObject(
  tolerant({
    workflow_id: words,
    workflow_permanent_id: words,
    agent_id: words,
    title: words,
    version: number,
    description: words,
    workflow_definition: optional(WorkflowDefinition),
    run_with: words,
    ai_fallback: maybe,
    cache_key: words,
    adaptive_caching: maybe,
    code_version: json,
    generate_script_on_terminal: maybe,
    webhook_callback_url: words,
    proxy_location: json,
    extra_http_headers: record,
    max_screenshot_scrolls: number,
    status: words,
    created_at: time,
    modified_at: time,
    deleted_at: time,
    is_template: flag,
  }),
);
export type Agent = z.output<typeof Agent>;
