import type { TimelineNode } from '../timeline/timeline';

/** What `has:` can ask for. */
export const HAS = [
  'error',
  'output',
  'text',
  'reasoning',
  'url',
  'file',
  'picture',
  'script',
  'retry',
  'children',
] as const;
export type Has = (typeof HAS)[number];

const some = (...values: readonly unknown[]): boolean =>
  values.some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== '',
  );

/** Whether an item holds something of the kind; `children` is told by the tree, not by the item, and is false here. */
export function nodeHas(node: TimelineNode, has: Has): boolean {
  if (has === 'retry') return node.retried;
  if (node.kind === 'unreadable') return has === 'error';
  if (node.kind === 'thought') {
    const { thought, answer, observation, output } = node.thought;
    return has === 'output' ? some(output) : has === 'reasoning' && some(thought, answer, observation);
  }
  if (node.kind === 'action') return actionHas(node.action, has);
  return node.kind === 'block' && node.block !== null && blockHas(node.block, has);
}

function actionHas(action: Extract<TimelineNode, { kind: 'action' }>['action'], has: Has): boolean {
  switch (has) {
    case 'error':
      return some(action.errors) || (action.status === 'failed' && action.action_type !== 'wait');
    case 'output':
      return some(action.output);
    case 'text':
      return some(action.text, action.option, action.file_name);
    case 'reasoning':
      return some(action.reasoning);
    case 'url':
      return some(action.file_url, action.skyvern_element_data?.['page_url']);
    case 'file':
      return some(action.file_name, action.file_url, action.downloaded_files);
    case 'picture':
      return some(action.screenshot_artifact_id);
    case 'script':
      return action.created_by === 'script';
    default:
      return false;
  }
}

function blockHas(block: NonNullable<Extract<TimelineNode, { kind: 'block' }>['block']>, has: Has): boolean {
  switch (has) {
    case 'error':
      return some(block.failure_reason, block.error_codes);
    case 'output':
      return some(block.output);
    case 'text':
      return some(block.prompt, block.navigation_goal, block.data_extraction_goal);
    case 'reasoning':
      return some(block.description);
    case 'url':
      return some(block.url, block.final_url);
    case 'file':
      return some(block.attachments) || (block.downloaded_file_count ?? 0) > 0;
    case 'script':
      return some(block.script_run);
    default:
      return false;
  }
}
