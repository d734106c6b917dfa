import { stringifyExact } from '~/json/stringifyExact';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A value on one line: texts as they are, everything else as JSON with the digits as sent, "" for undefined.
 * No length is cut here: that is what the place it is drawn in decides.
 */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : stringifyExact(value);
}

/** A value that the server cut or removed; sizes in bytes, null where it does not say. */
export interface Truncation {
  /** `cut`: this answer is too large and the whole can be asked for. `lost`: it was not stored. */
  kind: 'cut' | 'lost';
  originalBytes: number | null;
  limitBytes: number | null;
  /** Members of a list or object, characters of a text. */
  originalCount: number | null;
  keptCount: number | null;
}

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Reads the server's marker object; null for every other value. */
function truncationMarker(value: unknown): Truncation | null {
  if (!isObject(value) || value['truncated'] !== true || typeof value['reason'] !== 'string') return null;
  return {
    kind: value['reason'].includes('jsonb') ? 'lost' : 'cut',
    originalBytes: number(value['original_size_bytes']),
    limitBytes: number(value['limit_bytes']),
    originalCount: number(value['original_count']),
    keptCount: number(value['kept_count']),
  };
}

/**
 * Whether the server cut this value, by any of its marks: the marker in place of the value, under the key `_truncated`
 * of an object, as last member of a list, or the words at the end of a text (or of a list's last text).
 * Null for a whole value. Looks at the value itself, not into its members.
 */
export function truncationOf(value: unknown): Truncation | null {
  const marker = truncationMarker(value);
  if (marker) return marker;
  if (typeof value === 'string') return cutText(value);
  if (Array.isArray(value)) {
    const last: unknown = value.at(-1);
    return truncationMarker(last) ?? (typeof last === 'string' ? cutList(last, value.length - 1) : null);
  }
  return isObject(value) ? truncationMarker(value['_truncated']) : null;
}

const cut = (left: number, kept: number): Truncation => ({
  kind: 'cut',
  originalBytes: null,
  limitBytes: null,
  originalCount: kept + left,
  keptCount: kept,
});

function cutText(text: string): Truncation | null {
  const found = /\.\.\.\[truncated (\d+) chars\]$/.exec(text.slice(-60));
  return found ? cut(Number(found[1]), text.length - found[0].length) : null;
}

function cutList(last: string, kept: number): Truncation | null {
  const found = /^\.\.\.\[truncated (\d+) values\]$/.exec(last);
  return found ? cut(Number(found[1]), kept) : null;
}

/** Number of values a loop was given: the length of `loop_values`, or what their truncation mark says; null unknown. */
export function plannedIterations(loopValues: readonly unknown[] | null): number | null {
  if (!loopValues) return null;
  const marker = loopValues.length === 1 ? truncationMarker(loopValues[0]) : null;
  return marker ? marker.originalCount : loopValues.length;
}

/** The loop value at an index; undefined where the answer does not hold it (shortened lists included). */
export function loopValueAt(loopValues: readonly unknown[] | null, index: number): unknown {
  if (!loopValues || index >= loopValues.length) return undefined;
  const value = loopValues[index];
  return value === '[truncated]' || truncationMarker(value) ? undefined : value;
}
