import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { CodeForm } from '~/pages/run/live/CodeForm';
import { useNeed } from '~/pages/run/live/useCodeWait';
import { RunUpdates } from '~/pages/run/workspace/RunUpdates';
import { showRun } from '../showRun';
import { LIVE_RUNS, liveWorld } from './liveWorld';

const { runId } = LIVE_RUNS.waitingForCode;

const Need = () => <output aria-label="Need">{useNeed() ?? 'nobody'}</output>;

/** The run as it waits for a code. */
async function waiting() {
  const world = liveWorld();
  await world.live.step(runId, 60);
  const shown = showRun(
    runId,
    <>
      <CodeForm />
      <Need />
      <RunUpdates />
    </>,
  );
  await screen.findByText('Waiting for a verification code');
  return { world, ...shown };
}

const bodies = (world: { sent: { url: string; body: string | null }[] }) =>
  world.sent.map(({ url, body }) => [url, JSON.parse(body ?? 'null') as unknown]);

test('a code reaches the run that waits for it, and the form goes with the wait', async () => {
  const { world, user } = await waiting();
  expect(screen.getByText('ops@harborline.example')).toBeVisible();
  expect(screen.getByLabelText('Need')).toHaveTextContent('code');
  const field = screen.getByRole('textbox', { name: 'Code' });
  expect(field).toHaveAttribute('autocomplete', 'one-time-code');
  await user.type(field, ' 123456 {Enter}');
  await waitFor(() => expect(screen.queryByText('Waiting for a verification code')).toBeNull());
  expect(bodies(world)).toEqual([
    [
      '/v1/credentials/totp',
      { totp_identifier: 'ops@harborline.example', content: '123456', workflow_run_id: runId },
    ],
  ]);
  await waitFor(() =>
    expect(screen.getByRole('status', { name: 'Run updates' })).toHaveTextContent(
      'The run no longer waits for a code.',
    ),
  );
});

test('a magic link or a whole message is sent as it is', async () => {
  const { world, user } = await waiting();
  await user.click(screen.getByRole('button', { name: 'Link or message' }));
  const message = 'Sign in: https://mail.example/m?t=1';
  await user.type(screen.getByRole('textbox', { name: /Magic link/ }), message);
  await user.dblClick(screen.getByRole('button', { name: 'Send code' }));
  await waitFor(() => expect(bodies(world)).toHaveLength(1));
  expect(bodies(world)[0]?.[1]).toMatchObject({ content: message });
});

test('what cannot be a code is not sent, and the field says what to enter', async () => {
  const { world, user } = await waiting();
  await user.click(screen.getByRole('button', { name: 'Send code' }));
  const field = screen.getByRole('textbox', { name: 'Code' });
  expect(field).toHaveAccessibleDescription('Enter the code.');
  await user.type(field, 'your code is 123456');
  expect(field).not.toHaveAccessibleDescription();
  await user.click(screen.getByRole('button', { name: 'Send code' }));
  expect(field).toHaveAccessibleDescription('A code has 10 characters at most. Send it as a message.');
  expect(world.sent).toEqual([]);
});

test.each([
  [400, { detail: 'Failed to parse otp login' }, 'The server found no code and no link in this text.'],
  [402, { detail: 'Payment required' }, 'The server asks for a paid plan before it takes codes.'],
  [502, { detail: 'Bad gateway' }, 'The server could not take it now. Send it again in a moment.'],
  [400, { detail: 'Invalid workflow run id: wr_1' }, /Invalid workflow run id: wr_1\./],
])('a refusal with %i is said at the field, whose text stays', async (status, body, words) => {
  const { world, user } = await waiting();
  world.server.use(http.post('*/v1/credentials/totp', () => HttpResponse.json(body, { status })));
  const field = screen.getByRole('textbox', { name: 'Code' });
  await user.type(field, '123456{Enter}');
  await waitFor(() => expect(field).toHaveAccessibleDescription(words));
  expect(field).toHaveValue('123456');
});

test('a text in which the server found no code yet is no success', async () => {
  const { world, user } = await waiting();
  world.server.use(
    http.post('*/v1/credentials/totp', () => HttpResponse.json({ status: 'raw_pending', code: '' })),
  );
  await user.type(screen.getByRole('textbox', { name: 'Code' }), 'abc{Enter}');
  expect(
    await screen.findByText('Sent. The server took it and has not found a code in it yet.'),
  ).toBeVisible();
});

test('a run that only looks like it offers the form, and asks whom the code is for', async () => {
  const world = liveWorld();
  const now = Date.now();
  const at = (secondsAgo: number) => new Date(now - secondsAgo * 1_000).toISOString();
  world.server.use(
    http.get('*/v1/runs/wr_12', () =>
      HttpResponse.json({ run_id: 'wr_12', run_type: 'workflow_run', status: 'running', run_request: {} }),
    ),
    http.get('*/v1/runs/wr_12/timeline', () =>
      HttpResponse.json([
        {
          type: 'block',
          block: {
            workflow_run_block_id: 'wrb_1',
            workflow_run_id: 'wr_12',
            block_type: 'login',
            status: 'running',
            created_at: at(70),
            actions: [{ action_id: 'act_1', action_type: 'verification_code', created_at: at(60) }],
          },
        },
      ]),
    ),
  );
  const { user } = showRun(
    'wr_12',
    <>
      <CodeForm />
      <Need />
    </>,
  );
  await user.click(await screen.findByRole('button', { name: 'Send a code' }));
  expect(screen.getByLabelText('Need')).toHaveTextContent('nobody');
  await user.type(screen.getByRole('textbox', { name: 'Code' }), '123456{Enter}');
  expect(screen.getByRole('textbox', { name: 'Whom the code is for' })).toHaveAccessibleDescription(
    'Enter whom the code is for, as the agent names it.',
  );
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.getByRole('button', { name: 'Send a code' })).toBeVisible();
});
