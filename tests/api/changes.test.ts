import type { QueryClient } from '@tanstack/react-query';
import { delay, http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { cancelRun } from '~/api/cancelRun';
import { continueRun, sendCode } from '~/api/humanInput';
import { createQueryClient } from '~/api/queryClient';
import { originOfRerun, rememberRerun, rerunsOf } from '~/api/reruns';
import { runQuery } from '~/api/run';
import { retryRun, startAgentRun, startTaskRun } from '~/api/startRun';
import { deliveryFailed, replayWebhook } from '~/api/webhook';
import { WebhookReplay } from '~/skyvern/server';

const server = setupServer();
let client: QueryClient;
/** Every change that was sent: method, path, body. */
let sent: string[];

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  client = createQueryClient();
  sent = [];
  server.events.on('request:start', ({ request }) => {
    if (request.method === 'GET') return;
    const line = `${request.method} ${new URL(request.url).pathname}`;
    void request
      .clone()
      .text()
      .then((body) => sent.push(body ? `${line} ${body}` : line));
  });
});
afterEach(() => {
  client.clear();
  server.resetHandlers();
  server.events.removeAllListeners();
});

const refusal = (status: number, detail: string) => () => HttpResponse.json({ detail }, { status });
const serveRun = (id: string, run: object) =>
  server.use(http.get(`*/v1/runs/${id}`, () => HttpResponse.json({ run_id: id, ...run })));
const take = (path: string, make: () => Response = () => HttpResponse.json(null)) =>
  server.use(http.post(`*${path}`, make));

describe('cancel', () => {
  test('reads the status first, then sends', async () => {
    serveRun('wr_1', { status: 'running' });
    take('/v1/runs/wr_1/cancel');
    expect(await cancelRun(client, 'wr_1')).toMatchObject({ outcome: 'sent', run: { status: 'running' } });
    expect(sent).toEqual(['POST /v1/runs/wr_1/cancel']);
  });

  test.each(['completed', 'failed', 'terminated', 'canceled', 'timed_out'])(
    'sends nothing for a run that is %s, whatever the page showed',
    async (status) => {
      client.setQueryData(['run', 'tsk_v2_1'], { run_id: 'tsk_v2_1', status: 'running' });
      serveRun('tsk_v2_1', { status });
      expect(await cancelRun(client, 'tsk_v2_1')).toMatchObject({
        outcome: 'already-final',
        run: { status },
      });
      expect(sent).toEqual([]);
    },
  );

  test('believes no answer that was on its way before', async () => {
    let asks = 0;
    server.use(
      http.get('*/v1/runs/wr_1', async () => {
        const status = ++asks === 1 ? 'running' : 'completed';
        if (asks === 1) await delay(50);
        return HttpResponse.json({ run_id: 'wr_1', status });
      }),
    );
    take('/v1/runs/wr_1/cancel');
    const poll = client.fetchQuery(runQuery('wr_1')).catch(() => null);
    await vi.waitFor(() => expect(asks).toBe(1));
    expect((await cancelRun(client, 'wr_1')).outcome).toBe('already-final');
    await poll;
    expect(sent).toEqual([]);
    expect(client.getQueryData(['run', 'wr_1'])).toMatchObject({ status: 'completed' });
  });

  test('a run between two attempts can be canceled', async () => {
    serveRun('wr_1', { status: 'failed', retry_pending: true });
    take('/v1/runs/wr_1/cancel');
    expect((await cancelRun(client, 'wr_1')).outcome).toBe('sent');
  });

  test('goes by the id of the answer, not by that of the address', async () => {
    server.use(
      http.get('*/v1/runs/wr_1', () =>
        HttpResponse.json({ run_id: 'tsk_v2_1', run_type: 'task_v2', status: 'running' }),
      ),
    );
    take('/v1/runs/tsk_v2_1/cancel');
    expect((await cancelRun(client, 'wr_1')).outcome).toBe('sent');
    expect(sent).toEqual(['POST /v1/runs/tsk_v2_1/cancel']);
  });

  test('a child run is canceled by the internal route', async () => {
    server.use(
      http.get('*/v1/runs/wr_1', refusal(404, 'Task run not found wr_1')),
      http.get('*/v1/workflows/runs/wr_1', () =>
        HttpResponse.json({ workflow_run_id: 'wr_1', status: 'running' }),
      ),
    );
    take('/v1/runs/wr_1/cancel', refusal(404, 'Run not found wr_1'));
    take('/api/v1/workflows/runs/wr_1/cancel');
    expect((await cancelRun(client, 'wr_1')).outcome).toBe('sent');
  });

  test('too late and gone are outcomes, not errors', async () => {
    serveRun('tsk_1', { status: 'running' });
    take(
      '/v1/runs/tsk_1/cancel',
      refusal(400, 'Invalid task status transition from completed to canceled for tsk_1'),
    );
    expect((await cancelRun(client, 'tsk_1')).outcome).toBe('already-final');
    take('/v1/runs/tsk_1/cancel', refusal(404, 'Run not found tsk_1'));
    take('/api/v1/tasks/tsk_1/cancel', refusal(404, 'Task tsk_1 not found'));
    expect((await cancelRun(client, 'tsk_1')).outcome).toBe('gone');
  });

  test('a failure is one, and nothing is repeated', async () => {
    serveRun('wr_1', { status: 'running' });
    take('/v1/runs/wr_1/cancel', () => HttpResponse.json({ error: 'Unexpected error: X' }, { status: 500 }));
    await expect(cancelRun(client, 'wr_1')).rejects.toMatchObject({
      kind: 'server',
      message: 'Unexpected error: X',
    });
    expect(sent).toHaveLength(1);
  });
});

