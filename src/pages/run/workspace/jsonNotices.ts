import { truncationOf, type Truncation } from '~/model/timeline/values';
import { formatBytes, formatCount } from '~/ui/format';
import type { FindNotice } from '~/ui/JsonViewer/JsonViewer';

/** What a value's truncation mark says, as a sentence with the original size. */
export function sayTruncation({ kind, originalBytes, originalCount, keptCount }: Truncation): string {
  const size = originalBytes === null ? '' : ` It had ${formatBytes(originalBytes)}.`;
  const count =
    originalCount === null || keptCount === null
      ? ''
      : ` ${formatCount(keptCount)} of ${formatCount(originalCount)} are here.`;
  return kind === 'lost'
    ? `The server did not store this value: it was too large.${size}${count}`
    : `The server cut this value.${size}${count}`;
}

/** What stands last in a list of texts that the server cut. */
const CUT_LIST = /^\.\.\.\[truncated (\d+) values\]$/;

/**
 * Recognises the server's truncation marks for the JSON viewer: they are notices in place of data, never data. A list or
 * object that holds a mark is no mark: what was kept of it is data.
 */
export const jsonNotice: FindNotice = (value) => {
  if (typeof value === 'object' && value !== null && Reflect.get(value, 'truncated') !== true) return null;
  const left = typeof value === 'string' ? CUT_LIST.exec(value.slice(0, 60))?.[1] : undefined;
  if (left !== undefined)
    return { text: `The server cut ${formatCount(Number(left))} more values.`, keep: 0 };
  const truncation = truncationOf(value);
  if (!truncation) return null;
  const keep = typeof value === 'string' ? truncation.keptCount : null;
  return { text: sayTruncation(truncation), ...(keep === null ? {} : { keep }) };
};

/** Values looked at; the server's marks replace large values, which stand near the top. */
const MOST_VALUES = 5_000;

/** Whether the server cut something in this value that it would give whole when asked again. */
export function isCut(value: unknown): boolean {
  const queue: unknown[] = [value];
  for (let at = 0; at < queue.length && at < MOST_VALUES; at++) {
    const next = queue[at];
    if (truncationOf(next)?.kind === 'cut') return true;
    if (next && typeof next === 'object')
      for (const inner of Object.values(next).slice(0, MOST_VALUES)) queue.push(inner);
  }
  return false;
}
