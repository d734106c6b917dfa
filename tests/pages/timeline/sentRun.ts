/** Timeline items as a server sends them: newest first, at every level. Times are seconds into the run. */

const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 10, 0, second)).toISOString().replace('Z', '');

export const sentThought = (id: string, second: number, thought: string | null = 'It is time to act.') => ({
  type: 'thought',
  thought: { thought_id: `ot_${id}`, thought, thought_type: 'plan', created_at: at(second) },
});

export const sentAction = (id: string, second: number, more: object = {}) => ({
  action_id: `act_${id}`,
  action_type: 'click',
  status: 'completed',
  reasoning: `Click for ${id}.`,
  created_at: at(second),
  ...more,
});

export const sentBlock = (
  id: string,
  second: number,
  actions: readonly object[] = [],
  more: object = {},
) => ({
  type: 'block',
  block: {
    workflow_run_block_id: `wrb_${id}`,
    block_type: 'navigation',
    label: `block_${id}`,
    status: 'completed',
    created_at: at(second),
    actions: actions.toReversed(),
    ...more,
  },
});

/** A run of `count` blocks with two actions each, oldest first as it happened, newest first as sent. */
export const sentBlocks = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    sentBlock(String(n), n * 10, [sentAction(`${n}a`, n * 10 + 1), sentAction(`${n}b`, n * 10 + 2)]),
  ).toReversed();
