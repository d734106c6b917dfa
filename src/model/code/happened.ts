import { stringifyExact } from '~/json';
import { isSecretName, MASK, maskText, redactDeep } from '../redact';
import { outputOf } from '../run/blockOutputs';
import { actionChip, actionFailure, actionText } from '../timeline/actionWords';
import { markOfStatus } from '../timeline/marks';
import type { ActionNode } from '../timeline/timeline';
import { argument, type Call } from './pythonCalls';
import { promptOf } from './callWords';
import { hasFailed, type Execution } from './executions';
import { code, counted, quote, type Prose } from './pieces';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const SHORT = 100;
const KEYS_SHOWN = 8;

/** What a block gave, in a few words; secrets masked. Empty for nothing. */
export function outputWords(output: unknown): Prose {
  const unwrapped = outputOf(output);
  // A block with a browser gives what it extracted in an envelope of the task's own fields.
  const value =
    isObject(unwrapped) && Object.hasOwn(unwrapped, 'extracted_information')
      ? unwrapped['extracted_information']
      : unwrapped;
  if (value === null || value === undefined) return [];
  if (typeof value === 'string') return ['It gave ', quote(maskText(value)), '.'];
  if (Array.isArray(value)) return [`It gave a list of ${counted(value.length, 'value')}.`];
  const text = stringifyExact(redactDeep(value));
  if (!isObject(value) || text.length <= SHORT) return ['It gave ', code(text), '.'];
  const keys = Object.keys(value);
  const more = keys.length - KEYS_SHOWN;
  return [`It gave ${keys.slice(0, KEYS_SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`];
}

/** Whether what a call types is a secret: by the parameter that it comes from, or the field that it goes into. */
function typesSecret(call: Call, { action }: ActionNode): boolean {
  const source = argument(call, 'value', 1)?.source ?? '';
  const names = [...source.matchAll(/\[["']([^"'\]]+)["']\]/g)].map(([, name = '']) => name);
  if (names.some(isSecretName)) return true;
  const attributes = action.skyvern_element_data?.['attributes'];
  return isObject(attributes) && attributes['type'] === 'password';
}

/** What an action of this run did where a call stands: the value it used, and the agent's reason where it had one. */
export function actionHappened(call: Call, node: ActionNode): Prose {
  const chip = actionChip(node.action);
  const said: Prose[] = [];
  if (chip) said.push(['In this run: ', code(typesSecret(call, node) ? MASK : maskText(chip.text)), '.']);
  const reason = node.action.created_by === 'script' ? null : actionText(node.action);
  // An extraction repeats its question as its reason.
  if (reason !== null && !reason.includes(promptOf(call) ?? '\n'))
    said.push(['The agent: ', quote(maskText(reason)), '.']);
  return said.flatMap((words, at) => (at > 0 ? [' ', ...words] : words));
}

/** Why an action failed: its own error, else what the server said of the block that it ended; null where it did not. */
export function actionFailed(node: ActionNode, { node: block, actions }: Execution): string | null {
  if (node.status !== 'failed' || node.action.action_type === 'wait') return null;
  const reason = actionFailure(node.action) ?? (actions.at(-1) === node ? block.block.failure_reason : null);
  return reason === null ? null : maskText(reason);
}

const inWords = (execution: Execution): string =>
  execution.node.status === null ? 'ran' : markOfStatus(execution.node.status).words;

/** “2 completed, 1 failed”. */
function tally(executions: readonly Execution[]): string {
  const counts = new Map<string, number>();
  for (const one of executions) counts.set(inWords(one), (counts.get(inWords(one)) ?? 0) + 1);
  const [[only] = []] = counts;
  if (counts.size === 1 && only !== undefined) return `all ${only}`;
  return [...counts].map(([words, count]) => `${count.toLocaleString('en-US')} ${words}`).join(', ');
}

/** “the code failed after 4 actions”; without actions only the status. */
function bySomeone(execution: Execution): string {
  const { actions, byCode, node } = execution;
  if (actions.length === 0) return inWords(execution);
  const who = byCode ? 'the code' : 'the agent';
  const did = counted(actions.length, 'action');
  if (node.status === 'completed') return `${who} completed it with ${did}`;
  return `${who} ${hasFailed(execution) ? `${inWords(execution)} after` : `(${inWords(execution)}) did`} ${did}`;
}

/**
 * What became of a block in this run. Code that failed and was done again by the agent is told as that; a block of a loop
 * is counted. What a conditional gives is how it decided, and its branches show that.
 */
export function blockHappened(
  executions: readonly Execution[],
  telling: Execution | null,
  final: boolean,
): Prose {
  if (!telling) return [final ? 'The run did not reach it.' : 'The run has not reached it yet.'];
  const after = executions.slice(executions.indexOf(telling) + 1);
  const redone = telling.node.retried ? after.find(({ byCode }) => byCode !== telling.byCode) : undefined;
  if (redone && executions.length === 2)
    return [`In this run: ${bySomeone(telling)}, then ${bySomeone(redone)}.`, ...given(redone)];
  if (executions.length > 1)
    return [`In this run: ${counted(executions.length, 'time')}, ${tally(executions)}.`];
  // A block without actions that completed has its mark: saying it again helps nobody.
  if (telling.actions.length === 0 && telling.node.status === 'completed') return given(telling).slice(1);
  return [`In this run: ${bySomeone(telling)}.`, ...given(telling)];
}

function given(execution: Execution): Prose {
  if (hasFailed(execution) || execution.node.blockType === 'conditional') return [];
  const words = outputWords(execution.node.block.output);
  return words.length > 0 ? [' ', ...words] : [];
}

/** Why a block failed, in the server's words, secrets masked; null where it did not. */
export const blockFailed = (execution: Execution): string | null => {
  const { failure_reason: reason } = execution.node.block;
  return hasFailed(execution) && reason !== null ? maskText(reason) : null;
};
