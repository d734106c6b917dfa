import type { Block } from '~/skyvern/timeline';
import { configFields, type ConfigField, type ConfigKind } from './configFields';
import { humanise } from './humanise';
import type { BlockNode } from './timeline';

/** One setting of a block with what the agent defines and what the run had. */
export interface ConfigRow {
  key: string;
  words: string;
  kind: ConfigKind;
  /** As the agent defines it, templates unrendered; undefined where the definition is not known. */
  defined: unknown;
  /** As this execution had it; undefined where the run answers do not tell. */
  ran: unknown;
  /** What `ran` holds is itself a template: the server stores it before rendering. */
  ranIsTemplate: boolean;
  state: 'set' | 'not-set' | 'not-given-back';
}

/** Keys of a definition that are no settings: its name and place, and what the tree shows. */
const NO_SETTING: ReadonlySet<string> = new Set([
  'label',
  'block_type',
  'next_block_label',
  'output_parameter',
  'loop_blocks',
  'task_type',
  'complete_criterion_is_untrusted',
]);

/** Where a block of the run holds what its definition calls otherwise. */
const OTHER_NAMES: Readonly<Record<string, keyof Block>> = {
  loop_over: 'loop_values',
  file_attachments: 'attachments',
};

/** Keys that every block of a run answers, whatever its kind, with a value that then means nothing. */
const ALWAYS_FILLED: ReadonlySet<string> = new Set([
  'include_extracted_text',
  'include_action_history_in_verification',
]);

/** Stored before rendering. */
const UNRENDERED: Readonly<Record<string, readonly string[]>> = {
  text_prompt: ['prompt'],
  send_email: ['subject', 'body'],
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

/**
 * The configuration of a block: the settings of its type in their order, then every further key of its definition that
 * holds something. Seldom used settings are left out while they are empty. Works without a definition, without a run's
 * block (ghosts), and for types this page does not know.
 */
export function blockConfiguration(node: BlockNode): ConfigRow[] {
  const defined = node.definition?.raw ?? null;
  const config = configFields[node.blockType] ?? [];
  const known = new Set(config.map(({ key }) => key));
  const rows = config.flatMap((field) => rowOf(field, node, defined) ?? []);
  for (const [key, value] of Object.entries(defined ?? {})) {
    if (known.has(key) || NO_SETTING.has(key) || isEmpty(value)) continue;
    const sent = withoutSecrets(value);
    rows.push({
      key,
      words: humanise(key),
      kind: kindOf(sent),
      defined: sent,
      ran: undefined,
      ranIsTemplate: false,
      state: 'set',
    });
  }
  return rows;
}

function rowOf(field: ConfigField, node: BlockNode, raw: Record<string, unknown> | null): ConfigRow | null {
  const { key, words, kind, rare, usual } = field;
  const defined = raw && Object.hasOwn(raw, key) ? withoutSecrets(raw[key]) : undefined;
  const ran = ranWith(key, node, defined);
  const shown = defined === undefined || defined === null || defined === '' ? ran : defined;
  if (
    rare &&
    (usual === undefined ? isEmpty(shown) : shown === undefined || shown === null || shown === usual)
  ) {
    return null;
  }
  const isSet = shown !== null && shown !== undefined && shown !== '';
  return {
    key,
    words,
    kind: kind === 'json' && typeof shown === 'string' ? 'text' : kind,
    defined,
    ran,
    ranIsTemplate: UNRENDERED[node.blockType]?.includes(key) ?? false,
    state: isSet ? 'set' : raw === null && ran === undefined ? 'not-given-back' : 'not-set',
  };
}

function ranWith(key: string, { block }: BlockNode, defined: unknown): unknown {
  if (!block) return undefined;
  if (ALWAYS_FILLED.has(key)) return defined === undefined ? undefined : block[key];
  const value = block[OTHER_NAMES[key] ?? key];
  if (value === null || value === undefined) return undefined;
  // An empty list stands for “none” where the kind has such a field, and for “no such field” elsewhere.
  return Array.isArray(value) && value.length === 0 && isEmpty(defined) ? undefined : value;
}

/** Parameters stand in a definition as whole objects: their names are what is configured. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.every(isParameter) && value.length > 0 ? value.map(nameOf) : value;
  return isParameter(value) ? nameOf(value) : value;
}

const isParameter = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && typeof value['parameter_type'] === 'string' && typeof value['key'] === 'string';

const nameOf = (parameter: Record<string, unknown>): unknown => parameter['key'];

function kindOf(value: unknown): ConfigKind {
  if (typeof value === 'boolean') return 'flag';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'string') return /^https?:\/\//i.test(value) ? 'url' : 'text';
  return Array.isArray(value) ? 'list' : 'json';
}
