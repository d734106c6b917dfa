import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { parseExact, stringifyExact } from '~/json';
import { detailsOf, type ItemDetails } from '~/model/details';
import type { TimelineNode } from '~/model/timeline/timeline';
import { sentItem } from '~/skyvern/sentItem';
import { parseServerTime } from '~/skyvern/time';
import { recordedRun, recordedSlugs } from '../recordedRun';
import { action, block, defined, restart, thought, timelineOf, type Sent } from '../timeline/sent';

beforeEach(restart);

/** Everything that the details say of an item, as one text. */
const said = ({ prose, facts, values }: ItemDetails): string =>
  [
    ...prose.map(({ label, text }) => `${label}: ${text}`),
    ...facts.map((fact) => `${fact.label}: ${factText(fact)}`),
    ...values.map(({ label, value }) => `${label}: ${stringifyExact(value)}`),
  ].join('\n');

function factText(fact: ItemDetails['facts'][number]): string {
  switch (fact.kind) {
    case 'text':
    case 'mono':
      return [fact.text, fact.note].filter(Boolean).join(' ');
    case 'time':
      return String(fact.atMs);
    case 'duration':
      return String(fact.ms);
    case 'usd':
      return String(fact.amount);
    case 'link':
      return fact.href;
    case 'run':
      return fact.runId;
  }
}

/** How a field of an item is read in its details, where it is not its own text; null: it is not read there but in the JSON. */
const READ_AS: Readonly<Record<string, (value: unknown, item: Sent) => string | null>> = {
  // Ids that every item of a run repeats, and marks of the server's own making.
  organization_id: () => null,
  workflow_run_id: () => null,
  workflow_id: () => null,
  workflow_permanent_id: () => null,
  parent_workflow_run_block_id: () => null,
  workflow_run_block_id: (value, item) => ('thought_id' in item ? null : String(value)),
  skyvern_element_hash: () => null,
  tool_call_id: () => null,
  executed_branch_id: () => null,
  executed_branch_next_block: () => null,
  executed_branch_result: () => null,
  // What the item's title says.
  block_type: () => null,
  label: () => null,
  action_type: () => null,
  current_index: () => null,
  current_value: () => null,
  // Read as words.
  script_run: (value) =>
    Reflect.get(value as object, 'ai_fallback_triggered') === true ? 'the AI took over' : 'not triggered',
  status: (value) => String(value).replaceAll('_', ' '),
  thought_type: (value) => String(value).replaceAll('_', ' '),
  thought_scenario: (value) => String(value).replaceAll('_', ' '),
  confidence_float: (value) => Number(value).toFixed(2),
  step_order: (value) => `Step: ${Number(value) + 1}`,
  action_order: (value) => `action ${Number(value) + 1}`,
  input_token_count: (value) => Number(value).toLocaleString('en'),
  output_token_count: (value) => Number(value).toLocaleString('en'),
  reasoning_token_count: (value) => Number(value).toLocaleString('en'),
  cached_token_count: (value) => Number(value).toLocaleString('en'),
  duration: (value) => String(Math.round(Number(value) * 1000)),
  created_by: (value) => (value === 'script' ? 'generated code' : null),
  downloaded_file_count: (value) => (value === 0 ? null : String(value)),
  description: (value) => String(value).replace(/^task_v3 /, ''),
  loop_values: (value) => stringifyExact(value),
  response: (value, item) => (value === item['text'] ? null : String(value)),
  failure_reason: (value) => String(value).split(/\s*Possible failure reasons:/)[0] ?? '',
  verified: (value, item) =>
    item['action_type'] === 'complete' ? (value === true ? 'Verified: yes' : 'Verified: no') : null,
  option: (value) => String(Reflect.get(value as object, 'label') ?? Reflect.get(value as object, 'value')),
  input_or_select_context: (value) => {
    const field: unknown = Reflect.get(value as object, 'field');
    return typeof field === 'string' ? field : null;
  },
  click_context: (value) => {
    const words: unknown = Reflect.get(value as object, 'thought');
    return typeof words === 'string' ? words : null;
  },
  is_checked: (value) => (value === true ? 'Checked: yes' : 'Checked: no'),
  // Whether something was done, which the rest of the item says better.
  download: () => null,
  download_triggered: () => null,
  is_upload_file_tag: () => null,
  has_mini_agent: () => null,
  terminal_user_errors: () => null,
  skip_auto_complete_tab: () => null,
  continue_on_failure: () => null,
  include_action_history_in_verification: () => null,
  include_extracted_text: () => null,
  attempt_number: () => null,
  // Rows of their own.
  actions: () => null,
  errors: (value) => ((value as Sent[])[0]?.['reasoning'] as string | undefined) ?? null,
  modified_at: (value, item) => ('thought_id' in item ? String(parseServerTime(String(value))) : null),
};

const isTime = (key: string) => key.endsWith('_at');
const isNothing = (value: unknown) =>
  value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);

function expected(key: string, value: unknown, item: Sent): string | null {
  const read = READ_AS[key];
  if (read) return read(value, item);
  if (isTime(key)) return String(parseServerTime(String(value)));
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
    ? value.join(', ')
    : stringifyExact(value);
}

const idOf = (node: TimelineNode): string | null =>
  node.kind === 'action'
    ? node.action.action_id
    : node.kind === 'thought'
      ? node.thought.thought_id
      : node.kind === 'block'
        ? (node.block?.workflow_run_block_id ?? null)
        : null;

