import { recordedRun, type RecordedRun } from '../recordedRun';

/** What is different in a run of the same kind on another server, with another model, or on another day. */
export interface Variation {
  /** Labels of blocks are others, in another script. */
  labels: boolean;
  /** Every id is so much higher. */
  idsBy: number;
  /** What a model wrote in its own words is in another language; its guess at the end of a reason too. */
  words: boolean;
  /** How sure the model says it was: as recorded, not at all, or always a little less. */
  confidence: 'kept' | 'none' | 'lower';
  /** Waits that came to nothing after these of a block's actions (0-based), and scrolls after those. */
  waitsAfter: readonly number[];
  scrollsAfter: readonly number[];
  /** Ids of elements are new on every look at the page. */
  elements: boolean;
  host: string | null;
  /** A server that knows no codes, categories and page states yet. */
  older: boolean;
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A recorded run of which everything that must not matter to its verdict is different. */
export function variedRun(slug: string, variation: Variation): RecordedRun {
  const labels = variation.labels ? newLabels(slug) : new Map<string, string>();
  return recordedRun(slug, (answer) => rewrite(answer, variation, labels));
}

/** The id that an item has in the varied run. */
export const variedId = (id: string, { idsBy }: Variation): string =>
  id.replace(/\d{15,}/, (digits) => String(BigInt(digits) + BigInt(idsBy)));

function newLabels(slug: string): Map<string, string> {
  const { timeline } = recordedRun(slug);
  const old = timeline.nodes.flatMap((node) => (node.kind === 'block' && node.label ? [node.label] : []));
  return new Map(
    [...new Set(old)].map((label, at) => [label, `第${at + 1}歩 ${label.length % 2 ? 'é' : 'ß'}`]),
  );
}

/** Fields that a model fills with its own words. */
const OWN_WORDS = new Set([
  'answer',
  'description',
  'intention',
  'navigation_goal',
  'observation',
  'reasoning',
  'thought',
]);

function rewrite(value: unknown, variation: Variation, labels: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return rewriteText(value, variation, labels);
  if (Array.isArray(value)) return value.map((one: unknown) => rewrite(one, variation, labels));
  if (!isObject(value)) return value;
  const changed: Json = {};
  for (const [key, member] of Object.entries(value)) {
    if (variation.older && /^(?:failure_category|error_codes|finish_reason)$/.test(key)) continue;
    if (variation.older && key === 'errors' && 'extracted_information' in value) continue;
    const renamed = labels.get(key.replace(/_output$/, ''));
    const name = renamed && key.endsWith('_output') ? `${renamed}_output` : key;
    if (key === 'confidence_float') changed[name] = confidence(member, variation);
    else if (variation.words && OWN_WORDS.has(key) && typeof member === 'string')
      changed[name] = foreign(member);
    else if (key === 'unique_id' && variation.elements) changed[name] = `q${JSON.stringify(member)}`;
    else if (key === 'actions' && Array.isArray(member)) changed[name] = withNoise(member, variation, labels);
    else changed[name] = rewrite(member, variation, labels);
  }
  if (variation.elements && 'element_id' in changed)
    changed['element_id'] = `el ${String(changed['action_id'])}`;
  return changed;
}

function rewriteText(text: string, variation: Variation, labels: ReadonlyMap<string, string>): string {
  let said = variedIds(text, variation);
  if (variation.host)
    said = said.replaceAll(/[a-z]+\.(?:northwind|ledgerly|harborline)\.example/g, variation.host);
  if (variation.words)
    said = said.replace(
      /(Possible failure reasons: )(.*)$/s,
      (_, head: string, guess: string) => head + foreign(guess),
    );
  return labels.get(said) ?? labels.get(said.replace(/_output$/, '')) ?? said;
}

const variedIds = (text: string, { idsBy }: Variation): string =>
  idsBy === 0
    ? text
    : text.replaceAll(
        /\b([a-z]+(?:_v2)?_)(\d{15,})/g,
        (_, kind: string, digits: string) => kind + String(BigInt(digits) + BigInt(idsBy)),
      );

/** The same words give the same words; those of another language, of about the same length. */
function foreign(text: string): string {
  let hash = 7;
  for (const letter of text) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return `Проверяю страницу ещё раз, 次の入力欄へ ${hash.toString(36)} ${'…'.repeat(text.length % 7)}`;
}

function confidence(value: unknown, { confidence: how }: Variation): unknown {
  if (how === 'none') return null;
  return how === 'lower' && typeof value === 'number' ? value * 0.9 : value;
}

/** A block's actions, as sent newest first, with more of what agents do in between. */
function withNoise(actions: unknown[], variation: Variation, labels: ReadonlyMap<string, string>): unknown[] {
  const oldestFirst = actions.toReversed().flatMap((action, at) => {
    const own = rewrite(action, variation, labels);
    if (!isObject(own) || typeof own['action_id'] !== 'string') return [own];
    const noise = [
      ...(variation.waitsAfter.includes(at) ? [noiseAfter(own, 'wait', 'failed', 1)] : []),
      ...(variation.scrollsAfter.includes(at) ? [noiseAfter(own, 'scroll', 'completed', 2)] : []),
    ];
    // Nothing comes after a decision to stop or to be done.
    return /^(?:terminate|complete)$/.test(String(own['action_type'])) ? [own] : [own, ...noise];
  });
  return oldestFirst.toReversed();
}

const noiseAfter = (action: Json, type: string, status: string, by: number): Json => ({
  ...action,
  action_type: type,
  status,
  action_id: String(action['action_id']).replace(/\d{15,}/, (digits) => String(BigInt(digits) + BigInt(by))),
  element_id: null,
  skyvern_element_data: null,
  screenshot_artifact_id: null,
  intention: null,
  text: null,
  option: null,
  output: null,
  errors: null,
  created_at: later(action['created_at'], by),
  confidence_float: null,
});

/** The same time some milliseconds later, to the microsecond as the server writes it. */
function later(time: unknown, by: number): unknown {
  if (typeof time !== 'string') return time;
  const [, head = '', fraction = '0'] = /^(.*\.)(\d{6})$/.exec(time) ?? [];
  return head ? head + String(Math.min(999_999, Number(fraction) + by)).padStart(6, '0') : time;
}
