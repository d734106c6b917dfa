import { beforeEach, describe, expect, test } from 'vitest';
import { rowOf } from '~/model/timeline/rowText';
import { recordedRun } from '../recordedRun';
import { action, block, restart, thought, timelineOf, type Sent } from './sent';

beforeEach(restart);

/** What the row of the only action in a block says. */
const actionRow = (type: string, fields: Sent = {}) => {
  const timeline = timelineOf([block('navigation', 'n', {}, { actions: [action(type, fields)] })]);
  const node = timeline.nodes[1];
  if (!node) throw new Error('no action');
  return rowOf(node, timeline);
};
const blockRow = (type: string, label: string | null, fields: Sent = {}) => {
  const timeline = timelineOf([block(type, label, fields)]);
  const node = timeline.nodes[0];
  if (!node) throw new Error('no block');
  return rowOf(node, timeline);
};
const thoughtRow = (fields: Sent, final = true) => {
  const timeline = timelineOf([thought(null, fields)], { final });
  const node = timeline.nodes[0];
  if (!node) throw new Error('no thought');
  return rowOf(node, timeline);
};

describe('an action', () => {
  test('says its number, its name in words, why, and what it typed', () => {
    expect(
      actionRow('input_text', {
        reasoning: 'The field is empty.',
        intention: 'Which?',
        text: 'Priya',
        response: 'P',
      }),
    ).toMatchObject({
      number: '#1',
      name: 'Input text',
      icon: 'text-cursor-input',
      text: 'The field is empty.',
      chip: { text: 'Priya', kind: 'text' },
      spoken: 'Action #1 Input text, completed',
      description: 'The field is empty. Priya',
    });
  });

  test.each([
    [{ reasoning: null, intention: 'Which product?' }, 'Which product?'],
    [{ description: 'task_v3 Open the list' }, 'Open the list'],
    [{ description: 'task_v3 ' }, null],
    [{}, null],
  ])('of %j says %j', (fields, text) => {
    expect(actionRow('click', fields).text).toBe(text);
  });

  test.each([
    [
      'select_option',
      { option: { label: 'Washington', value: 'WA' } },
      { text: 'Washington', kind: 'option' },
    ],
    ['select_option', { option: { label: null, value: 'WA' } }, { text: 'WA', kind: 'option' }],
    ['select_option', { response: 'Oregon' }, { text: 'Oregon', kind: 'option' }],
    [
      'upload_file',
      { file_name: null, file_url: 's3://bucket/plan.pdf' },
      { text: 's3://bucket/plan.pdf', kind: 'file' },
    ],
    ['download_file', { downloaded_files: ['a.csv'] }, { text: 'a.csv', kind: 'file' }],
    ['input_text', { text: '*****' }, { text: '*****', kind: 'text' }],
    ['click', { response: 'HL-70217' }, null],
    ['extract', { response: '{}' }, null],
  ])('%s with %j shows %j', (type, fields, chip) => {
    expect(actionRow(type, fields).chip).toEqual(chip);
  });

  test.each([
    ['wait', 'failed', { icon: 'check', tone: 'quiet' }],
    ['terminate', 'completed', { icon: 'octagon-x', tone: 'warn', words: 'gave up' }],
    ['terminate', 'failed', { icon: 'x', tone: 'bad' }],
    ['complete', 'completed', { tone: 'warn', words: 'completed, not verified' }],
    ['click', 'completed', { icon: 'check', tone: 'ok' }],
    ['click', 'failed', { icon: 'x', tone: 'bad' }],
    ['click', 'skipped', { icon: 'circle-slash', tone: 'idle' }],
    ['click', 'half_done', { icon: 'circle-question-mark', words: 'half done' }],
  ])('%s that is %s is marked %j', (type, status, mark) => {
    expect(actionRow(type, { status }).mark).toMatchObject(mark);
  });

  test('a verified complete is simply completed', () => {
    expect(actionRow('complete', { verified: true }).mark).toMatchObject({ tone: 'ok', words: 'completed' });
  });

  test('confidence is said only below 0.60', () => {
    expect(actionRow('click', { confidence_float: 0.439999 }).confidence).toBe('confidence 0.44');
    expect(actionRow('click', { confidence_float: 0.6 }).confidence).toBeNull();
    expect(actionRow('click').confidence).toBeNull();
  });

  test('a type that is not known is humanised and drawn neutrally', () => {
    expect(actionRow('solve_puzzle_box')).toMatchObject({ name: 'Solve puzzle box', icon: 'circle-dot' });
  });

  test('a user’s own error is what failed', () => {
    const errors = [{ error_code: 'OUT_OF_STOCK', reasoning: 'The product is out of stock.' }];
    expect(actionRow('terminate', { errors }).failure).toEqual({
      reason: 'The product is out of stock.',
      guess: null,
    });
  });

  test('a code typed digit by digit keeps a row a digit; what they share is said once', () => {
    const digit = (index: number) =>
      action('input_text', {
        text: String(index),
        reasoning: 'The code is asked for.',
        totp_timing_info: { is_totp_sequence: true, action_index: index },
      });
    const timeline = timelineOf([block('login', 'sign_in', {}, { actions: [digit(0), digit(1), digit(2)] })]);
    expect(timeline.nodes.slice(1).map((node) => rowOf(node, timeline).text)).toEqual([
      'The code is asked for.',
      'Digit 2 of the verification code',
      'Digit 3 of the verification code',
    ]);
  });

  test('reasoning that a whole turn shares is said at its first action', () => {
    const turn = (description: string) => action('click', { reasoning: 'Fill the form.', description });
    const timeline = timelineOf([
      block('task', 't', {}, { actions: [turn('task_v3 Name'), turn('task_v3 Street')] }),
      block('task', 'u', {}, { actions: [turn('task_v3 Again')] }),
    ]);
    const texts = timeline.nodes
      .filter(({ kind }) => kind === 'action')
      .map((node) => rowOf(node, timeline).text);
    expect(texts).toEqual(['Fill the form.', 'Street', 'Fill the form.']);
  });
});

