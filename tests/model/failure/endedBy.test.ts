import { describe, expect, test } from 'vitest';
import { analysed, act, block, drawnRun, failedBy, MAX_STEPS } from './drawnRun';
import { endedBy } from '~/model/failure/endedBy';

const HTTP_503 = "HTTP 503: {'error': 'down'}";
const failedHttp = (label: string, fields = {}) =>
  block('http_request', label, {
    status: 'failed',
    failure_reason: HTTP_503,
    output: { status_code: 503 },
    ...fields,
  });

describe('the block that ended the run', () => {
  test('a block that was continued on is not it', () => {
    const { itemId, others } = analysed({
      status: 'failed',
      reason: failedBy('code', 'Failed to execute code block. Reason: KeyError: x'),
      items: [
        failedHttp('push', { continue_on_failure: true }),
        block('code', 'count', {
          status: 'failed',
          failure_reason: 'Failed to execute code block. Reason: KeyError: x',
        }),
      ],
    });
    expect(itemId).toBe('wrb_count');
    expect(others).toEqual([
      { itemId: 'wrb_push', rule: 'The run went on after it.' },
      { itemId: 'wrb_count', rule: 'The code raised KeyError.' },
    ]);
  });

  test('the finally block runs after the end: it is not it, even when it failed too', () => {
    const analysis = analysed({
      status: 'failed',
      reason: failedBy('http_request', HTTP_503),
      finallyLabel: 'clean_up',
      items: [
        failedHttp('push'),
        block('send_email', 'clean_up', { status: 'failed', failure_reason: 'no mail server' }),
      ],
    });
    expect(analysis).toMatchObject({ verdict: 'cause', itemId: 'wrb_push', endedById: 'wrb_push' });
    expect(analysis.others.at(-1)).toEqual({ itemId: 'wrb_clean_up', rule: 'It came after the failure.' });
  });

  test('a loop’s own flag counts for what is inside it', () => {
    const inner = (index: number, status: string) =>
      failedHttp(`call_${index}`, {
        current_index: index,
        status,
        failure_reason: status === 'failed' ? HTTP_503 : null,
      });
    const { itemId } = analysed({
      status: 'failed',
      reason: failedBy('send_email', 'no mail server'),
      items: [
        block('for_loop', 'each', { continue_on_failure: true, loop_values: ['a', 'b'] }, [
          inner(0, 'failed'),
          inner(1, 'completed'),
        ]),
        block('send_email', 'mail', { status: 'failed', failure_reason: 'no mail server' }),
      ],
    });
    expect(itemId).toBe('wrb_mail');
  });

  test('through loops inside loops to the innermost, with iterations in the chain', () => {
    const { itemId, chain } = analysed({
      status: 'failed',
      reason: failedBy('for_loop', `failed in iteration 1: ${HTTP_503}`),
      items: [
        block(
          'for_loop',
          'outer',
          { status: 'failed', failure_reason: `failed in iteration 1: ${HTTP_503}`, loop_values: [1, 2] },
          [
            block(
              'for_loop',
              'inner',
              { status: 'failed', failure_reason: HTTP_503, current_index: 1, loop_values: ['x'] },
              [failedHttp('call', { current_index: 0 })],
            ),
          ],
        ),
      ],
    });
    expect(itemId).toBe('wrb_call');
    expect(chain).toEqual(['wrb_call', 'wrb_inner#0', 'wrb_inner', 'wrb_outer#1', 'wrb_outer']);
  });

  test('inside the branch of a conditional that itself completed', () => {
    const { itemId, chain } = analysed({
      status: 'failed',
      reason: failedBy('http_request', HTTP_503),
      items: [block('conditional', 'decide', { executed_branch_id: 'b1' }, [failedHttp('call')])],
    });
    expect(itemId).toBe('wrb_call');
    expect(chain).toEqual(['wrb_call', 'wrb_decide?b1', 'wrb_decide']);
  });

  test('texts that only say that the run ended above name nothing', () => {
    const { itemId, others } = analysed({
      status: 'failed',
      reason: failedBy('http_request', HTTP_503),
      items: [
        failedHttp('push'),
        block('navigation', 'other', {
          status: 'timed_out',
          failure_reason: 'Workflow run failed: child entity cascade cleanup.',
        }),
      ],
    });
    expect(itemId).toBe('wrb_push');
    expect(others.at(-1)?.rule).toBe('Closed by the end of the run.');
  });

  test('among several the one whose reason the run’s reason holds', () => {
    const scene = drawnRun({
      status: 'failed',
      reason: failedBy('file_url_parser', 'The   file is\nempty'),
      items: [
        block('file_url_parser', 'read', { status: 'failed', failure_reason: 'The file is empty' }),
        block('http_request', 'later', { status: 'failed', failure_reason: 'HTTP 500' }),
      ],
    });
    expect(scene.timeline.nodes[endedBy(scene.timeline, scene.run.failure_reason) ?? -1]?.id).toBe(
      'wrb_read',
    );
  });

  test('what an earlier attempt of the run failed at is behind it', () => {
    const scene = drawnRun({
      status: 'failed',
      reason: HTTP_503,
      items: [failedHttp('first'), failedHttp('second')],
    });
    const attempt = (node: (typeof scene.timeline.nodes)[number], n: number) => ({
      ...node,
      attempt: n,
      retried: n === 1,
    });
    const nodes = scene.timeline.nodes.map((node, index) => attempt(node, index === 0 ? 1 : 2));
    expect(endedBy({ ...scene.timeline, nodes }, HTTP_503)).toBe(1);
  });

  test('code that failed is the cause, not the repair that failed after it', () => {
    const { itemId } = analysed({
      status: 'failed',
      reason: failedBy('code', 'Failed to execute code block. Reason: TimeoutError: x'),
      items: [
        block(
          'code',
          'scrape',
          { status: 'failed', failure_reason: 'Failed to execute code block. Reason: TimeoutError: x' },
          [
            act('click', { status: 'failed', created_by: 'script' }),
            block('task', 'Self-heal recovery', { status: 'failed', failure_reason: MAX_STEPS }),
          ],
        ),
      ],
    });
    expect(itemId).toBe('wrb_scrape');
  });

  test('a run that ended before any block, and one that ended while a block was at work', () => {
    expect(analysed({ status: 'failed', reason: 'no browser', items: [] })).toMatchObject({
      verdict: 'none',
      itemId: null,
      chain: [],
      others: [],
    });
    expect(
      analysed({
        status: 'failed',
        reason: 'worker lost',
        items: [block('code', 'a'), block('navigation', 'b', { status: 'running' })],
      }),
    ).toMatchObject({ verdict: 'none', itemId: 'wrb_b' });
  });
});

