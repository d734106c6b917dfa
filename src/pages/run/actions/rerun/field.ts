import { redactDeep } from '~/model/redact';
import { holdsMask } from '~/model/requests/masked';
import { isSecretName } from '~/model/redact';
import { isSameValue, readValue, writeValue, type ValueType } from './typedValue';

/** One field of the form: a value of the request's body, and how it is asked for. */
export interface Field {
  /** The path in the body with a point between its parts: `parameters.zip`. */
  id: string;
  path: readonly [string] | readonly [string, string];
  /** What it is called on screen. */
  label: string;
  /** The name is the server's own, as of parameters. */
  machineName: boolean;
  /** After the name: its type, or that it is new. */
  kind: string | null;
  type: ValueType;
  /** As this run had it; undefined: not given. */
  original: unknown;
  /** The text that stands for `original`. */
  initial: string;
  hint: string | null;
  placeholder: string | null;
  /** What to say where it is empty and may not be; null where it may. */
  needed: string | null;
  /** Its value is hidden until the reader reveals it. */
  secret: boolean;
  choices: readonly { value: string; label: string }[];
  /** Names of headers whose values come back masked: they can be entered again. */
  maskedNames: readonly string[];
}

type Required = Pick<Field, 'path' | 'label' | 'type' | 'original'>;

/** A field with what can be told from its value; what is not said is absent. */
export function makeField(given: Required & Partial<Field>): Field {
  const { path, type, original } = given;
  const name = path.at(-1) ?? '';
  return {
    id: path.join('.'),
    machineName: false,
    kind: null,
    initial: writeValue(type, original),
    hint: null,
    placeholder: null,
    needed: null,
    secret: type !== 'headers' && (isSecretName(name) || holdsSecret(original)),
    choices: [],
    maskedNames: [],
    ...given,
  };
}

/** Whether a value has something inside that is not for every eye, whatever its name. */
function holdsSecret(value: unknown): boolean {
  if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) return false;
  return !isSameValue(redactDeep(value), value);
}

/** What a text in a field comes to. */
export interface Checked {
  /** The value to send; undefined: none. */
  value: unknown;
  /** What to enter instead, in words; null where it will do. */
  wrong: string | null;
  changed: boolean;
}

/** An untouched field is the value as sent, whatever its type says: an old value never has to be repaired. */
export function checkField(field: Field, text: string): Checked {
  if (text === field.initial) return { value: field.original, wrong: null, changed: false };
  const read = readValue(field.type, text);
  if ('wrong' in read) return { value: undefined, wrong: read.wrong, changed: true };
  const { value } = read;
  if ((field.secret || field.type === 'headers') && holdsMask(value))
    return { value, wrong: 'This is a mask. Enter the value that it stands for.', changed: true };
  return { value, wrong: null, changed: !isSameValue(value, field.original) };
}

/** The old value in few words, for “was …”; secrets stay hidden. */
export function wasWords({ type, original, secret, initial }: Field): string {
  if (original === undefined || original === null) return 'not set';
  if (type === 'headers' || type === 'labels') return Object.keys(original).join(', ') || 'none';
  if (secret) return '••••••';
  if (Array.isArray(original) && initial.length > 32) return countWords(original.length, 'item');
  if (typeof original === 'object' && initial.length > 32)
    return countWords(Object.keys(original).length, 'key');
  return initial.slice(0, 200);
}

const countWords = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
