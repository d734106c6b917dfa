import { describe, expect, test } from 'vitest';
import { runDuration } from '~/model/run/duration';
import { extractedInformation } from '~/model/run/extractedInformation';
import { failureText } from '~/model/run/failureText';
import { statusWords } from '~/model/run/statusWords';
import { runTitle } from '~/model/run/title';
import { RichRun } from '~/skyvern/richRun';
import { Run } from '~/skyvern/run';
import { recordedRun } from '../recordedRun';

const run = (fields: Record<string, unknown>) =>
  Run.parse({ run_id: 'wr_1', status: 'completed', ...fields });
const rich = (fields: Record<string, unknown>) => RichRun.parse(fields);

describe('title', () => {
  test('the run’s own, else the agent’s, else the first line of the prompt, else the id', () => {
    expect(runTitle(run({ run_request: { title: 'Own' } }), rich({ workflow_title: 'Agent' }))).toBe('Own');
    expect(runTitle(run({ run_request: { title: ' ' } }), rich({ workflow_title: 'Agent' }))).toBe('Agent');
    expect(runTitle(run({ run_request: { prompt: '\n  Find it.\nThen stop.' } }), null)).toBe('Find it.');
    expect(runTitle(run({}), null)).toBe('wr_1');
  });

  test.each([
    ['shop-product-lookup', 'Northwind product lookup'],
    ['task-v2-cheapest-backpack', 'Find Cheapest Backpack'],
    ['task-v1-completed', 'Basecamp 3 lookup'],
    ['trigger-child', 'Northwind stock probe'],
  ])('%s is called %s', (slug, title) => {
    const { run: recorded, rich: richly, taskV1, taskV2 } = recordedRun(slug);
    expect(runTitle(recorded, richly, taskV1, taskV2)).toBe(title);
  });
});

describe('duration', () => {
  const times = { started_at: '2026-01-01T00:00:10', finished_at: '2026-01-01T00:01:00' };
  const now = Date.parse('2026-01-01T00:00:40Z');

  test('from start to end; while it goes on, until now', () => {
    expect(runDuration(run(times), now)).toBe(50_000);
    expect(runDuration(run({ ...times, status: 'running', finished_at: null }), now)).toBe(30_000);
    // The server is about to try again: the end it names is not the end.
    expect(runDuration(run({ ...times, status: 'failed', retry_pending: true }), now)).toBe(30_000);
  });

  test('none before it started, none when the end is not known, never below nothing', () => {
    expect(runDuration(run({}), now)).toBeNull();
    expect(runDuration(run({ started_at: times.started_at }), now)).toBeNull();
    expect(runDuration(run({ ...times, status: 'running' }), now - 3_600_000)).toBe(0);
  });
});

describe('extracted information', () => {
  const informationOf = (slug: string) => {
    const { run: recorded, rich: richly, taskV2 } = recordedRun(slug);
    return extractedInformation(recorded, richly, taskV2);
  };

  test('an agent run: what its blocks extracted, a single entry by itself', () => {
    expect(informationOf('shop-product-lookup')?.value).toHaveProperty('product');
    const several = run({ output: { extracted_information: [{ a: 1 }, null, { b: 2 }] } });
    expect(extractedInformation(several, null, null)?.value).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test('a task v2: its answer, and what it says of it', () => {
    expect(informationOf('task-v2-cheapest-backpack')).toMatchObject({
      value: { cheapest: { name: 'Trailhead 40L Backpack' } },
      summary: expect.stringContaining('$129.00') as string,
    });
  });

  test.each([
    ['nothing was extracted', { output: { extracted_information: [] } }],
    ['only nothing was extracted', { output: { extracted_information: [null] } }],
    ['no block recorded an output', { output: null }],
    ['the run failed', { status: 'failed', output: { extracted_information: [{ a: 1 }] } }],
    ['a task gave nothing', { run_type: 'task_v1', output: null }],
  ])('none where %s', (_, fields) => {
    expect(extractedInformation(run(fields), null, null)).toBeNull();
  });

  test('falsy answers are answers', () => {
    expect(extractedInformation(run({ run_type: 'task_v1', output: 0 }), null, null)?.value).toBe(0);
    expect(extractedInformation(run({ output: { extracted_information: [false] } }), null, null)?.value).toBe(
      false,
    );
  });
});

describe('failure text', () => {
  test('states, guesses, categories in words and codes as sent', () => {
    const { run: recorded, rich: richly } = recordedRun('checkout-zip-rejected');
    const text = failureText(recorded, richly);
    expect(text.reason).toMatch(/^navigation block failed\. failure reason: .*Possible failure reasons: $/);
    expect(text.guess).toMatch(/^The delivery form/);
    expect(text.reason + text.guess).toBe(recorded.failure_reason);
    expect(text.categories.map(({ words }) => words)).toContain('Max steps exceeded');
    expect(text.codes.map(({ code }) => code)).toContain('REACH_MAX_STEPS');
    expect(new Set(text.codes.map(({ code }) => code)).size).toBe(text.codes.length);
  });

  test('a code of the user’s own says so', () => {
    const { run: recorded, rich: richly } = recordedRun('validation-terminated');
    expect(failureText(recorded, richly).codes).toMatchObject([{ code: 'OUT_OF_STOCK', byUser: true }]);
  });

  test('a text that guesses nothing is whole, and no text is said', () => {
    expect(failureText(run({ failure_reason: 'It broke.' }), null)).toMatchObject({
      reason: 'It broke.',
      guess: null,
    });
    expect(failureText(run({ failure_reason: 'Possible failure reasons:' }), null).guess).toBeNull();
    expect(failureText(run({}), null)).toEqual({
      reason: 'The server gave no reason.',
      guess: null,
      categories: [],
      codes: [],
    });
  });
});

describe('status', () => {
  test.each([
    'created',
    'queued',
    'running',
    'paused',
    'completed',
    'failed',
    'terminated',
    'canceled',
    'timed_out',
  ])('%s has a word, a sign and a meaning of its own', (status) => {
    const words = statusWords(status);
    expect(words.icon).not.toBe('circle-question-mark');
    expect(words.word.toLowerCase().replace(' ', '_')).toBe(status);
    expect(words.meaning).toMatch(/\.$/);
  });

  test('an unknown one is shown as sent', () => {
    expect(statusWords('archiving')).toMatchObject({
      word: 'archiving',
      tone: 'idle',
      icon: 'circle-question-mark',
    });
    expect(statusWords('constructor').word).toBe('constructor');
  });
});
