import { redactDeep } from '../redact';
import type { BlockNode, Timeline } from '../timeline/timeline';
import { ancestorsOf } from '../timeline/walk';
import type { Fact } from './analysis';
import { isObject, ran, type Scene } from './scene';
import { raisedAtLine } from './withoutBrowser';

/** Keys of a definition that say what the block is told, by kind; other kinds show all they have. */
const CONFIGURED: Readonly<Record<string, readonly string[]>> = {
  code: ['code'],
  conditional: ['branch_conditions'],
  file_url_parser: ['file_url', 'file_type', 'json_schema'],
  for_loop: ['loop_over', 'loop_variable_reference'],
  http_request: ['method', 'url', 'headers', 'body', 'files', 'timeout'],
  human_interaction: ['instructions', 'recipients', 'sender', 'timeout_seconds'],
  pdf_parser: ['file_url', 'json_schema'],
  send_email: ['sender', 'recipients', 'subject', 'file_attachments'],
  text_prompt: ['prompt', 'json_schema', 'llm_key'],
  while_loop: ['condition'],
  workflow_trigger: ['workflow_permanent_id', 'payload', 'wait_for_completion'],
};

/** Keys of an output that say what came back. */
const CAME_BACK = [
  'status_code',
  'error',
  'error_type',
  'response_body',
  'request_url',
  'reason',
  'failure_reason',
  'workflow_run_id',
  'status',
];

const HOUSEKEEPING: ReadonlySet<string> = new Set([
  'block_type',
  'continue_on_failure',
  'disable_cache',
  'label',
  'loop_blocks',
  'next_block_label',
  'output_parameter',
  'parameters',
]);

const says = (value: unknown): boolean =>
  value !== null &&
  value !== undefined &&
  value !== '' &&
  value !== false &&
  !(Array.isArray(value) && !value.length);

function configured(node: BlockNode): Fact[] {
  const raw = node.definition?.raw ?? {};
  const keys = CONFIGURED[node.blockType] ?? Object.keys(raw).filter((key) => !HOUSEKEEPING.has(key));
  return keys.flatMap((name) => (says(raw[name]) ? [{ name, value: raw[name] }] : []));
}

/** Output of the block with this label that ran last before `index`, in the same iteration if it ran there. */
function outputBefore(timeline: Timeline, index: number, label: string): unknown {
  const { nodes } = timeline;
  const holders = [...ancestorsOf(timeline, index), -1];
  for (const holder of holders) {
    for (let at = index - 1; at > holder; at--) {
      const node = nodes[at];
      if (ran(node) && node.label === label && !node.retried) return node.block.output;
    }
  }
  return undefined;
}

/** The values that a block was given by name: outputs of blocks before it, else parameters of the run. */
function givenValues({ run, rich, timeline }: Scene, index: number, node: BlockNode): Fact[] {
  const parameters = node.definition?.raw['parameters'];
  const inputs = rich?.parameters ?? run.run_request?.parameters ?? {};
  return (Array.isArray(parameters) ? (parameters as unknown[]) : []).flatMap((parameter) => {
    const name = isObject(parameter) ? parameter['key'] : null;
    if (typeof name !== 'string') return [];
    const label = /^(.+)_output$/.exec(name)?.[1];
    const value = (label ? outputBefore(timeline, index, label) : undefined) ?? inputs[name];
    return value === undefined ? [{ name, value: null }] : [{ name, value }];
  });
}

/** Configuration of a block without a browser, the values it was given, and what came back. Secrets are masked. */
export function factsOf(scene: Scene, index: number): Fact[] {
  const node = scene.timeline.nodes[index];
  if (!ran(node)) return [];
  const line = raisedAtLine(scene.timeline, index);
  const { output } = node.block;
  const back = isObject(output)
    ? CAME_BACK.flatMap((name) => (says(output[name]) ? [{ name, value: output[name] }] : []))
    : [];
  const facts: Fact[] = [
    ...configured(node),
    ...(line === null ? [] : [{ name: 'code_line', value: line }]),
    ...givenValues(scene, index, node),
    ...back,
  ];
  const masked = redactDeep(
    Object.fromEntries(facts.map(({ name, value }, at) => [`${at} ${name}`, { [name]: value }])),
  );
  return facts.map(({ name }, at) => {
    const held = isObject(masked) ? masked[`${at} ${name}`] : null;
    return { name, value: isObject(held) ? held[name] : null };
  });
}