describe('blocks without a browser are the cause themselves', () => {
  test.each([
    ['code', 'Failed to execute code block. Reason: NameError: x', null, 'The code raised NameError.'],
    ['http_request', HTTP_503, { status_code: 503 }, 'The server answered HTTP 503.'],
    [
      'http_request',
      'refused',
      { error: 'refused', error_type: 'ConnectError' },
      'The request got no answer: ConnectError.',
    ],
    ['send_email', 'no host', { success: false }, 'The mail was not sent.'],
    ['file_url_parser', 'bad csv', { status: 'failed', errors: [] }, 'The file could not be read.'],
    ['pdf_parser', 'no pdf', null, 'The file could not be read.'],
    ['text_prompt', 'no model', null, 'The prompt got no usable answer.'],
    ['human_interaction', 'mail refused', null, 'It failed before anybody could answer.'],
    ['conditional', 'template error', null, 'None of its branches could be chosen.'],
    ['wait', 'odd', null, 'Wait failed by itself, without a browser.'],
    ['brand_new_block', 'odd', null, 'Brand new block failed by itself, without a browser.'],
  ])('%s: %s', (type, reason, output, rule) => {
    const analysis = analysed({
      status: 'failed',
      reason: failedBy(type, reason),
      items: [block(type, 'it', { status: 'failed', failure_reason: reason, output })],
    });
    expect(analysis).toMatchObject({ verdict: 'cause', itemId: 'wrb_it', rule });
  });

  test('an approval that nobody gave', () => {
    const { rule } = analysed({
      status: 'failed',
      reason: 'human_interaction block timed out. Reason: Timeout elapsed',
      items: [
        block('human_interaction', 'ask', {
          status: 'timed_out',
          failure_reason: 'Timeout elapsed with no human interaction',
        }),
      ],
    });
    expect(rule).toBe('Nobody answered before its time was up.');
  });

  test('a block that started another run leads to it', () => {
    const analysis = analysed({
      status: 'failed',
      reason: failedBy('workflow_trigger', 'child failed'),
      items: [
        block('workflow_trigger', 'start', {
          status: 'failed',
          failure_reason: 'child failed',
          output: { workflow_run_id: 'wr_77', status: 'failed', failure_reason: 'boom' },
        }),
      ],
    });
    expect(analysis).toMatchObject({
      verdict: 'cause',
      itemId: 'wrb_start',
      childRunId: 'wr_77',
      rule: 'The run it started, wr_77, ended as failed.',
    });
    expect(analysis.facts).toContainEqual({ name: 'failure_reason', value: 'boom' });
  });

  test('the values that broke it: configuration, line, inputs by name, what came back; secrets masked', () => {
    const definition = [
      { block_type: 'extraction', label: 'read' },
      {
        block_type: 'code',
        label: 'sum',
        code: 'a / b',
        parameters: [{ key: 'read_output' }, { key: 'factor' }],
      },
    ];
    const { facts } = analysed({
      status: 'failed',
      reason: failedBy('code', 'Reason: ZeroDivisionError: x'),
      definition,
      rich: { parameters: { factor: 0 } },
      items: [
        block('extraction', 'read', { output: { extracted_information: { b: 0, api_key: 'sk-secret' } } }),
        block('code', 'sum', { status: 'failed', failure_reason: 'Reason: ZeroDivisionError: x' }, [
          act('null_action', { status: 'failed', output: { code_line: 1 } }),
        ]),
      ],
    });
    expect(facts).toEqual([
      { name: 'code', value: 'a / b' },
      { name: 'code_line', value: 1 },
      { name: 'read_output', value: { extracted_information: { b: 0, api_key: '••••••' } } },
      { name: 'factor', value: 0 },
    ]);
  });
});
