import { isExactNumber, parseExact, stringifyExact } from '~/json';
import { jsonText, readJson } from './jsonText';
import { draftOfPairs, pairsOfObject, readPairs } from './pairs';

/**
 * How a value is typed in: `text` one line, `prose` several · `count` a whole number of 1 or more, `natural` of 0 or more ·
 * `object` a JSON object, `texts` one whose values are all texts · `address` a web address · `file` the address of a file ·
 * `id` no spaces · `credential` the id of one · `choice` one of a list · `headers` and `labels` rows of names and values.
 */
export type ValueType =
  | 'text'
  | 'prose'
  | 'integer'
  | 'count'
  | 'natural'
  | 'float'
  | 'flag'
  | 'json'
  | 'object'
  | 'texts'
  | 'address'
  | 'file'
  | 'id'
  | 'credential'
  | 'choice'
  | 'proxy'
  | 'headers'
  | 'labels';

export type Reading = { value: unknown } | { wrong: string };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isExactNumber(value);

/** The text that stands in the field for a value as sent; empty for one that was not given, or is null where null is no text. */
export function writeValue(type: ValueType, value: unknown): string {
  if (type === 'headers' || type === 'labels') return draftOfPairs(pairsOfObject(value));
  if (value === undefined) return '';
  if (type === 'json' || type === 'object' || type === 'texts') return jsonText(value);
  if (value === null) return '';
  return typeof value === 'string' ? value : jsonText(value);
}

/**
 * The value that a text stands for; undefined for an empty field, which is not sent. Whole numbers keep their digits,
 * however many. Else what to enter, in words.
 */
export function readValue(type: ValueType, text: string): Reading {
  if (type === 'text' || type === 'prose') return { value: text };
  if (type === 'headers' || type === 'labels') return readPairs(text, type === 'headers');
  const typed = text.trim();
  if (typed === '') return { value: undefined };
  switch (type) {
    case 'integer':
      return readInteger(typed);
    case 'count':
      return readAtLeast(typed, 1);
    case 'natural':
      return readAtLeast(typed, 0);
    case 'float':
      return readFloat(typed);
    case 'flag':
      return typed === 'true' || typed === 'false'
        ? { value: typed === 'true' }
        : { wrong: 'Choose true or false.' };
    case 'json':
      return readJson(typed);
    case 'object':
      return readObject(typed);
    case 'texts':
      return readTexts(typed);
    case 'address':
      return readAddress(typed);
    case 'file':
      return /^[a-z][a-z\d+.-]*:\/\/\S+$/i.test(typed)
        ? { value: typed }
        : { wrong: 'Enter the address of a file, for example https://example.com/file.pdf.' };
    case 'id':
      return /\s/.test(typed) ? { wrong: 'Enter one id, without spaces.' } : { value: typed };
    case 'credential':
      return /^cred_\w+$/.test(typed)
        ? { value: typed }
        : { wrong: 'Enter the id of a credential: it begins with cred_.' };
    case 'choice':
      return { value: typed };
    case 'proxy':
      return readProxy(typed);
  }
}

const GROUPED = /^[+-]?\d{1,3}(?:[,.'\u2019 \u00a0\u202f_]\d{3})+(?:[.,]\d+)?$/;

/** What the typed number would be without what is too much in it. */
const digitsOf = (typed: string): string => typed.replace(/[^\d-]/g, '') || '1500';

/** JSON has no plus and no zeros in front. */
const jsonNumber = (typed: string): unknown =>
  parseExact(typed.replace(/^\+/, '').replace(/^(-?)0+(?=\d)/, '$1'));

function readInteger(typed: string): Reading {
  if (/^[+-]?\d+$/.test(typed)) return { value: jsonNumber(typed) };
  return GROUPED.test(typed) && !/[.,]\d{1,2}$/.test(typed)
    ? { wrong: `Enter a whole number without a thousands separator, for example ${digitsOf(typed)}.` }
    : { wrong: 'Enter a whole number, for example 1500.' };
}

function readAtLeast(typed: string, least: number): Reading {
  const read = readInteger(typed);
  if ('wrong' in read || Number(read.value) >= least) return read;
  return { wrong: `Enter a whole number of ${least} or more.` };
}

function readFloat(typed: string): Reading {
  if (/^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(typed)) return { value: jsonNumber(typed) };
  if (/^[+-]?\d+,\d{1,2}$/.test(typed))
    return { wrong: `Enter the number with a point, for example ${typed.replace(',', '.')}.` };
  return GROUPED.test(typed)
    ? { wrong: `Enter a number without a thousands separator, for example ${digitsOf(typed)}.` }
    : { wrong: 'Enter a number, for example 12.5.' };
}

function readObject(typed: string): Reading {
  const read = readJson(typed);
  if ('wrong' in read || isObject(read.value)) return read;
  return { wrong: 'Enter a JSON object, for example {"key": "value"}.' };
}

function readTexts(typed: string): Reading {
  const read = readObject(typed);
  if ('wrong' in read) return read;
  const odd = Object.entries(read.value as object).find(([, member]) => typeof member !== 'string');
  return odd ? { wrong: `Enter a text in quotes for “${odd[0]}”.` } : read;
}

function readAddress(typed: string): Reading {
  return /^https?:\/\/[^\s/]/i.test(typed) && !/\s/.test(typed)
    ? { value: typed }
    : { wrong: 'Enter an address that begins with http:// or https://.' };
}

function readProxy(typed: string): Reading {
  if (!typed.startsWith('{')) return { value: typed };
  const read = readObject(typed);
  if ('wrong' in read) return read;
  const { country, url } = read.value as Record<string, unknown>;
  return typeof country === 'string' || typeof url === 'string'
    ? read
    : { wrong: 'Enter a country or a proxy of your own, for example {"country": "DE"}.' };
}

/** Whether two values are the same to the server: digits and order included. */
export const isSameValue = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && stringifyExact(a) === stringifyExact(b));
