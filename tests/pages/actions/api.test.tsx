import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setConfig } from '~/api/config';
import { forgetConnection, setConnection } from '~/api/connection';
import { openRunDialog } from '~/pages/run/actions/runDialogs';
import { server, world } from '../../../mocks/node';
import { linesOf, openDialog, serveRun } from './dialog';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => void world.sent.splice(0));
afterEach(() => {
  openRunDialog(null);
  forgetConnection();
  setConfig({});
  server.resetHandlers();
});
afterAll(() => server.close());

const LOOKUP = 'wr_599935478559500566';
const SECRETS = 'wr_8000000000000003006';
const TASK_V2 = 'tsk_v2_599943291105012964';

const openApi = async (runId: string) => {
  const shown = await openDialog(runId, 'api', 'API & Webhooks');
  // The richest answer may come after the dialog.
  await within(shown.dialog).findByText(/"proxy_location"/);
  return shown;
};
const program = () => screen.getByRole('group', { name: 'Program' });
const copied = async (user: { click: (element: Element) => Promise<void> }) => {
  await user.click(
    within(screen.getByRole('region', { name: 'Request' })).getByRole('button', { name: /^Cop/ }),
  );
  return navigator.clipboard.readText();
};
const target = () => screen.getByLabelText('Send it again to');
const replay = () => screen.getByRole('button', { name: 'Replay' });

describe('the request', () => {
  test('is a program in four languages, for the connected server, with a placeholder for the key', async () => {
    setConfig({ mode: 'proxy', upstreamOrigin: 'http://skyvern.internal:8000' });
    const { user } = await openApi(LOOKUP);
    const text = await copied(user);
    expect(text).toContain(`curl -X POST 'http://skyvern.internal:8000/v1/run/agents'`);
    expect(text).toContain(`'x-api-key: <your-api-key>'`);
    expect(text).toContain('"agent_id": "wpid_599935478559500556"');
    expect(text).toContain('"X-Trace": "nw-lookup"');
    for (const [name, begins] of [
      ['PowerShell', '$headers = @{'],
      ['Python', 'import requests'],
      ['TypeScript', 'const payload'],
    ] as const) {
      await user.click(screen.getByRole('button', { name }));
      expect(await copied(user)).toMatch(new RegExp(`^${begins.replaceAll(/[$@{]/g, String.raw`\$&`)}`));
    }
    expect(screen.getByRole('list', { name: 'Not in the request' })).toHaveTextContent(
      'max_elapsed_time_minutes, run_metadata, the header x-max-steps-override: the API does not give it back.',
    );
  });

  test('the exact repetition by the server needs no values', async () => {
    const { user } = await openApi(LOOKUP);
    await user.click(screen.getByRole('button', { name: 'Exactly as it was' }));
    expect(program()).toHaveTextContent(`/v1/agents/runs/${LOOKUP}/retry`);
    expect(program()).not.toHaveTextContent('parameters');
  });

  test('a task v2 is planned again', async () => {
    await openApi(TASK_V2);
    expect(program()).toHaveTextContent('/v1/run/tasks');
    expect(program()).toHaveTextContent('skyvern-2.0');
    expect(screen.queryByRole('button', { name: 'Exactly as it was' })).toBeNull();
  });

  test('key and secrets are placeholders, on screen and in what is copied, until they are revealed', async () => {
    setConnection({ apiBase: 'http://skyvern.test', apiKey: 'key-of-mine' });
    const { user, dialog } = await openApi(SECRETS);
    await within(dialog).findByText(/PORTAL_PASSWORD/);
    const before = await copied(user);
    expect(before).toContain('"portal_password": "<PORTAL_PASSWORD>"');
    expect(before).toContain('"product": "Trailhead 40L Backpack"');
    expect(before).not.toContain('key-of-mine');
    expect(dialog.textContent).not.toContain('key-of-mine');
    await user.click(screen.getByRole('button', { name: 'Reveal' }));
    const after = await copied(user);
    expect(after).toContain("'x-api-key: key-of-mine'");
    expect(after).not.toContain('<PORTAL_PASSWORD>');
    await user.click(screen.getByRole('button', { name: 'Hide' }));
    expect(await copied(user)).toBe(before);
  });
});

