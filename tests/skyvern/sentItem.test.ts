import { expect, test } from 'vitest';
import { sentItem } from '~/skyvern/sentItem';

test('a block is found with its actions, an action and a thought by themselves, as they came', () => {
  const action = { action_id: 'act_1', text: ' ' };
  const block = { workflow_run_block_id: 'wrb_2', actions: [action], created_at: '2026-01-01T00:00:00' };
  const thought = { thought_id: 'ot_1', thought: null };
  const answer = [
    null,
    'a block used to be here',
    { block: { workflow_run_block_id: 'wrb_1', actions: null }, children: [{ block, children: [] }] },
    { thought },
  ];
  expect(sentItem(answer, 'wrb_2')).toBe(block);
  expect(sentItem(answer, 'act_1')).toBe(action);
  expect(sentItem(answer, 'ot_1')).toBe(thought);
  expect(sentItem([action], 'act_1')).toBe(action);
  expect(sentItem(answer, 'wrb_3')).toBeUndefined();
  expect(sentItem({ detail: 'Not Found' }, 'wrb_1')).toBeUndefined();
});

test('however deep it stands', () => {
  let item: object = { block: { workflow_run_block_id: 'wrb_deep' } };
  for (let depth = 0; depth < 5_000; depth++)
    item = { block: { workflow_run_block_id: `wrb_${depth}` }, children: [item] };
  expect(sentItem([item], 'wrb_deep')).toEqual({ workflow_run_block_id: 'wrb_deep' });
});

test('of several with one id it is the one that was read, whatever their order', () => {
  const first = { action_id: 'act_1', text: 'a', status: 'completed', created_at: '2026-01-01T00:00:00' };
  const second = { ...first, created_at: '2026-01-01T00:00:05.250000' };
  const third = { ...first, text: 'b' };
  const answer = [{ block: { workflow_run_block_id: 'wrb_1', actions: [third, first, second] } }];
  for (const one of [first, second, third]) {
    const read = { ...one, created_at: Date.parse(`${one.created_at}Z`), element_id: null };
    expect(sentItem(answer, 'act_1', read)).toBe(one);
  }
  expect(sentItem(answer, 'act_1')).toBe(third);
});
