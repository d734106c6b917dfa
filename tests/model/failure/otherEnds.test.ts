import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '~/model/failure/analyse';
import { act, analysed, block, drawnRun, failedBy, MAX_STEPS, thought, type Drawn } from './drawnRun';

const plan = (id: string, fields = {}) => thought(id, { output: { user_goal_achieved: false }, ...fields });
const check = (id: string, output: object) => thought(id, { thought_type: 'user_goal_check', output });
const summary = (id: string, output: unknown) =>
  thought(id, {
    thought_type: 'user_goal_check',
    thought_scenario: 'summarization',
    output: { description: 'd', output },
  });
const extraction = (label: string, extracted: unknown) =>
  block('extraction', label, { output: { extracted_information: extracted } });

describe('runs that a planner drives', () => {
  const planned = (status: string, items: Drawn[], reason = 'Failed') =>
    analysed({ status, reason, items, run: { run_type: 'task_v2', run_id: 'tsk_v2_1' } });

  test('its decision to stop', () => {
    const items = [plan('ot_1'), extraction('read', null), check('ot_2', { should_terminate: true })];
    expect(planned('terminated', items)).toMatchObject({
      verdict: 'stopped-by',
      itemId: 'ot_2',
      chain: ['ot_2'],
    });
  });

  test('an empty result that fed a plan, then the thought that came to nothing', () => {
    const analysis = planned('failed', [
      plan('ot_1'),
      thought('ot_2', { output: null }),
      extraction('read', { value: null }),
    ]);
    expect(analysis).toMatchObject({ verdict: 'suspect', itemId: 'wrb_read', othersAre: 'suspects' });
    expect(analysis.others.map(({ itemId }) => itemId)).toEqual(['wrb_read', 'ot_2']);
  });

  test('an empty result that a later one made good is none', () => {
    const items = [
      extraction('first', null),
      extraction('second', { a: 1 }),
      thought('ot_9', { output: null }),
    ];
    expect(planned('failed', items)).toMatchObject({ verdict: 'suspect', itemId: 'ot_9' });
  });

  test('a page that was only opened brought nothing because nothing was asked', () => {
    const items = [block('goto_url', 'open', { output: { extracted_information: null } }), plan('ot_1')];
    expect(planned('failed', items)).toMatchObject({ verdict: 'none', itemId: 'wrb_open' });
  });

  test('the same plan made twice', () => {
    const items = [
      plan('ot_1', { answer: 'Open the list' }),
      block('task', 'a'),
      plan('ot_2', { answer: 'Open the list' }),
    ];
    expect(planned('failed', items)).toMatchObject({ verdict: 'suspect', itemId: 'ot_2' });
  });

  test('a failed block that the planner got over did not end the run; the last one did', () => {
    const bad = (label: string) =>
      block('navigation', label, { status: 'failed', failure_reason: MAX_STEPS }, [
        act('click', { el: 'a x' }),
      ]);
    const over = planned('failed', [bad('early'), plan('ot_1'), extraction('read', null)]);
    expect(over.itemId).toBe('wrb_read');
    expect(planned('failed', [plan('ot_1'), bad('last')]).endedById).toBe('wrb_last');
  });
});

describe('time-outs', () => {
  const CASCADE = 'Workflow run timed out: child entity cascade cleanup.';
  const timedOut = (items: Drawn[]) =>
    analysed({ status: 'timed_out', reason: 'Workflow run exceeded max elapsed runtime limit', items });

  test('stood at the innermost block that was open, with where the time went', () => {
    const analysis = timedOut([
      block('goto_url', 'open', { duration: 30 }),
      block('for_loop', 'each', { status: 'timed_out', failure_reason: CASCADE, loop_values: [1, 2] }, [
        block('task', 'done', { current_index: 0 }),
        block('task', 'open_one', { status: 'timed_out', failure_reason: CASCADE, current_index: 1 }, [
          act('click', { el: 'a x' }),
        ]),
      ]),
    ]);
    expect(analysis).toMatchObject({
      verdict: 'stood-at',
      itemId: 'wrb_open_one',
      endedById: 'wrb_open_one',
    });
    expect(analysis.rule).toBe(
      'Time ran out in this block, 11.0 s after it began. open took longest, 30.0 s.',
    );
    expect(analysis.timeByBlock.map(({ label, ms }) => [label, ms])).toEqual([
      ['open', 30_000],
      ['each', 13_000],
    ]);
  });

  test('a loop between two of its blocks stood at the last one', () => {
    const { itemId } = timedOut([
      block('for_loop', 'each', { status: 'timed_out', loop_values: [1, 2] }, [
        block('code', 'row', { current_index: 0 }),
      ]),
    ]);
    expect(itemId).toBe('wrb_row');
  });

  test('a planner that was thinking', () => {
    expect(timedOut([block('task', 'a'), thought('ot_1', { output: null })]).itemId).toBe('ot_1');
  });

  test('nothing had been done', () => {
    expect(timedOut([])).toMatchObject({
      verdict: 'none',
      itemId: null,
      rule: 'Time ran out before anything was done.',
    });
  });
});

