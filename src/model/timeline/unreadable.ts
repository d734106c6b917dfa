import { parseServerTime } from '~/skyvern/time';
import type { Unreadable } from '~/skyvern/timeline';

const OWN_ID = ['action_id', 'workflow_run_block_id', 'thought_id'] as const;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object that holds the fields: `block` or `thought` of a timeline item, else what was sent itself. */
function body({ raw }: Unreadable): Record<string, unknown> {
  if (!isObject(raw)) return {};
  if (isObject(raw['block'])) return raw['block'];
  if (isObject(raw['thought'])) return raw['thought'];
  return raw;
}

/** The id that the unreadable part names for itself, else its path. Positions move as a run grows, ids do not. */
export function unreadableId(item: Unreadable): string {
  const fields = body(item);
  for (const key of OWN_ID) {
    const id = fields[key];
    if (typeof id === 'string' && id !== '') return id;
  }
  return item.path;
}

/** When the unreadable part was created, in milliseconds since 1970; null where it does not say. */
export function unreadableTime(item: Unreadable): number | null {
  const at = body(item)['created_at'];
  return typeof at === 'string' ? parseServerTime(at) : null;
}
