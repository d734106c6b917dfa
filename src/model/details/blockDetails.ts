import { humanise } from '../timeline/humanise';
import type { BlockNode } from '../timeline/timeline';
import { DetailsBuilder, type ItemDetails } from './details';

const GUESS = /Possible failure reasons:\s*/;
const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value : null);

/** `line 3` of an exception text that names the line of a code block. */
export function lineOfError(text: string | null): number | null {
  const found = /\bline (\d+)\b/.exec(text ?? '');
  return found ? Number(found[1]) : null;
}

/** Everything known of one block: goals, result, failure, times, ids. */
export function blockDetails(node: BlockNode, errorLine: number | null): ItemDetails {
  const { block, definition } = node;
  const raw = definition?.raw ?? {};
  const details = new DetailsBuilder();
  if (block?.failure_reason) {
    const [said = '', guess] = block.failure_reason.split(GUESS, 2);
    details
      .text('Failure reason', guess === undefined ? said : said.trim(), 'bad')
      .text('Agent’s guess', guess, 'guess');
  }
  details.text('Goal', block?.navigation_goal ?? textOf(raw['navigation_goal']));
  details
    .text('Data goal', block?.data_extraction_goal ?? textOf(raw['data_extraction_goal']))
    .text('Prompt', block?.prompt ?? textOf(raw['prompt']))
    .text('Instructions', block?.instructions ?? textOf(raw['instructions']))
    .text('Complete when', block?.complete_criterion ?? textOf(raw['complete_criterion']))
    .text('Terminate when', block?.terminate_criterion ?? textOf(raw['terminate_criterion']))
    .text('Condition', textOf(raw['condition']))
    .text('Subject', block?.subject)
    .text('Body', block?.body)
    .text('Description', block?.description)
    .text('Engine’s account', block?.finish_reason);
  const code = textOf(raw['code']);
  if (code)
    details.prose.push({
      label: 'Code',
      text: code,
      tone: 'code',
      ...(errorLine ? { line: errorLine } : {}),
    });
  details
    .fact('Status', block?.status ? humanise(block.status) : 'never reached', 'text', statusNote(node))
    .fact('Error codes', block?.error_codes.join(', '), 'mono')
    .fact('Engine', block?.engine, 'mono')
    .duration('Duration', node.durationMs, node.durationApprox)
    .link('Address', block?.url ?? null)
    .link('Ended at', block?.final_url ?? null)
    .fact('Branch taken', block?.executed_branch_expression, 'mono')
    .fact('Values', block?.loop_values?.length)
    .fact('Approves', block?.positive_descriptor)
    .fact('Rejects', block?.negative_descriptor)
    .fact('Recipients', block?.recipients.join(', '))
    .fact('Attachments', block?.attachments.join(', '), 'mono')
    .fact('Downloaded', block?.downloaded_file_count ? `${block.downloaded_file_count} files` : null)
    .run('Started run', outputRunId(block?.output))
    .fact('AI fallback', fallbackWords(block?.script_run ?? null))
    .fact('Continues on failure', node.continuedOn ? 'yes' : null)
    .time('Started', node.startMs)
    .time('Last change', node.endMs)
    .fact('Attempt', node.attempt > 1 ? node.attempt : null)
    .fact('Block id', block?.workflow_run_block_id, 'mono')
    .fact('Task id', block?.task_id, 'mono')
    .value('Output', block?.output)
    .value('Payload', block?.navigation_payload)
    .value('Data schema', block?.data_schema)
    .value('Loop values', block?.loop_values);
  return details.build(block ?? raw);
}

/** What generated code did when it did not find what it looked for; null for a block that did not run from code. */
function fallbackWords(run: { ai_fallback_triggered: boolean | null } | null): string | null {
  if (run === null || run.ai_fallback_triggered === null) return null;
  return run.ai_fallback_triggered ? 'the AI took over from the code' : 'not triggered';
}

function statusNote(node: BlockNode): string | null {
  if (node.status === 'interrupted') return 'did not finish';
  if (node.retried) return 'redone by a later try';
  return node.isFinally ? 'runs after the end' : null;
}

const outputRunId = (output: unknown): unknown =>
  output && typeof output === 'object' ? Reflect.get(output, 'workflow_run_id') : null;
