import type * as z from 'zod/mini';
import { isExactNumber } from '~/json/exactNumber';

/** An answer that is JSON, but not what was asked for. */
export class BadShape extends Error {
  override name = 'BadShape';
  /** Path in the answer, for example `run_id` or `[3].artifact_id`; empty for the answer itself. */
  readonly path: string;
  /** What was expected and what came, without the path. */
  readonly reason: string;

  constructor(path: string, reason: string) {
    super(path ? `${path}: ${reason}` : reason);
    this.path = path;
    this.reason = reason;
  }
}

/** A JSON value in two words, for a sentence about what came: "the number 12", "a text", "nothing". */
export function describeJson(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (isExactNumber(value)) return `the number ${value.source}`;
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return value === '' ? 'an empty text' : 'a text';
  if (typeof value === 'boolean') return `the word ${value}`;
  return typeof value === 'number' ? `the number ${value}` : 'something that is no JSON';
}

/** `base.a[0].b` from the parts of a path. */
function pathText(base: string, parts: readonly PropertyKey[]): string {
  let text = base;
  for (const part of parts)
    text += typeof part === 'number' ? `[${part}]` : text ? `.${String(part)}` : String(part);
  return text;
}

type Issue = z.core.$ZodIssue;

/** Path and sentence of the first thing that a schema had against `value`. */
export function firstIssue(
  issues: readonly Issue[],
  value: unknown,
  base = '',
): { path: string; reason: string } {
  const issue = issues[0];
  if (!issue) return { path: base, reason: 'It could not be read.' };
  let at: unknown = value;
  for (const part of issue.path)
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[part] : undefined;
  return {
    path: pathText(base, issue.path),
    reason: `Expected ${expected(issue)}, and ${describeJson(at)} came.`,
  };
}

function expected(issue: Issue): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.code !== 'invalid_type') return 'something else';
  if (issue.expected === 'string') return 'a text';
  if (issue.expected === 'number') return 'a number';
  return issue.expected === 'array' ? 'a list' : 'an object';
}

/** Reads an answer by a schema. The reader throws `BadShape` with the path of the first field that is wrong. */
export const reader =
  <T>(schema: z.ZodMiniType<T>) =>
  (answer: unknown): T => {
    const read = schema.safeParse(answer);
    if (read.success) return read.data;
    const { path, reason } = firstIssue(read.error.issues, answer);
    throw new BadShape(path, reason);
  };

/** Reads an answer that is a list, member by member; members that break the schema are left out. Throws `BadShape` when it is no list. */
export const listReader =
  <T>(schema: z.ZodMiniType<T>) =>
  (answer: unknown): T[] => {
    if (!Array.isArray(answer)) throw new BadShape('', `Expected a list, and ${describeJson(answer)} came.`);
    return answer.flatMap((item) => {
      const read = schema.safeParse(item);
      return read.success ? [read.data] : [];
    });
  };
