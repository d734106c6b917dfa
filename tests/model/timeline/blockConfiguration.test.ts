import { beforeEach, describe, expect, test } from 'vitest';
import { blockConfiguration, type ConfigRow } from '~/model/timeline/blockConfiguration';
import type { BlockNode } from '~/model/timeline/timeline';
import { recordedIndex, recordedRun } from '../recordedRun';
import { block, defined, restart, timelineOf, type Sent } from './sent';

beforeEach(restart);

const blockIn = (slug: string, label: string): BlockNode => {
  const node = recordedRun(slug).timeline.nodes.find((one) => one.kind === 'block' && one.label === label);
  if (node?.kind !== 'block') throw new Error(label);
  return node;
};
const byKey = (rows: ConfigRow[]) => Object.fromEntries(rows.map((row) => [row.key, row]));
const configured = (type: string, definition: Sent | null, ran: Sent = {}) => {
  const timeline = timelineOf([block(type, 'b', ran)], {
    definition: definition && [defined(type, 'b', definition)],
  });
  const [node] = timeline.nodes;
  if (node?.kind !== 'block') throw new Error('no block');
  return blockConfiguration(node);
};

describe('recorded blocks', () => {
  test('a prompt as the agent defines it and as this run had it', () => {
    const rows = byKey(blockConfiguration(blockIn('shipment-loop-partial', 'open_shipment')));
    expect(rows['navigation_goal']).toMatchObject({
      words: 'Prompt',
      kind: 'prompt',
      defined: expect.stringContaining('{{') as string,
      ran: expect.stringContaining('HL-70217') as string,
      ranIsTemplate: false,
      state: 'set',
    });
    expect(rows['max_steps_per_run']).toMatchObject({ defined: 3, state: 'set' });
    expect(rows['data_schema']).toMatchObject({ state: 'not-set' });
  });

  test('a request: method, address, headers, body', () => {
    const rows = byKey(blockConfiguration(blockIn('operations-digest', 'push_order')));
    expect(rows).toMatchObject({
      method: { defined: 'POST' },
      url: { defined: 'http://api.northwind.example/orders' },
      headers: { kind: 'json' },
      body: { state: 'set' },
      continue_on_failure: { defined: true },
    });
  });

  test('a mail keeps its text as a template, and names its secrets without their values', () => {
    const rows = byKey(blockConfiguration(blockIn('operations-digest', 'mail_digest')));
    expect(rows['body']).toMatchObject({ ranIsTemplate: true, defined: '{{ write_digest_output }}' });
    expect(rows['smtp_password']).toMatchObject({ kind: 'secret', defined: 'smtp_password' });
    expect(rows['custom_smtp_password']).toMatchObject({ kind: 'secret' });
    expect(rows['recipients']).toMatchObject({ kind: 'list' });
  });

  test('a loop: what it goes over by name, and the values it had', () => {
    const rows = byKey(blockConfiguration(blockIn('branches-and-nested-loops', 'each_region')));
    expect(rows['loop_over']).toMatchObject({ defined: 'regions', ran: ['EMEA', 'AMER'] });
  });

  test('code, with the parameters it reads by name', () => {
    const rows = byKey(blockConfiguration(blockIn('code-block-raises', 'compute_margin')));
    expect(rows['code']).toMatchObject({ kind: 'code', state: 'set' });
    expect(rows['parameters']?.defined).toEqual(['read_products_output']);
  });

  test.each(recordedIndex)('$slug: nothing that a definition holds is lost', ({ slug }) => {
    const { timeline } = recordedRun(slug);
    for (const node of timeline.nodes) {
      if (node.kind !== 'block' || !node.definition) continue;
      const keys = new Set(blockConfiguration(node).map(({ key }) => key));
      for (const [key, value] of Object.entries(node.definition.raw)) {
        const empty =
          value === null || value === '' || value === false || (Array.isArray(value) && !value.length);
        const usual = ['complete_verification', 'include_extracted_text', 'task_type'].includes(key);
        const place = ['label', 'block_type', 'next_block_label', 'output_parameter', 'loop_blocks'].includes(
          key,
        );
        if (!empty && !usual && !place) expect(keys).toContain(key);
      }
    }
  });
});

test('without a definition the run tells what it can, the rest is not given back', () => {
  const rows = byKey(configured('navigation', null, { navigation_goal: 'Pay.', url: 'https://a.example/' }));
  expect(rows['navigation_goal']).toMatchObject({ defined: undefined, ran: 'Pay.', state: 'set' });
  expect(rows['max_steps_per_run']).toMatchObject({ state: 'not-given-back' });
});

test('a block that was not reached shows its definition', () => {
  const timeline = timelineOf([block('code', 'a', { status: 'failed' })], {
    definition: [defined('code', 'a'), defined('wait', 'w', { wait_sec: 5 })],
  });
  const ghost = timeline.nodes[1];
  expect(ghost?.kind === 'block' && byKey(blockConfiguration(ghost))['wait_sec']).toMatchObject({
    defined: 5,
  });
});

test('a type that is not known shows every key that holds something', () => {
  const rows = configured('quantum_leap', {
    target_year: 1985,
    notes: null,
    url: 'https://a.example/',
    deep: { a: 1 },
  });
  expect(rows).toMatchObject([
    { key: 'target_year', words: 'Target year', kind: 'number' },
    { key: 'url', kind: 'url' },
    { key: 'deep', kind: 'json' },
  ]);
});

test('a key that is newer than this page stands behind the known ones', () => {
  expect(configured('wait', { wait_sec: 5, jitter: true }).at(-1)).toMatchObject({
    key: 'jitter',
    kind: 'flag',
  });
});

test('settings that are seldom used are there only when used', () => {
  const keys = (definition: Sent) => configured('navigation', definition).map(({ key }) => key);
  expect(keys({ complete_verification: true })).not.toContain('complete_verification');
  expect(keys({ complete_verification: false })).toContain('complete_verification');
  expect(keys({ totp_identifier: null, title: '' })).not.toContain('totp_identifier');
});
