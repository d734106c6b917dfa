import { describe, expect, test } from 'vitest';
import { act, analysed, block, failedBy, MAX_RETRIES, MAX_STEPS, step, type Drawn } from './drawnRun';

const failedBlock = (reason: string, actions: Drawn[], fields = {}) => ({
  status: 'failed',
  reason: failedBy('navigation', reason),
  items: [
    block(
      'navigation',
      'go',
      { status: 'failed', failure_reason: reason, task_id: 'tsk_1', ...fields },
      actions,
    ),
  ],
});

/** A run in which every action completed and steps ran out. */
const stuck = (actions: Drawn[], more: object = {}) =>
  analysed({ ...failedBlock(MAX_STEPS, actions), ...more });

describe('decisions', () => {
  test('the agent’s own terminate, with the user’s error code', () => {
    const error = { error_code: 'LOCKED', reasoning: 'a banner says so', error_type: 'USER_DEFINED_ERROR' };
    const analysis = analysed({
      status: 'terminated',
      reason: 'navigation block terminated. Reason: locked',
      items: [
        block('navigation', 'go', { status: 'terminated', failure_reason: 'locked' }, [
          act('click', { status: 'failed' }),
          act('terminate', { id: 'act_stop', errors: [error] }),
        ]),
      ],
    });
    expect(analysis).toMatchObject({
      verdict: 'stopped-by',
      itemId: 'act_stop',
      rule: 'The agent decided to stop here.',
      codes: [{ code: 'LOCKED', reasoning: 'a banner says so', userDefined: true }],
    });
  });

  test('a validation by its criterion, with or without an action that says so', () => {
    const validation = (actions: Drawn[]) =>
      analysed({
        status: 'terminated',
        reason: 'validation block terminated. Reason: sold out',
        items: [block('validation', 'check', { status: 'terminated', failure_reason: 'sold out' }, actions)],
      });
    expect(validation([act('terminate', { id: 'act_stop' })])).toMatchObject({
      verdict: 'stopped-by',
      itemId: 'act_stop',
    });
    expect(validation([])).toMatchObject({ verdict: 'stopped-by', itemId: 'wrb_check' });
  });

  test('a block that exists to end the run', () => {
    expect(
      analysed({
        status: 'terminated',
        reason: 'x',
        items: [block('terminate', 'stop', { status: 'terminated' })],
      }),
    ).toMatchObject({
      verdict: 'stopped-by',
      itemId: 'wrb_stop',
      rule: 'This block ends the run when it is reached.',
    });
  });

  test('an error code that the agent was told to stop at', () => {
    const errors = [{ error_code: 'NO_STOCK', error_type: 'USER_DEFINED_ERROR' }];
    const { itemId, rule } = analysed(
      failedBlock('stopped', [
        act('click'),
        act('complete', { id: 'act_end', terminal_user_errors: true, errors }),
      ]),
    );
    expect([itemId, rule]).toEqual(['act_end', 'It ended the run with the error code NO_STOCK.']);
  });
});

describe('failed actions', () => {
  test('one that nothing redid is the cause, with what its step recorded', () => {
    const analysis = analysed({
      ...failedBlock(MAX_RETRIES, [
        act('click', { el: 'a Menu' }),
        act('click', { id: 'act_bad', el: 'button Pay', status: 'failed', step_id: 'stp_9' }),
      ]),
      steps: {
        tsk_1: [
          step(1, 0, {
            step_id: 'stp_9',
            output: {
              actions_and_results: [
                [
                  { action_type: 'click', action_id: 'act_bad' },
                  [{ success: false, exception_type: 'Hidden', exception_message: 'not visible' }],
                ],
              ],
            },
          }),
        ],
      },
    });
    expect(analysis).toMatchObject({ verdict: 'cause', itemId: 'act_bad', exception: 'Hidden: not visible' });
  });

  test('of the same action tried over and over, the last try', () => {
    const tries = [0, 1, 2].map((retry) =>
      act('click', {
        id: `act_${retry}`,
        el: 'button Pay',
        status: 'failed',
        step_order: 0,
        step_id: `stp_0_${retry}`,
      }),
    );
    expect(analysed(failedBlock(MAX_RETRIES, tries))).toMatchObject({ verdict: 'cause', itemId: 'act_2' });
  });

  test('a wait is never one', () => {
    const { verdict } = stuck([act('click', { el: 'a Menu' }), act('wait', { status: 'failed' })]);
    expect(verdict).not.toBe('cause');
  });

  test('one whose step was tried again with success is none', () => {
    const { verdict } = stuck([
      act('hover', { status: 'failed', step_order: 0, step_id: 'stp_a' }),
      act('click', { el: 'a Menu', step_order: 0, step_id: 'stp_b' }),
    ]);
    expect(verdict).not.toBe('cause');
  });

  test('one that was done later on the same field, whose element id is new, is none', () => {
    const { verdict } = stuck([
      act('input_text', { el: 'input name=city', status: 'failed', element_id: 'A' }),
      act('input_text', { el: 'input name=city', element_id: 'B' }),
    ]);
    expect(verdict).not.toBe('cause');
  });

  test('an agent’s block that raised outside of its actions is the cause itself', () => {
    expect(analysed(failedBlock('LLM provider refused', []))).toMatchObject({
      verdict: 'cause',
      itemId: 'wrb_go',
      rule: 'It failed before the agent did anything.',
    });
    const opened = analysed({
      status: 'failed',
      reason: failedBy('goto_url', 'net::ERR_NAME_NOT_RESOLVED'),
      items: [block('goto_url', 'open', { status: 'failed', failure_reason: 'net::ERR_NAME_NOT_RESOLVED' })],
    });
    expect(opened).toMatchObject({
      verdict: 'cause',
      itemId: 'wrb_open',
      rule: 'The page could not be opened.',
    });
  });

  test('tries that raised before the agent did anything', () => {
    const raised = { step_exception: 'LLMProviderError: 500' };
    expect(
      analysed({
        ...failedBlock(MAX_RETRIES, []),
        steps: { tsk_1: [0, 1].map((retry) => step(0, retry, { output: raised })) },
      }),
    ).toMatchObject({ verdict: 'cause', itemId: 'wrb_go', exception: 'LLMProviderError: 500' });
  });
});

