import { parseServerTime } from './time';

type Json = Record<string, unknown>;

/**
 * The block, thought or action with this id as the server sent it, out of a timeline's answer or a task's list of actions;
 * undefined where it is not in there. Of several with the same id it is the one of which `read` was read, or the first.
 * Nesting of any depth is ordinary: nothing here calls itself.
 */
export function sentItem(answer: unknown, id: string, read?: unknown): unknown {
  const found = sentItems(answer, id);
  if (found.length < 2 || !isObject(read)) return found[0];
  const likeness = found.map((item) => likenessOf(item, read));
  return found[likeness.indexOf(Math.max(...likeness))];
}

function sentItems(answer: unknown, id: string): Json[] {
  const found: Json[] = [];
  const open: unknown[] = [answer];
  while (open.length > 0) {
    const list = open.pop();
    if (!Array.isArray(list)) continue;
    for (const item of list as unknown[]) {
      if (!isObject(item)) continue;
      if (item['action_id'] === id) found.push(item);
      const { block, thought } = item;
      if (isObject(thought) && thought['thought_id'] === id) found.push(thought);
      if (isObject(block)) {
        if (block['workflow_run_block_id'] === id) found.push(block);
        open.push(block['actions']);
      }
      open.push(item['children']);
    }
  }
  return found;
}

/** How many fields hold what was read of them. */
const likenessOf = (sent: Json, read: Json): number =>
  Object.keys(sent).filter((key) => isSame(sent[key], read[key])).length;

/** Times are read as numbers. */
const isSame = (sent: unknown, read: unknown): boolean =>
  sent === read || (typeof sent === 'string' && typeof read === 'number' && parseServerTime(sent) === read);

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