describe('canceled, live and retried runs have no verdict', () => {
  test('canceled: what was last done, not what the worker began after the end', () => {
    const late = act('click', {
      id: 'act_late',
      started_at: '2026-01-01T11:00:00',
      created_at: '2026-01-01T11:00:09',
    });
    const analysis = analysed({
      status: 'canceled',
      items: [
        block('login', 'sign_in', { status: 'canceled' }, [
          act('input_text', { id: 'act_1' }),
          act('wait', { status: 'failed' }),
          late,
        ]),
      ],
    });
    expect(analysis).toMatchObject({
      verdict: null,
      itemId: null,
      lastDone: 'act_1',
      rule: 'Last done: #1 Input text in sign_in.',
    });
  });

  test('canceled before anything', () => {
    expect(analysed({ status: 'canceled', items: [] })).toMatchObject({
      lastDone: null,
      rule: 'Nothing was done before it was canceled.',
    });
  });

  test.each(['created', 'queued', 'running', 'paused', 'something_new'])('%s', (status) => {
    expect(analysed({ status, items: [block('task', 'a', { status: 'failed' })] })).toMatchObject({
      verdict: null,
      itemId: null,
      pending: 'The run is not over; there is no verdict before that.',
    });
  });

  test('the server is about to try again', () => {
    const { verdict, pending } = analysed({
      status: 'failed',
      reason: 'x',
      run: { retry_pending: true },
      items: [block('code', 'a', { status: 'failed', failure_reason: 'x' })],
    });
    expect([verdict, pending]).toEqual([
      null,
      'The server is about to try this run again; there is no verdict before that.',
    ]);
  });
});

describe('completed runs have at most a quiet line', () => {
  const completed = (items: Drawn[], run = {}) => analysed({ status: 'completed', items, run }).quiet;
  const iteration = (index: number, status: string) =>
    block('http_request', `call_${index}`, {
      current_index: index,
      status,
      failure_reason: status === 'failed' ? 'HTTP 500' : null,
    });
  const loop = (statuses: string[]) =>
    block(
      'for_loop',
      'each',
      { continue_on_failure: true, loop_values: statuses.map((_, n) => `INV-${n}`) },
      statuses.map((status, n) => iteration(n, status)),
    );

  test('failed iterations, leading to the innermost item of the first', () => {
    expect(completed([loop(['completed', 'failed', 'failed', 'completed'])])).toEqual({
      sentence: '2 of 4 iterations failed. The agent was told to continue.',
      itemId: 'wrb_call_1',
      linkText: 'First: #2 INV-1',
    });
  });

  test('failed blocks, and both', () => {
    const mail = block('send_email', 'mail', {
      status: 'failed',
      failure_reason: 'no host',
      continue_on_failure: true,
    });
    expect(completed([block('code', 'a'), mail])).toMatchObject({
      sentence: '1 of 2 blocks failed. The agent was told to continue.',
      itemId: 'wrb_mail',
      linkText: 'First: mail',
    });
    expect(completed([loop(['failed']), mail])?.sentence).toBe(
      '1 of 1 iteration and 1 of 2 blocks failed. The agent was told to continue.',
    );
  });

  test('an agent’s block leads to its failed action, to itself where none failed', () => {
    const go = (actions: Drawn[]) =>
      completed([
        block(
          'navigation',
          'go',
          { status: 'failed', failure_reason: MAX_STEPS, continue_on_failure: true },
          actions,
        ),
      ])?.itemId;
    expect(go([act('click', { id: 'act_1', status: 'failed', el: 'a x' })])).toBe('act_1');
    expect(go([act('click', { id: 'act_1', el: 'a x' }), act('wait', { status: 'failed' })])).toBe('wrb_go');
  });

  test('actions that failed on the way to a completed block are no failed part', () => {
    expect(completed([block('navigation', 'go', {}, [act('click', { status: 'failed' })])])).toBeNull();
  });

  test.each([
    [{ ordered: true, order_number: null }, 'The goal was declared met, but order_number is null.'],
    [{ a: null, b: '', c: 1 }, 'The goal was declared met, but a, b are empty.'],
    [{ result: { price: null, name: 'x' } }, 'The goal was declared met, but price is null.'],
    [{ items: [] }, 'The goal was declared met, but the result is empty.'],
    [null, 'The goal was declared met, but the result is empty.'],
  ])('a goal met over %j', (output, sentence) => {
    const items = [
      extraction('read', { x: 1 }),
      check('ot_1', { user_goal_achieved: true }),
      summary('ot_2', output),
    ];
    expect(completed(items, { run_type: 'task_v2', output })).toEqual({
      sentence,
      itemId: 'ot_1',
      linkText: null,
    });
    expect(completed(items.slice(0, 2), { run_type: 'task_v2', output })?.sentence).toBe(sentence);
  });

  test.each([
    [{ collected: true }],
    [{ found: false, count: 0 }],
    [{ list: [], total: 3 }],
    ['text'],
    [[{ a: 1, b: null }]],
  ])('a goal met over %j is no doubt', (output) => {
    const items = [
      extraction('read', { reference: null }),
      check('ot_1', { user_goal_achieved: true }),
      summary('ot_2', output),
    ];
    expect(completed(items, { run_type: 'task_v2', output })).toBeNull();
  });

  test('null results of blocks are no doubt: nobody declared them a goal met', () => {
    expect(completed([extraction('read', { value: null })])).toBeNull();
  });

  test('code that fell back to the AI', () => {
    const script = { script_run: { ai_fallback_triggered: false } };
    const items = [
      block('navigation', 'find', { status: 'failed', failure_reason: 'x', ...script }, [
        act('click', { created_by: 'script' }),
        act('complete', { id: 'act_end', status: 'failed', created_by: 'script' }),
      ]),
      block('navigation', 'find', { workflow_run_block_id: 'wrb_again' }, [act('click')]),
    ];
    expect(completed(items, { script_run: { ai_fallback_triggered: true } })).toEqual({
      sentence: 'Generated code fell back to the AI in find.',
      itemId: 'act_end',
      linkText: null,
    });
    expect(
      completed([block('navigation', 'x', { script_run: { ai_fallback_triggered: true } })]),
    ).toMatchObject({ itemId: 'wrb_x' });
    expect(completed([block('navigation', 'x', script)])).toBeNull();
  });
});