describe('details of recorded items', () => {
  test.each(recordedSlugs)('%s: nothing that an item holds is lost', (slug) => {
    const { timeline } = recordedRun(slug);
    const file = ['timeline.json', 'timeline-internal.json']
      .map((name) => answer(slug, name))
      .find(Array.isArray);
    const lost: string[] = [];
    for (const node of timeline.nodes) {
      const id = idOf(node);
      const sent = id === null ? undefined : (sentItem(file, id) as Sent | undefined);
      if (!sent) continue;
      const text = said(detailsOf(node, timeline)).toLowerCase();
      const created = node.kind === 'action' ? ['created_at'] : [];
      for (const [key, value] of Object.entries(sent)) {
        // The row of an action is written when it has ended, which is said where its end is not.
        if (isNothing(value) || (created.includes(key) && sent['finished_at'])) continue;
        const words = expected(key, value, sent);
        if (words !== null && !text.includes(words.toLowerCase())) lost.push(`${key} of ${id}: ${words}`);
      }
    }
    expect(lost).toEqual([]);
  });

  const answer = (slug: string, name: string): unknown => {
    try {
      return parseExact(
        readFileSync(new URL(`../../../mocks/runs/${slug}/${name}`, import.meta.url), 'utf8'),
      );
    } catch {
      return null;
    }
  };
});

describe('details', () => {
  const onlyNode = (items: Sent[], context = {}) => {
    const timeline = timelineOf(items, context);
    return (at: number) => {
      const node = timeline.nodes[at];
      if (!node) throw new Error(`no node ${at}`);
      return detailsOf(node, timeline);
    };
  };

  test('what is null, blank or empty is not there', () => {
    const { prose, facts, values } = onlyNode([
      block('navigation', 'a', { navigation_goal: ' ', output: {}, loop_values: null, url: null }),
    ])(0);
    expect(prose).toEqual([]);
    expect(values).toEqual([]);
    expect(facts.map(({ label }) => label)).toEqual([
      'Status',
      'Duration',
      'Started',
      'Last change',
      'Block id',
    ]);
  });

  test('what a model guessed stands apart from what the server says', () => {
    const { prose } = onlyNode([
      block('navigation', 'a', {
        status: 'failed',
        failure_reason: 'Reached the maximum steps (4). Possible failure reasons: A dialog was open.',
      }),
    ])(0);
    expect(prose).toMatchObject([
      { text: 'Reached the maximum steps (4).', tone: 'bad' },
      { text: 'A dialog was open.', tone: 'guess' },
    ]);
  });

  test('the code of a block that raised is shown with its line', () => {
    const { timeline } = recordedRun('code-block-raises');
    const node = timeline.nodes.find((one) => one.kind === 'block' && one.blockType === 'code');
    const code = node && detailsOf(node, timeline).prose.find(({ tone }) => tone === 'code');
    expect(code?.line).toBeGreaterThan(0);
  });

  test('templates that the server has not rendered are marked', () => {
    const { prose } = onlyNode([block('text_prompt', 'ask', { prompt: 'Sum up {{ notes }}.' })])(0);
    expect(prose).toMatchObject([{ label: 'Prompt', template: true }]);
  });

  test('a block that was never reached tells what it would have done', () => {
    const { prose, facts } = onlyNode([block('goto_url', 'a')], {
      definition: [defined('goto_url', 'a'), defined('navigation', 'b', { navigation_goal: 'Buy it' })],
    })(1);
    expect(prose).toMatchObject([{ label: 'Goal', text: 'Buy it' }]);
    expect(facts[0]).toMatchObject({ text: 'never reached' });
  });

  test('an address that is no web address is text, not a link', () => {
    const items = [block('goto_url', 'a', { url: 'javascript:alert(1)', final_url: 'https://a.example/' })];
    const { facts } = onlyNode(items)(0);
    expect(facts.filter(({ kind }) => kind === 'link').map((fact) => 'href' in fact && fact.href)).toEqual([
      'https://a.example/',
    ]);
  });

  test('a thought says what it saw, thought and answered, by which model, at what cost', () => {
    const { prose, facts } = onlyNode([
      thought('Go on', {
        observation: 'A form',
        answer: 'Fill it',
        last_llm_model: 'm-1',
        thought_cost: 0.0123,
      }),
    ])(0);
    expect(prose.map(({ label }) => label)).toEqual(['Saw', 'Thought', 'Answer']);
    expect(facts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ label: 'Model', text: 'm-1' }),
        expect.objectContaining({ label: 'Cost', amount: 0.0123 }),
      ]),
    );
  });

  test('an item that could not be read keeps all that was sent', () => {
    const broken = { type: 'block', block: { status: 'completed', label: 17 }, children: [] };
    const { prose, raw } = onlyNode([broken])(0);
    expect(prose).toMatchObject([{ label: 'Could not be read', tone: 'bad' }]);
    expect(raw).toMatchObject({ block: broken.block });
  });

  test('an action redone by a later try says so', () => {
    const timeline = timelineOf([
      block(
        'extraction',
        'read',
        {},
        {
          actions: [
            action('extract', { status: 'failed', task_id: 'tsk_1', step_id: 'stp_1', step_order: 0 }),
            action('extract', { task_id: 'tsk_1', step_id: 'stp_2', step_order: 0 }),
          ],
        },
      ),
    ]);
    const node = timeline.nodes.find((one) => one.kind === 'action');
    const status = node && detailsOf(node, timeline).facts.find(({ label }) => label === 'Status');
    expect(status).toMatchObject({ text: 'Failed', note: 'redone by a later try' });
  });
});
