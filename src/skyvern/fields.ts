import * as z from 'zod/mini';
import { parseServerTime } from './time';

/** null, missing and blank say the same to a reader: nothing. Gives the text as sent, else null. */
export const words = z.pipe(
  z.nullish(z.string()),
  z.transform((text): string | null => (text?.trim() ? text : null)),
);

/** A server time in milliseconds since 1970, else null. A text that is no time is null too: it never costs the item. */
export const time = z.pipe(
  z.nullish(z.string()),
  z.transform((text): number | null => (text ? parseServerTime(text) : null)),
);

/** A number, else null. */
export const number = z.pipe(
  z.nullish(z.number()),
  z.transform((value): number | null => value ?? null),
);

/** A flag; missing and null are `false`. */
export const flag = z.pipe(
  z.nullish(z.boolean()),
  z.transform((value): boolean => value ?? false),
);

/** A flag that knows a third answer: not said. */
export const maybe = z.pipe(
  z.nullish(z.boolean()),
  z.transform((value): boolean | null => value ?? null),
);

/** Any JSON; missing is null. */
export const json = z.pipe(
  z.optional(z.unknown()),
  z.transform((value): unknown => value ?? null),
);

/** A JSON object of any shape, else null. */
export const record = z.pipe(
  z.nullish(z.record(z.string(), z.unknown())),
  z.transform((value): Record<string, unknown> | null => value ?? null),
);

/** A list of texts; null and missing are the empty list, members that are no text are left out. */
export const texts = z.pipe(
  z.nullish(z.array(z.unknown())),
  z.transform((list): string[] => (list ?? []).filter((item): item is string => typeof item === 'string')),
);

/** A list of any JSON; null and missing are the empty list. */
export const list = z.pipe(
  z.nullish(z.array(z.unknown())),
  z.transform((items): unknown[] => items ?? []),
);