describe('starting runs', () => {
  const created = () => HttpResponse.json({ run_id: 'wr_2', run_type: 'workflow_run', status: 'created' });

  test('the same again', async () => {
    take('/v1/agents/runs/wr_1/retry', created);
    expect(await retryRun('wr_1')).toMatchObject({ run_id: 'wr_2', status: 'created' });
    expect(sent).toEqual(['POST /v1/agents/runs/wr_1/retry']);
  });

  test('a server that knows the older spelling only', async () => {
    take('/v1/agents/runs/wr_1/retry', refusal(404, 'Not Found'));
    take('/v1/workflows/runs/wr_1/retry', created);
    expect((await retryRun('wr_1')).run_id).toBe('wr_2');
    take('/v1/run/agents', refusal(405, 'Method Not Allowed'));
    take('/v1/run/workflows', created);
    expect((await startAgentRun({ workflow_id: 'wpid_1' })).run_id).toBe('wr_2');
  });

  test('a refusal is no missing route: nothing is sent twice', async () => {
    take('/v1/run/agents', refusal(404, 'Workflow not found. workflow_permanent_id=wpid_1'));
    await expect(startAgentRun({ workflow_id: 'wpid_1' })).rejects.toMatchObject({ kind: 'missing' });
    take('/v1/run/agents', () => HttpResponse.error());
    await expect(startAgentRun({ workflow_id: 'wpid_1' })).rejects.toMatchObject({ kind: 'offline' });
    take('/v1/run/agents', () =>
      HttpResponse.json(
        { detail: 'No run was created; retry this request.' },
        { status: 503, headers: { 'retry-after': '5' } },
      ),
    );
    await expect(startAgentRun({ workflow_id: 'wpid_1' })).rejects.toMatchObject({
      kind: 'server',
      waitMs: 5_000,
    });
    expect(sent).toHaveLength(3);
  });

  test('inputs, limit and origin reach the server as given', async () => {
    let headers = new Headers();
    server.use(http.post('*/v1/run/:kind', ({ request }) => ((headers = request.headers), created())));
    await startAgentRun(
      { workflow_id: 'wpid_1', parameters: { n: 1, list: ['ä'] }, proxy_location: 'NONE' },
      7,
    );
    expect(sent.at(-1)).toBe(
      'POST /v1/run/agents {"workflow_id":"wpid_1","parameters":{"n":1,"list":["ä"]},"proxy_location":"NONE"}',
    );
    expect([
      headers.get('x-user-agent'),
      headers.get('x-max-steps-override'),
      headers.get('content-type'),
    ]).toEqual(['skyvern-ui', '7', 'application/json']);
    await startTaskRun({ prompt: 'Find it', engine: 'skyvern-2.0' });
    expect(sent.at(-1)).toBe('POST /v1/run/tasks {"prompt":"Find it","engine":"skyvern-2.0"}');
    expect(headers.get('x-max-steps-override')).toBeNull();
  });

  test('this browser remembers which run repeats which', () => {
    rememberRerun('wr_2', 'wr_1');
    rememberRerun('wr_3', 'wr_1');
    expect(originOfRerun('wr_3')).toBe('wr_1');
    expect(rerunsOf('wr_1')).toEqual(['wr_2', 'wr_3']);
    expect(originOfRerun('wr_1')).toBeNull();
    localStorage.setItem('rundown.reruns', '{"broken"');
    expect(originOfRerun('wr_3')).toBeNull();
    rememberRerun('wr_4', 'wr_1');
    expect(rerunsOf('wr_1')).toEqual(['wr_4']);
  });
});

describe('what a paused run waits for', () => {
  test('approval', async () => {
    take('/v1/workflows/runs/wr_1/continue');
    expect(await continueRun('wr_1')).toBe('continued');
    take('/v1/workflows/runs/wr_1/continue', refusal(404, 'Workflow run not found wr_1'));
    expect(await continueRun('wr_1')).toBe('no-longer-waiting');
  });

  test('a code, with the run or task that waits and never the agent', async () => {
    take('/v1/credentials/totp', () =>
      HttpResponse.json({ totp_code_id: 'totp_1', code: '', status: 'raw_pending' }),
    );
    expect(await sendCode({ identifier: 'ops@example', content: ' 123456 ', runId: 'wr_1' })).toMatchObject({
      status: 'raw_pending',
    });
    await sendCode({ identifier: 'ops@example', content: '1', taskId: 'tsk_1' });
    expect(sent).toEqual([
      'POST /v1/credentials/totp {"totp_identifier":"ops@example","content":"123456","workflow_run_id":"wr_1"}',
      'POST /v1/credentials/totp {"totp_identifier":"ops@example","content":"1","task_id":"tsk_1"}',
    ]);
  });
});

describe('the webhook, sent again', () => {
  test('to its own address or another', async () => {
    take('/v1/runs/wr_1/retry_webhook', () =>
      HttpResponse.json({ run_id: 'wr_1', status_code: 200, payload: '{}', error: null }),
    );
    expect(deliveryFailed(await replayWebhook('wr_1', null))).toBeNull();
    await replayWebhook('wr_1', 'https://hooks.example/x');
    expect(sent).toEqual([
      'POST /v1/runs/wr_1/retry_webhook',
      'POST /v1/runs/wr_1/retry_webhook {"webhook_url":"https://hooks.example/x"}',
    ]);
  });

  test('a delivery that failed is a failure, though the server answers 200', () => {
    const failed = (fields: object) => deliveryFailed(WebhookReplay.parse(fields));
    expect(failed({ status_code: null, error: 'Connection refused' })).toBe('Connection refused');
    expect(failed({ status_code: 500 })).toBe('The receiver answered 500.');
    expect(failed({})).toBe('The server does not say whether it arrived.');
    expect(failed({ status_code: 204 })).toBeNull();
  });
});
