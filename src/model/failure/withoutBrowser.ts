import type { Block } from '~/skyvern/timeline';
import { blockType } from '../timeline/blockTypes';
import { childRunOf } from '../timeline/childRun';
import type { BlockNode, Timeline } from '../timeline/timeline';
import { actionsOf, isObject, textOf } from './scene';

/** Blocks that an agent with a browser works on, action by action. */
const BY_AGENT: ReadonlySet<string> = new Set([
  'action',
  'extraction',
  'file_download',
  'goto_url',
  'login',
  'navigation',
  'task',
  'task_v2',
  'validation',
]);

/** Blocks that this page knows to need no agent, though the server may keep a hidden task for them. */
const ALONE: ReadonlySet<string> = new Set([
  'code',
  'conditional',
  'for_loop',
  'human_interaction',
  'while_loop',
]);

/**
 * Whether a block fails by itself and not by what an agent did in a browser: code, requests, mails, files, prompts,
 * approvals, agents it starts. A kind that this page does not know is told by whether it has a task or actions.
 */
export function worksWithoutBrowser(
  timeline: Timeline,
  index: number,
  node: BlockNode,
  block: Block,
): boolean {
  if (BY_AGENT.has(node.blockType)) return false;
  if (ALONE.has(node.blockType)) return true;
  return block.task_id === null && actionsOf(timeline, index).length === 0;
}

/** `NameError` in "Failed to execute code block. Reason: NameError: name 'x' is not defined". */
const raisedIn = (reason: string | null): string | null =>
  /\breason: ([A-Za-z_][\w.]*): /i.exec(reason ?? '')?.[1] ?? null;

/** The line of the code that raised, counted from 1; null where the server does not record it. */
export function raisedAtLine(timeline: Timeline, index: number): number | null {
  for (const { node } of actionsOf(timeline, index).toReversed()) {
    const { output } = node.action;
    const line = node.status === 'failed' && isObject(output) ? output['code_line'] : null;
    if (typeof line === 'number') return line;
  }
  return null;
}

function codeRule(timeline: Timeline, index: number, block: Block): string {
  const raised = raisedIn(block.failure_reason);
  const line = raisedAtLine(timeline, index);
  const where = line === null ? '' : ` at line ${line}`;
  if (raised) return `The code raised ${raised}${where}.`;
  return line === null ? 'The code failed.' : `The code failed${where}.`;
}

function requestRule({ output }: Block): string {
  const said = isObject(output) ? output : {};
  const status = said['status_code'];
  if (typeof status === 'number') return `The server answered HTTP ${status}.`;
  const type = textOf(said['error_type']);
  return type ? `The request got no answer: ${type}.` : 'The request failed.';
}

function approvalRule({ status, output }: Block): string {
  const reason = isObject(output) ? textOf(output['reason']) : null;
  if (status === 'timed_out' || /timeout/i.test(reason ?? ''))
    return 'Nobody answered before its time was up.';
  return 'It failed before anybody could answer.';
}

function startedRunRule(block: Block): string {
  const child = childRunOf(block);
  if (!child) return 'The run that it was to start did not start.';
  return `The run it started, ${child.runId}, ended as ${child.status ?? 'unknown'}.`;
}

const RULES: Readonly<Record<string, (block: Block) => string>> = {
  conditional: () => 'None of its branches could be chosen.',
  email_inbox: () => 'The mailbox could not be read.',
  file_upload: () => 'The file was not uploaded.',
  file_url_parser: () => 'The file could not be read.',
  for_loop: () => 'The loop failed by itself: no block inside it did.',
  http_request: requestRule,
  human_interaction: approvalRule,
  pdf_parser: () => 'The file could not be read.',
  send_email: () => 'The mail was not sent.',
  text_prompt: () => 'The prompt got no usable answer.',
  while_loop: () => 'The loop failed by itself: no block inside it did.',
  workflow_trigger: startedRunRule,
};

/** What went wrong in a block without a browser, in one sentence; the details stand in its reason. */
export function causeOf(timeline: Timeline, index: number, node: BlockNode, block: Block): string {
  if (node.blockType === 'code') return codeRule(timeline, index, block);
  const rule = Object.hasOwn(RULES, node.blockType) ? RULES[node.blockType] : undefined;
  return rule ? rule(block) : `${blockType(node.blockType).name} failed by itself, without a browser.`;
}
