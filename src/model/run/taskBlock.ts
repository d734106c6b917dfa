import type { BlockDefinition } from '~/skyvern/agent';
import type { Run } from '~/skyvern/run';
import type { TaskV1 } from '~/skyvern/task';
import type { BlockNode } from '../timeline/timeline';

/** Inputs of a task that its one block calls by the same name. */
const SAME = [
  'url',
  'navigation_goal',
  'data_extraction_goal',
  'navigation_payload',
  'complete_criterion',
  'terminate_criterion',
  'error_code_mapping',
  'totp_identifier',
  'totp_verification_url',
  'include_action_history_in_verification',
  'include_extracted_text',
  'download_timeout',
] as const;

/**
 * The one block of a standalone task, configured by what the task was asked: such a run has no agent that defines its
 * block. Blocks with a definition, and those of other runs, come back as they are.
 */
export function configuredByTask(block: BlockNode, run: Run, task: TaskV1 | null): BlockNode {
  if (block.definition !== null || run.run_type === 'workflow_run' || run.run_type === 'task_v2')
    return block;
  const sent = task?.request ?? null;
  const asked = run.run_request;
  if (sent === null && asked === null) return block;
  const raw: Record<string, unknown> = {
    navigation_goal: asked?.prompt ?? null,
    url: asked?.url ?? null,
    error_code_mapping: asked?.error_code_mapping ?? null,
  };
  if (sent) for (const key of SAME) if (Object.hasOwn(sent, key)) raw[key] = sent[key];
  raw['data_schema'] = sent?.['extracted_information_schema'] ?? asked?.data_extraction_schema ?? null;
  raw['engine'] = asked?.engine ?? null;
  raw['max_steps_per_run'] = asked?.max_steps ?? task?.max_steps_per_run ?? null;
  const definition: BlockDefinition = {
    block_type: block.blockType,
    label: block.label,
    loop_blocks: [],
    raw,
  };
  return { ...block, definition };
}
