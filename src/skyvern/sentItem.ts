type Json = Record<string, unknown>;

/**
 * The block, thought or action with this id as the server sent it, out of a timeline's answer or a task's list of actions;
 * undefined where it is not in there. Nesting of any depth is ordinary: nothing here calls itself.
 */
export function sentItem(answer: unknown, id: string): unknown {
  const open: unknown[] = [answer];
  while (open.length > 0) {
    const list = open.pop();
    if (!Array.isArray(list)) continue;
    for (const item of list as unknown[]) {
      if (!isObject(item)) continue;
      if (item['action_id'] === id) return item;
      const { block, thought } = item;
      if (isObject(thought) && thought['thought_id'] === id) return thought;
      if (isObject(block)) {
        if (block['workflow_run_block_id'] === id) return block;
        open.push(block['actions']);
      }
      open.push(item['children']);
    }
  }
  return undefined;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
