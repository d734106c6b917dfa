import './zodSetup';
import * as z from 'zod/mini';
import { parseServerTime } from './time';

/*
 * One reader for each kind of field. Each is a bare transform: a chain of zod types per field costs twice the time,
 * and a timeline has 50 fields times 50,000 items.
 * All accept null and missing; a value of another type is an issue of the field (see `tolerant` for where it is not).
 */

type Expected = 'a text' | 'a number' | 'a yes or no' | 'an object' | 'a list';

/** One field: never missing in what it gives out. */
export type Field<T> = z.ZodMiniType<T, unknown>;

const field = <T>(expected: Expected, take: (value: unknown) => T | undefined, absent: T): Field<T> =>
  z.transform((value: unknown, context): T => {
    if (value === null || value === undefined) return absent;
    const taken = take(value);
    if (taken !== undefined) return taken;
    context.issues.push({ code: 'custom', message: expected, input: value });
    return z.NEVER;
  });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** null, missing and blank say the same to a reader: nothing. Gives the text as sent, else null. */
export const words: Field<string | null> = field(
  'a text',
  (value) => (typeof value === 'string' ? (value.trim() ? value : null) : undefined),
  null,
);

/** A server time in milliseconds since 1970, else null. A text that is no time is null too: it never costs the item. */
export const time: Field<number | null> = field(
  'a text',
  (value) => (typeof value === 'string' ? parseServerTime(value) : undefined),
  null,
);

/** A finite number, else null: JSON can write 1e999, and nothing can be done with it. */
export const number: Field<number | null> = field(
  'a number',
  (value) => (typeof value === 'number' ? (Number.isFinite(value) ? value : null) : undefined),
  null,
);

const yesNo = (value: unknown) => (typeof value === 'boolean' ? value : undefined);

/** A flag; missing and null are `false`. */
export const flag: Field<boolean> = field('a yes or no', yesNo, false);

/** A flag that knows a third answer: not said. */
export const maybe: Field<boolean | null> = field<boolean | null>('a yes or no', yesNo, null);

/** Any JSON; missing is null. */
export const json: Field<unknown> = z.transform((value: unknown): unknown => value ?? null);

/** A JSON object of any shape and as sent (same object), else null. */
export const record: Field<Record<string, unknown> | null> = field<Record<string, unknown> | null>(
  'an object',
  (value) => (isObject(value) ? value : undefined),
  null,
);

/** A list of any JSON and as sent (same list); null and missing are the empty list. */
export const list: Field<unknown[]> = field<unknown[]>(
  'a list',
  (value) => (Array.isArray(value) ? value : undefined),
  [],
);

/** A list of any JSON, else null: for where "none" and "empty" differ. */
export const maybeList: Field<unknown[] | null> = field<unknown[] | null>(
  'a list',
  (value) => (Array.isArray(value) ? value : undefined),
  null,
);

/** A list of texts; null and missing are the empty list, members that are no text are left out. */
export const texts: Field<string[]> = field<string[]>(
  'a list',
  (value) => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined),
  [],
);

/** An object of its own schema, else null; an object that breaks the schema is an issue of its fields. */
export const optional = <T>(schema: z.ZodMiniType<T>): z.ZodMiniType<T | null> =>
  z.pipe(
    z.nullish(schema),
    z.transform((value): T | null => value ?? null),
  );

/** Keeps the readable members of a list and drops the rest: one bad file must not cost the run. */
export const readable = <T>(schema: z.ZodMiniType<T>): z.ZodMiniType<T[]> =>
  z.pipe(
    list,
    z.transform((items): T[] =>
      items.flatMap((item) => {
        const read = schema.safeParse(item);
        return read.success ? [read.data] : [];
      }),
    ),
  );

/**
 * The same fields, but a value of a wrong type reads as absent.
 * For answers that exist once (a run, an agent): a page must not go blank over one odd field.
 * Items of lists are strict instead: one of them can be shown as unreadable, with its raw JSON.
 */
export const tolerant = <Shape extends Record<string, z.ZodMiniType>>(shape: Shape): Shape =>
  Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [name, z.catch(schema, () => schema.parse(undefined))]),
  ) as unknown as Shape;
