import { describe, expect, test } from 'vitest';
import { buildTimeline } from '~/model/timeline/build';
import { codeWait } from '~/pages/run/live/codeWait';
import { readTimeline } from '~/skyvern/readTimeline';
import { RichRun } from '~/skyvern/richRun';
import { Run } from '~/skyvern/run';
import { sentAction, sentBlock } from '../timeline/sentRun';

const SAYS_YES = {
  waiting_for_verification_code: true,
  verification_code_identifier: 'ops@a.example',
  verification_code_polling_started_at: '2026-01-01T00:00:30',
};

interface Scene {
  run?: Record<string, unknown>;
  rich?: Record<string, unknown> | null;
  /** Of the running block, newest last. */
  actions?: Record<string, unknown>[];
  definition?: Record<string, unknown>;
  /** Seconds after the newest item. */
  after?: number;
}

/** A running run whose one block runs, looked at `after` seconds after its newest item. */
function scene({ run = {}, rich = null, actions = [], definition, after = 0 }: Scene) {
  const sent = [
    sentBlock(
      'w',
      1,
      actions.map((action, at) => sentAction(`a${at}`, 2 + at, action)),
      { status: 'running', label: 'sign_in', block_type: 'login' },
    ),
  ];
  const timeline = buildTimeline(readTimeline(sent), {
    final: false,
    runStatus: 'running',
    definition: definition
      ? [{ block_type: 'login', label: 'sign_in', loop_blocks: [], raw: definition }]
      : null,
    finallyLabel: null,
    previous: null,
  });
  const newest = Math.max(...timeline.nodes.map((node) => node.endMs ?? node.startMs ?? 0));
  return codeWait(
    {
      run: Run.parse({ run_id: 'wr_1', status: 'running', ...run }),
      rich: rich && RichRun.parse(rich),
      taskV2: null,
      timeline,
    },
    newest + after * 1_000,
  );
}

describe('a server that says so', () => {
  test('is believed, with whom the code is for and since when', () => {
    expect(scene({ run: SAYS_YES })).toMatchObject({
      sure: true,
      identifier: 'ops@a.example',
      sinceMs: Date.parse('2026-01-01T00:00:30Z'),
    });
    expect(scene({ rich: SAYS_YES })).toMatchObject({ sure: true, identifier: 'ops@a.example' });
  });

  test('is believed when it says no, whatever the run looks like', () => {
    const asks = [{ action_type: 'verification_code' }];
    expect(scene({ run: { waiting_for_verification_code: false }, actions: asks, after: 60 })).toBeNull();
  });

  test('is asked nothing of a run that does not run', () => {
    for (const status of ['queued', 'paused', 'completed'])
      expect(scene({ run: { ...SAYS_YES, status } })).toBeNull();
  });
});

describe('a server that says nothing', () => {
  test.each([
    ['the newest action asked for a code', { action_type: 'verification_code' }],
    ['it typed a digit of one', { action_type: 'input_text', totp_timing_info: { is_totp_sequence: true } }],
  ])('may wait when %s and nothing followed', (_what, action) => {
    expect(scene({ actions: [action], after: 4 })).toBeNull();
    expect(scene({ actions: [action], after: 5 })).toMatchObject({ sure: false, identifier: null });
    expect(scene({ actions: [action, { action_type: 'click' }], after: 60 })).toBeNull();
  });

  test('may wait when somebody is named for codes and nothing comes for 20 s', () => {
    const run = { run_request: { totp_identifier: 'ops@a.example' } };
    expect(scene({ run, after: 19 })).toBeNull();
    expect(scene({ run, after: 20 })).toMatchObject({ sure: false, identifier: 'ops@a.example' });
    expect(scene({ after: 600 })).toBeNull();
  });

  test('names whom the block asks, unless that is a template', () => {
    const actions = [{ action_type: 'verification_code' }];
    const asked = (totp_identifier: unknown) =>
      scene({ actions, after: 9, definition: { totp_identifier } })?.identifier;
    expect(asked(' ops@b.example ')).toBe('ops@b.example');
    expect(asked('{{ who }}')).toBeNull();
    expect(asked(7)).toBeNull();
  });
});
