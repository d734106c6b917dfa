/** What an id in an address can be a run of. */
export type RunKind = 'workflow_run' | 'task_v2' | 'task_v1';

/** The kind of run an id names, by its prefix alone; null when it is no run id. `tsk_v2_` also starts with `tsk_`. */
export function kindOfId(id: string): RunKind | null {
  if (/^tsk_v2_./.test(id)) return 'task_v2';
  if (/^tsk_./.test(id)) return 'task_v1';
  return /^wr_./.test(id) ? 'workflow_run' : null;
}

const digitsOf = (id: string): string | null => /_(\d{1,19})$/.exec(id)?.[1] ?? null;

/** Second that the counter in an id starts at: 2022-06-20T00:00:00Z. */
const EPOCH_SECONDS = 1_655_683_200;

/**
 * When an id was made, in milliseconds since 1970 at a resolution of one second; null when `id` holds no number.
 *
 * The high bits of the 63-bit number are the seconds of a clock that ids of all kinds share.
 */
export function idMillis(id: string): number | null {
  const digits = digitsOf(id);
  if (digits === null) return null;
  return (Number(BigInt(digits) >> 32n) + EPOCH_SECONDS) * 1000;
}

/**
 * Order of creation of two ids of any kind: negative when `a` is older, as `Array#sort` wants it.
 * Ids without a number come last, in the order of their texts. Numbers have up to 19 digits, more than a double holds.
 */
export function compareIds(a: string, b: string): number {
  const left = digitsOf(a);
  const right = digitsOf(b);
  if (left === null || right === null) {
    if (left !== right) return left === null ? 1 : -1;
    return a < b ? -1 : a > b ? 1 : 0;
  }
  const l = left.replace(/^0+/, '');
  const r = right.replace(/^0+/, '');
  if (l.length !== r.length) return l.length - r.length;
  return l < r ? -1 : l > r ? 1 : 0;
}