describe('the webhook', () => {
  const confirm = async (user: { click: (element: Element) => Promise<void> }) => {
    await user.click(replay());
    const question = await screen.findByRole('dialog', { name: 'Send the webhook?' });
    await user.click(within(question).getByRole('button', { name: 'Send' }));
  };

  test('says where it went, what became of it and what it holds', async () => {
    const { user } = await openApi(LOOKUP);
    const part = screen.getByRole('region', { name: 'Webhook' });
    expect(part).toHaveTextContent('Targethttp://hooks.northwind.example/skyvern');
    expect(part).toHaveTextContent('Last resultWebhook delivery failed before receiving a response');
    await user.click(await within(part).findByRole('button', { name: /^Payload, \d/ }));
    expect(part).toHaveTextContent('"workflow_run_id": "wr_599935478559500566"');
  });

  test('is sent only after a question, and not when that is denied', async () => {
    const { user } = await openApi(LOOKUP);
    await user.click(replay());
    const question = await screen.findByRole('dialog', { name: 'Send the webhook?' });
    expect(question).toHaveTextContent('http://hooks.northwind.example/skyvern');
    const keep = within(question).getByRole('button', { name: 'Do not send' });
    expect(keep).toHaveFocus();
    await user.click(keep);
    expect(world.sent).toEqual([]);
    await confirm(user);
    expect(await screen.findByText('Delivered')).toBeVisible();
    expect(world.sent.map(({ url, body }) => [url, body])).toEqual([
      [`/v1/runs/${LOOKUP}/retry_webhook`, ''],
    ]);
  });

  test('a failure inside a 200 is a failure, with what the receiver said', async () => {
    const { user } = await openApi(LOOKUP);
    await user.type(target(), 'https://staging.example/hooks/502');
    await confirm(user);
    const result = (await screen.findByText('Not delivered')).closest('p');
    expect(result).toHaveTextContent('Not delivered to staging.example, it answered 502 after 82 ms.');
    expect(screen.getByText('{"error":"refused"}')).toBeVisible();
    expect(world.sent[0]?.body).toBe('{"webhook_url":"https://staging.example/hooks/502"}');
  });

  test('a receiver that is not there', async () => {
    const { user } = await openApi(LOOKUP);
    await user.type(target(), 'https://nobody.example/hooks');
    await confirm(user);
    expect((await screen.findByText('Not delivered')).closest('p')).toHaveTextContent(
      'Not delivered to nobody.example: ConnectError: All connection attempts failed after 12 ms.',
    );
  });

  test('an address that is none is not sent', async () => {
    const { user } = await openApi(LOOKUP);
    await user.type(target(), 'hooks.example');
    expect(target()).toHaveAccessibleDescription('Enter an address that begins with http:// or https://.');
    await user.click(replay());
    expect(screen.queryByRole('dialog', { name: 'Send the webhook?' })).toBeNull();
  });

  const running = {
    run_id: 'wr_31',
    status: 'running',
    run_request: { workflow_id: 'wpid_1', proxy_location: 'NONE' },
  };

  test('a run that is not over sends none', async () => {
    serveRun({ run: running });
    await openApi('wr_31');
    expect(replay()).toHaveAccessibleDescription('The run is not over yet.');
    expect(screen.getByRole('region', { name: 'Webhook' })).toHaveTextContent('Made when the run is over.');
  });

  test('a run without one needs an address', async () => {
    const sent = serveRun({ run: { ...running, run_id: 'wr_32', status: 'completed' } }, () =>
      HttpResponse.json({
        run_id: 'wr_32',
        status_code: 204,
        latency_ms: 5,
        target_webhook_url: 'http://a.example/x',
      }),
    );
    const { user } = await openApi('wr_32');
    expect(replay()).toHaveAccessibleDescription('This run has no webhook: enter an address.');
    await waitFor(() =>
      expect(screen.getByRole('region', { name: 'Webhook' })).toHaveTextContent(
        'This server shows it only when it is sent.',
      ),
    );
    await user.type(target(), 'http://a.example/x');
    await confirm(user);
    expect(await screen.findByText('Delivered')).toBeVisible();
    expect(await linesOf(sent, 1)).toEqual(['POST /v1/runs/wr_32/retry_webhook']);
  });

  test.each([
    [
      400,
      { detail: 'Run wr_33 has not reached a terminal state (status=running).' },
      'The run is not over yet.',
    ],
    [400, { detail: 'Organization does not have a valid API key configured.' }, 'has no valid key to sign'],
    [400, { detail: 'Blocked host: 10.0.0.1' }, 'Blocked host: 10.0.0.1'],
    [404, { detail: 'Run wr_33 not found' }, 'This server cannot send the webhook of this run.'],
    [403, { detail: 'Invalid credentials' }, 'The key may not send webhooks (403).'],
    [500, { error: 'Unexpected error: X' }, 'may have been delivered all the same'],
  ])('an answer of %i %j is said in words', async (status, body, words) => {
    serveRun({ run: { ...running, run_id: 'wr_33', status: 'completed' } }, () =>
      HttpResponse.json(body, { status }),
    );
    const { user } = await openApi('wr_33');
    await user.type(target(), 'http://a.example/x');
    await confirm(user);
    await waitFor(() => expect(screen.getByRole('region', { name: 'Webhook' })).toHaveTextContent(words));
  });
});
