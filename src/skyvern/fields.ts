import './zodSetup';
import * as z from 'zod/mini';
import { isExactNumber } from '~/json/exactNumber';
import { parseServerTime } from './time';

/*
 * One reader for each kind of field. Each is a bare transform: a chain of zod types per field costs twice the time,
 * and a timeline has 50 fields times 50,000 items.
 * All but `text` accept null and missing; a value of another type is an issue of the field (see `tolerant` for where it is not).
 */

/** One field: never missing in what it gives out. */
export type Field<T> = z.ZodMiniType<T, unknown>;

/** What a field makes of a value; `WRONG` when it is of another type. */
type Take<T> = (value: unknown) => T | typeof WRONG;

export const WRONG = Symbol('a value of another type');

const takes = new WeakMap<object, Take<unknown>>();

/** The function behind a field, for readers that are too busy for zod; undefined for other schemas. */
export const takeOf = (schema: z.ZodMiniType): Take<unknown> | undefined => takes.get(schema);

/** A field that accepts only what `take` makes something of. `expected` completes "Expected …". */
function strict<T>(expected: string, take: Take<T>): Field<T> {
  const schema: Field<T> = z.transform((value: unknown, context): T => {
    const taken = take(value);
    if (taken !== WRONG) return taken;
    context.issues.push({ code: 'custom', message: expected, input: value });
    return z.NEVER;
  });
  takes.set(schema, take);
  return schema;
}

/** The same, and null and missing give `absent`. */
const field = <T>(expected: string, absent: T, take: Take<T>): Field<T> =>
  strict(expected, (value) => (value === null || value === undefined ? absent : take(value)));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isExactNumber(value);

/** A text that has to be there. */
export const text: Field<string> = strict('a text', (value) => (typeof value === 'string' ? value : WRONG));

/** A text, or `absent` where there is none. */
export const textOr = (absent: string): Field<string> =>
  field('a text', absent, (value) => (typeof value === 'string' ? value : WRONG));

/** null, missing and blank say the same to a reader: nothing. Gives the text as sent, else null. */
export const words: Field<string | null> = field<string | null>('a text', null, (value) =>
  typeof value === 'string' ? (isBlank(value) ? null : value) : WRONG,
);

/** Trimming a text of megabytes to see whether something is left would copy it. */
const isBlank = (value: string): boolean => value === '' || (value.charCodeAt(0) <= 32 && !value.trim());

/** A server time in milliseconds since 1970, else null. A text that is no time is null too: it never costs the item. */
export const time: Field<number | null> = field<number | null>('a text', null, (value) =>
  typeof value === 'string' ? parseServerTime(value) : WRONG,
);

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const amount: Take<number | null> = (value) =>
  typeof value === 'number' ? finite(value) : isExactNumber(value) ? finite(Number(value)) : WRONG;

/** A finite number, else null: JSON can write 1e999, and nothing can be done with it. */
export const number: Field<number | null> = field<number | null>('a number', null, amount);

/** A thousand years: nothing that ran took longer, and no date is lost when it is added to one. */
const LONGEST_SECONDS = 3.2e10;

/** A length of time in seconds, else null; so is one that no clock can have measured. */
export const seconds: Field<number | null> = field<number | null>('a number', null, (value) => {
  const taken = amount(value);
  return typeof taken === 'number' && Math.abs(taken) > LONGEST_SECONDS ? null : taken;
});

const yesNo: Take<boolean> = (value) => (typeof value === 'boolean' ? value : WRONG);

/** A flag; missing and null are `false`. */
export const flag: Field<boolean> = field('yes or no', false, yesNo);

/** A flag that knows a third answer: not said. */
export const maybe: Field<boolean | null> = field<boolean | null>('yes or no', null, yesNo);

/** Any JSON; missing is null. */
export const json: Field<unknown> = strict<unknown>('anything', (value) => value ?? null);

/** A JSON object of any shape and as sent (same object), else null. */
export const record: Field<Record<string, unknown> | null> = field<Record<string, unknown> | null>(
  'an object',
  null,
  (value) => (isObject(value) ? value : WRONG),
);

const EMPTY: unknown[] = [];

/** A list of any JSON and as sent (same list); null and missing are the empty list. */
export const list: Field<unknown[]> = field<unknown[]>('a list', EMPTY, (value) =>
  Array.isArray(value) ? value : WRONG,
);

/** A list of any JSON, else null: for where "none" and "empty" differ. */
export const maybeList: Field<unknown[] | null> = field<unknown[] | null>('a list', null, (value) =>
  Array.isArray(value) ? value : WRONG,
);

const NO_TEXTS: string[] = [];

/** A list of texts; null and missing are the empty list, members that are no text are left out. */
export const texts: Field<string[]> = field('a list', NO_TEXTS, (value) => {
  if (!Array.isArray(value)) return WRONG;
  return value.length ? value.filter((item) => typeof item === 'string') : NO_TEXTS;
});

/** An object of its own schema, else null; an object that breaks the schema is an issue of the field. */
export const optional = <T>(schema: z.ZodMiniType<T>): Field<T | null> =>
  field<T | null>('an object of its kind', null, (value) => {
    const read = schema.safeParse(value);
    return read.success ? read.data : WRONG;
  });

/** Keeps the readable members of a list and drops the rest: one bad file must not cost the run. */
export const readable = <T>(schema: z.ZodMiniType<T>): Field<T[]> => {
  const none: T[] = [];
  return field('a list', none, (value) => {
    if (!Array.isArray(value)) return WRONG;
    if (!value.length) return none;
    return value.flatMap((item) => {
      const read = schema.safeParse(item);
      return read.success ? [read.data] : [];
    });
  });
};

/**
 * The same fields, but a value of a wrong type reads as absent.
 * For answers that exist once (a run, an agent): a page must not go blank over one odd field.
 * Items of lists are strict instead: one of them can be shown as unreadable, with its raw JSON.
 */
export const tolerant = <Shape extends Record<string, z.ZodMiniType>>(shape: Shape): Shape =>
  Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [name, z.catch(schema, () => schema.parse(undefined))]),
  ) as unknown as Shape;
