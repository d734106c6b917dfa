import { isExactNumber } from '~/json';
import type { BlockDefinition } from '~/skyvern/agent';
import { actionType } from '../timeline/actionTypes';
import { humanise } from '../timeline/humanise';
import type { TimelineNode } from '../timeline/timeline';
import { fold } from './fold';

/** Between two texts of one item: no word that a reader types holds it, so nothing matches across. */
const GAP = '\u0000';

/** Fields that say the same for every item of a run, or nothing to a reader. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'created_at',
  'finished_at',
  'frame',
  'frame_index',
  'modified_at',
  'organization_id',
  'skyvern_element_hash',
  'started_at',
  'unique_id',
  'workflow_id',
  'workflow_permanent_id',
  'workflow_run_id',
  'xpath',
]);

/** Fields with JSON that people wrote or read: its keys are searched too. */
const JSON_FIELDS: ReadonlySet<string> = new Set([
  'attributes',
  'data_schema',
  'json_schema',
  'navigation_payload',
  'output',
  'parameters',
  'payload',
]);

/** The texts in a JSON value, numbers included; keys where `withKeys` says so. Never calls itself. */
function textsIn(value: unknown, skip: ReadonlySet<string>): string[] {
  const texts: string[] = [];
  const pending: { value: unknown; withKeys: boolean }[] = [{ value, withKeys: false }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value: here, withKeys } = next;
    if (typeof here === 'string') texts.push(here);
    else if (typeof here === 'number' || isExactNumber(here)) texts.push(String(here));
    else if (Array.isArray(here))
      for (const member of here as unknown[]) pending.push({ value: member, withKeys });
    else if (typeof here === 'object' && here !== null) {
      for (const [key, member] of Object.entries(here)) {
        if (!withKeys && skip.has(key)) continue;
        if (withKeys) texts.push(key);
        pending.push({ value: member, withKeys: withKeys || JSON_FIELDS.has(key) });
      }
    }
  }
  return texts;
}

/** Left out of a definition: inner blocks are items of their own, keys of the output parameter are the server's. */
const OF_DEFINITION: ReadonlySet<string> = new Set([
  ...LEFT_OUT,
  'loop_blocks',
  'output_parameter',
  'parameters',
]);

const ofDefinition = new WeakMap<BlockDefinition, string>();

function definitionText(definition: BlockDefinition): string {
  let text = ofDefinition.get(definition);
  if (text === undefined) {
    text = fold(textsIn(definition.raw, OF_DEFINITION).join(GAP));
    ofDefinition.set(definition, text);
  }
  return text;
}

function ownTexts(node: TimelineNode): string[] {
  switch (node.kind) {
    case 'thought':
      return ['Thought', ...textsIn(node.thought, LEFT_OUT)];
    case 'block':
      return [node.label ?? '', humanise(node.blockType), ...textsIn(node.block, LEFT_OUT)];
    case 'action':
      return [`#${node.number}`, actionType(node.action.action_type).name, ...textsIn(node.action, LEFT_OUT)];
    case 'iteration':
      return [`#${node.index + 1}`, ...textsIn(node.value, LEFT_OUT)];
    case 'branch':
      return [node.word, node.expression ?? '', node.description ?? ''];
    case 'unreadable':
      return [node.unreadable.path, node.unreadable.reason, ...textsIn(node.unreadable.raw, new Set())];
  }
}

const cached = new WeakMap<TimelineNode, string>();

/**
 * Everything searchable that an item holds, folded: what its row says, what the server sent (ids of the run and times
 * left out) and, in a second text, its block's definition. Made once for a node and kept as long as the node lives.
 */
export function haystacks(node: TimelineNode): readonly [string] | readonly [string, string] {
  let own = cached.get(node);
  if (own === undefined) {
    const texts = ownTexts(node);
    if (node.status) texts.push(node.status, node.status.replaceAll('_', ' '));
    texts.push(node.id);
    own = fold(texts.join(GAP));
    cached.set(node, own);
  }
  return node.kind === 'block' && node.definition ? [own, definitionText(node.definition)] : [own];
}