describe('limits with every action completed', () => {
  test('the page left its start and never came back', () => {
    const { verdict, itemId, rule, othersAre } = stuck([
      act('click', { id: 'act_off', el: 'a Customers', page: '/invoices' }),
      act('scroll', { page: '/customers' }),
      act('wait', { page: '/customers', status: 'failed' }),
    ]);
    expect({ verdict, itemId, rule, othersAre }).toEqual({
      verdict: 'suspect',
      itemId: 'act_off',
      rule: 'The page left /invoices after it and never came back. No action failed; steps ran out.',
      othersAre: 'suspects',
    });
  });

  test('leaving is no suspect when the next page was worked on, nor when the page came back', () => {
    const forward = stuck([
      act('click', { id: 'act_off', el: 'a Checkout', page: '/cart' }),
      act('input_text', { el: 'input name=city', page: '/checkout' }),
      act('hover', { page: '/checkout' }),
    ]);
    expect(forward.verdict).toBe('none');
    const back = stuck([
      act('click', { id: 'act_off', el: 'a Customers', page: '/invoices' }),
      act('go_back', { page: '/customers' }),
      act('hover', { page: '/invoices' }),
    ]);
    expect(back.itemId).not.toBe('act_off');
  });

  test('unsure steps that led off the page begin where the agent became unsure', () => {
    const sure = Array.from({ length: 4 }, () => act('hover', { confidence_float: 0.95, page: '/p' }));
    const { itemId, others } = stuck([
      ...sure,
      act('input_text', { id: 'act_mail', el: 'input name=email', confidence_float: 0.61, page: '/p' }),
      act('click', { id: 'act_notify', el: 'button Notify me (submit)', confidence_float: 0.55, page: '/p' }),
      act('hover', { page: '/notify', confidence_float: 0.95 }),
    ]);
    expect(itemId).toBe('act_mail');
    expect(others.map((other) => other.itemId)).toContain('act_notify');
  });

  test('a field typed again after a submit: the first submit, whatever the element ids', () => {
    const fill = (zip: string, id: string) => [
      act('input_text', { el: 'input name=zip', text: zip, element_id: id, page: '/checkout' }),
      act('click', {
        id: `act_${id}`,
        el: 'button Continue (submit)',
        element_id: `${id}x`,
        page: '/checkout',
      }),
    ];
    const { itemId, rule } = stuck([
      act('input_text', { el: 'input name=city', page: '/checkout' }),
      ...fill('98101', 'A'),
      ...fill('98104', 'B'),
      ...fill('98109', 'C'),
    ]);
    expect(itemId).toBe('act_A');
    expect(rule).toContain('the field “zip” was typed again');
  });

  test('typing again without a submit between is a correction', () => {
    const { rule } = stuck([
      act('input_text', { el: 'input name=zip', text: '1' }),
      act('input_text', { el: 'input name=zip', text: '2' }),
    ]);
    expect(rule).toBe('No single item stands out. No action failed; steps ran out.');
  });

  test('the digits of a code are one entry', () => {
    const digit = (index: number) =>
      act('input_text', {
        el: 'input name=code',
        totp_timing_info: { is_totp_sequence: true, action_index: index },
      });
    expect(stuck([digit(0), act('click', { el: 'button Go (submit)' }), digit(1), digit(2)]).verdict).toBe(
      'none',
    );
  });

  test('the same thing to the same element once more: its first repetition', () => {
    const more = (id: string) =>
      act('click', { id, el: 'button Load more', intention: 'More?', page: '/list' });
    const { itemId, rule } = stuck([
      act('click', { el: 'a Filter', page: '/list' }),
      more('act_1'),
      more('act_2'),
      more('act_3'),
    ]);
    expect([itemId, rule]).toEqual([
      'act_2',
      'It does again what was done before, in the same place. No action failed; steps ran out.',
    ]);
  });

  test('the same element for another purpose, and looking around, repeat nothing', () => {
    const { verdict } = stuck([
      act('click', { el: 'button Next', intention: 'To page 2?', page: '/list' }),
      act('click', { el: 'button Next', intention: 'To page 3?', page: '/list' }),
      act('scroll', { intention: 'down', page: '/list' }),
      act('scroll', { intention: 'down', page: '/list' }),
    ]);
    expect(verdict).toBe('none');
  });

  test('stuck on a page that search led to, not at the search', () => {
    const add = (id: string) => act('click', { id, el: 'button Add', intention: 'Buy?', page: '/p/1' });
    const { itemId } = stuck([
      act('input_text', { el: 'input name=q', text: 'tent', page: '/' }),
      act('click', { el: 'button Search (submit)', page: '/' }),
      act('click', { el: 'a Tent', page: '/search' }),
      add('act_1'),
      add('act_2'),
      add('act_3'),
    ]);
    expect(itemId).toBe('act_2');
  });

  test('paging on and on begins where the first page was left', () => {
    const next = (id: string, page: string) =>
      act('click', { id, el: 'a Next page', intention: 'Next?', page });
    expect(stuck([next('act_1', '/s'), next('act_2', '/s?page=2'), next('act_3', '/s?page=3')]).itemId).toBe(
      'act_1',
    );
  });

  test('clearly less sure than the block usually is; a low figure that is usual says nothing', () => {
    const click = (confidence: number, n: number) =>
      act('click', { id: `act_${n}`, el: `a Link${n}`, confidence_float: confidence, page: '/' });
    const { itemId, rule } = stuck([0.95, 0.97, 0.95, 0.6, 0.5, 0.95].map(click));
    expect(itemId).toBe('act_3');
    expect(rule).toContain("Its confidence, 0.60, is clearly below the block's usual 0.95.");
    expect(stuck([0.5, 0.52, 0.48, 0.5, 0.55].map(click)).verdict).toBe('none');
  });

  test('tries that did nothing: the last action before the gap', () => {
    const drawn = failedBlock(MAX_RETRIES, [
      act('click', { id: 'act_last', el: 'a Menu', step_id: 'stp_0_0', step_order: 0 }),
    ]);
    const acting = step(0, 0, {
      status: 'completed',
      output: { actions_and_results: [[{ action_type: 'click' }, []]] },
    });
    const idle = [0, 1, 2, 3].map((retry) => step(1, retry, { output: { actions_and_results: [] } }));
    const dropped = step(2, 0, { status: 'canceled', output: null });
    const known = analysed({ ...drawn, steps: { tsk_1: [acting, ...idle, dropped] } });
    expect([known.verdict, known.itemId, known.rule]).toEqual([
      'suspect',
      'act_last',
      'After it the agent tried 4 times and did nothing. No action failed; tries ran out.',
    ]);
    expect(analysed(drawn)).toMatchObject({ verdict: 'suspect', itemId: 'act_last' });
  });

  test('tries that only waited did nothing either', () => {
    const waiting = [0, 1].map((retry) =>
      step(1, retry, {
        output: {
          actions_and_results: [
            [
              { action_type: 'wait' },
              [{ success: false, exception_message: 'Wait action is treated as a failure' }],
            ],
          ],
        },
      }),
    );
    const acting = step(0, 0, {
      status: 'completed',
      output: { actions_and_results: [[{ action_type: 'click' }, []]] },
    });
    const { itemId, exception } = analysed({
      ...failedBlock(MAX_RETRIES, [
        act('click', { id: 'act_last', el: 'a Menu' }),
        act('wait', { status: 'failed' }),
      ]),
      steps: { tsk_1: [acting, ...waiting] },
    });
    expect([itemId, exception]).toEqual(['act_last', null]);
  });

  test('the page stopped changing', () => {
    const { itemId, rule } = stuck([
      act('input_text', { el: 'input name=q', page: '/' }),
      act('click', { id: 'act_go', el: 'button Go (submit)', page: '/' }),
      ...['Help', 'About', 'Imprint'].map((name) => act('click', { el: `a ${name}`, page: '/results' })),
    ]);
    expect([itemId, rule]).toEqual([
      'act_go',
      'The page stopped changing after it. No action failed; steps ran out.',
    ]);
  });

  test('nothing stands out: the block, and the sentence says so', () => {
    expect(stuck([act('click', { el: 'a One' }), act('click', { el: 'a Two' })])).toMatchObject({
      verdict: 'none',
      itemId: 'wrb_go',
      chain: ['wrb_go'],
    });
  });

  test('limits are told by code where the words are others', () => {
    const errors = [{ error_code: 'REACH_MAX_STEPS', error_type: 'SYSTEM_DEFINED_ERROR' }];
    const drawn = failedBlock('Die Schritte sind aufgebraucht', [act('click', { el: 'a One' })], {
      output: { errors },
    });
    expect(analysed(drawn).verdict).toBe('none');
  });

  test('an agent that said it was done, unverified', () => {
    expect(
      analysed(
        failedBlock('goal not met', [
          act('click', { el: 'a x' }),
          act('complete', { id: 'act_done', verified: false }),
        ]),
      ),
    ).toMatchObject({
      verdict: 'suspect',
      itemId: 'act_done',
    });
  });
});