describe('whatever the run', () => {
  const status = fc.constantFrom(
    'completed',
    'failed',
    'terminated',
    'timed_out',
    'canceled',
    'skipped',
    'running',
    'odd',
    null,
  );
  const action = fc.record({
    type: fc.constantFrom('click', 'input_text', 'wait', 'terminate', 'complete', 'extract', 'scroll', 'odd'),
    status: fc.constantFrom('completed', 'failed', 'skipped'),
    el: fc.constantFrom('a x', 'button Go (submit)', 'input name=q', ''),
    page: fc.constantFrom('/', '/a', '/b', ''),
    confidence_float: fc.constantFrom(null, 0.2, 0.9, 0.95),
    step_order: fc.constantFrom(null, 0, 1),
  });
  const drawn = fc.letrec<{ block: Drawn; item: Drawn }>((tie) => ({
    item: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc
        .record({
          output: fc.constantFrom(null, {}, { should_terminate: true }, { user_goal_achieved: true }),
        })
        .map((fields) => thought(`ot_${Math.round(fields.output ? 1 : 2)}`, fields)),
      tie('block'),
    ),
    block: fc
      .record({
        type: fc.constantFrom(
          'navigation',
          'code',
          'for_loop',
          'conditional',
          'validation',
          'extraction',
          'workflow_trigger',
          'odd',
        ),
        label: fc.constantFrom('a', 'b', 'c', 'd'),
        status,
        failure_reason: fc.constantFrom(
          null,
          'HTTP 503',
          MAX_STEPS,
          'Max retries per step (3) exceeded',
          'Task tsk_1 was canceled',
        ),
        continue_on_failure: fc.boolean(),
        current_index: fc.constantFrom(null, 0, 1),
        actions: fc.array(action, { maxLength: 5 }),
        inside: fc.array(tie('item'), { maxLength: 3, depthIdentifier: 'runs' }),
      })
      .map(({ type, label, actions, inside, ...fields }) =>
        block(type, label, fields, [...actions.map(({ type: kind, ...rest }) => act(kind, rest)), ...inside]),
      ),
  }));

  test('it names only items of the run, once each, and every verdict has its sentence', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('completed', 'failed', 'terminated', 'timed_out', 'canceled', 'running'),
        fc.constantFrom(null, 'HTTP 503', failedBy('navigation', MAX_STEPS)),
        fc.array(drawn.item, { maxLength: 4 }),
        (runStatus, reason, items) => {
          const scene = drawnRun({ status: runStatus, reason, items });
          const analysis = analyse(scene);
          const { byId } = scene.timeline;
          const others = analysis.others.map(({ itemId }) => itemId);
          for (const id of [...others, ...analysis.chain]) expect(byId.has(id)).toBe(true);
          expect(new Set(others).size).toBe(others.length);
          expect(analysis.verdict === null).toBe(['completed', 'canceled', 'running'].includes(runStatus));
          if (analysis.itemId !== null) expect(others).toContain(analysis.itemId);
          if (analysis.verdict !== null) expect(analysis.rule).toMatch(/\.$/);
          if (runStatus !== 'completed') expect(analysis.quiet).toBeNull();
          expect(analyse(scene)).toEqual(analysis);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('blocks nested 2,000 deep are gone through to the innermost', () => {
    let inside: Drawn[] = [];
    for (let level = 2000; level > 0; level--)
      inside = [
        block(
          'for_loop',
          `l${level}`,
          { status: 'failed', failure_reason: 'deep', current_index: 0, loop_values: [1] },
          inside,
        ),
      ];
    // The drawing itself is recursive; the deepest items stand on a stack that Node gives.
    const { itemId } = analysed({ status: 'failed', reason: 'deep', items: inside });
    expect(itemId).toBe('wrb_l2000');
  });
});