describe('a block', () => {
  test('says its kind, its label and what it is to do', () => {
    expect(blockRow('navigation', 'pay', { navigation_goal: 'Pay it.', description: 'Pays.' })).toMatchObject(
      {
        name: 'Navigation',
        label: 'pay',
        text: 'Pay it.',
        spoken: 'Block Navigation pay, completed',
      },
    );
    expect(blockRow('goto_url', 'open', { url: 'https://a.example/', navigation_goal: 'x' }).text).toBe(
      'https://a.example/',
    );
    expect(blockRow('human_interaction', 'ok', { instructions: 'Check it.' }).text).toBe('Check it.');
    expect(blockRow('wait', 'w', { description: 'Waits.' }).text).toBe('Waits.');
    expect(blockRow('code', null)).toMatchObject({ label: null, text: null });
  });

  test('a failure in what is stated and what is guessed', () => {
    const { failure, text } = blockRow('navigation', 'n', {
      status: 'failed',
      navigation_goal: 'Export.',
      failure_reason: 'Reached the maximum steps (5). Possible failure reasons: The button is gone.',
    });
    expect(text).toBe('Export.');
    expect(failure).toEqual({
      reason: 'Reached the maximum steps (5). Possible failure reasons: ',
      guess: 'The button is gone.',
    });
  });

  test('a type that is not known is humanised', () => {
    expect(blockRow('quantum_leap', 'q')).toMatchObject({ name: 'Quantum leap', icon: 'box' });
  });

  test('a person is waited for, not the machine', () => {
    const timeline = timelineOf([block('human_interaction', 'ok', { status: 'running' })], { final: false });
    expect(timeline.nodes[0] && rowOf(timeline.nodes[0], timeline).mark).toMatchObject({
      icon: 'circle-pause',
      tone: 'hold',
    });
  });
});

describe('a thought', () => {
  test.each([
    [{}, 'Decision'],
    [{ thought_type: 'plan' }, 'Decision'],
    [{ thought_type: 'internal_plan' }, 'Plan'],
    [{ thought_type: 'user_goal_check' }, 'Goal check'],
    [{ thought_type: 'user_goal_check', thought_scenario: 'summarization' }, 'Summary'],
    [{ thought_type: 'failure_describe' }, 'Failure'],
    [{ thought_type: 'day_dream' }, 'Day dream'],
  ])('with %j is tagged %s', (fields, tag) => {
    expect(thoughtRow(fields)).toMatchObject({ name: 'Thought', tag, mark: null, spoken: `Thought ${tag}` });
  });

  test('thought, else answer, else observation, else its structured answer', () => {
    expect(thoughtRow({ thought: 'T', answer: 'A' }).text).toBe('T');
    expect(thoughtRow({ answer: 'A', observation: 'O' }).text).toBe('A');
    expect(thoughtRow({ observation: 'O' }).text).toBe('O');
    expect(thoughtRow({ output: { user_goal_achieved: true } }).text).toBe('{"user_goal_achieved":true}');
  });

  test('is still being thought until the run is over', () => {
    expect(thoughtRow({}, false)).toMatchObject({ text: 'Thinking…', textTone: 'pending' });
    expect(thoughtRow({}, true)).toMatchObject({ text: 'The server recorded no text.', textTone: 'pending' });
  });
});

test('a part that could not be read says where it stood and why', () => {
  const timeline = timelineOf([block('navigation', 'n', {}, { actions: [action('click', { status: 4 })] })]);
  const node = timeline.nodes[1];
  expect(node && rowOf(node, timeline)).toMatchObject({
    icon: 'file-warning',
    name: 'Item could not be read',
    text: expect.stringContaining('actions[0].status') as string,
  });
});

test('texts of the server come out whole, descriptions for assistive technology short', () => {
  const long = 'x'.repeat(100_000);
  const row = actionRow('click', { reasoning: long });
  expect(row.text).toBe(long);
  expect(row.description?.length).toBeLessThan(700);
  expect(blockRow('code', long).spoken.length).toBeLessThan(150);
});

test('recorded rows read as they should', () => {
  const said = (slug: string, id: string) => {
    const { timeline } = recordedRun(slug);
    const node = timeline.nodes[timeline.byId.get(id) ?? -1];
    if (!node) throw new Error(id);
    return rowOf(node, timeline);
  };
  expect(said('checkout-zip-rejected', 'act_599942290377633142')).toMatchObject({
    spoken: 'Action #7 Input text, completed',
    chip: { text: '98101-1000', kind: 'text' },
    confidence: 'confidence 0.58',
  });
  expect(said('login-totp-approval', 'act_599942283235663772').chip?.text).toBe('<redacted otp value>');
  expect(said('operations-digest', 'wrb_599940117124180914')).toMatchObject({
    name: 'HTTP request',
    text: 'POST http://api.northwind.example/orders',
  });
  expect(said('shipment-loop-partial', 'wrb_599942573845475268#2').spoken).toBe(
    'Iteration #3 of 5 HL-99999, failed',
  );
});
