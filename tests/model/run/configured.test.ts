import { describe, expect, test } from 'vitest';
import { inputParameters } from '~/model/run/inputParameters';
import { runSettings, type Setting } from '~/model/run/settings';
import { Agent } from '~/skyvern/agent';
import { RichRun } from '~/skyvern/richRun';
import { Run } from '~/skyvern/run';
import { recordedIndex, recordedRun } from '../recordedRun';

const settingsOf = (slug: string) => {
  const { run, rich, taskV1, taskV2 } = recordedRun(slug);
  return byKey(runSettings(run, { rich, taskV1, taskV2 }));
};
const byKey = (settings: Setting[]) => Object.fromEntries(settings.map((one) => [one.key, one]));
const known = { rich: null, taskV1: null, taskV2: null };

describe('settings', () => {
  test('an agent run: webhook, proxy, headers and what it ran with', () => {
    expect(settingsOf('shop-product-lookup')).toMatchObject({
      webhook_url: { value: 'http://hooks.northwind.example/skyvern', state: 'set', source: 'run' },
      proxy_location: { value: 'RESIDENTIAL' },
      extra_http_headers: { value: { 'X-Trace': 'nw-lookup' }, kind: 'headers' },
      cdp_connect_headers: { state: 'not-set', maskedByServer: true },
      run_with: { value: 'agent' },
      ai_fallback: { value: true, source: 'agent' },
      browser_session_id: { state: 'not-set' },
      max_steps: { state: 'not-given-back' },
    });
  });

  test('the public answer alone tells less, and says which', () => {
    const { run } = recordedRun('shop-product-lookup');
    expect(byKey(runSettings(run, known))).toMatchObject({
      webhook_url: { state: 'set' },
      extra_http_headers: { state: 'not-given-back', value: null },
      cdp_connect_headers: { state: 'not-given-back' },
      max_elapsed_time_minutes: { state: 'not-given-back' },
      totp_identifier: { state: 'not-set' },
    });
  });

  test('a limit of the agent counts where the run says none', () => {
    const rich = RichRun.parse({ workflow: { max_elapsed_time_minutes: 30 } });
    const run = Run.parse({ run_id: 'wr_1', status: 'failed' });
    expect(byKey(runSettings(run, { ...known, rich }))['max_elapsed_time_minutes']).toMatchObject({
      value: 30,
      source: 'agent',
    });
  });

  test('a v1 task has its own: prompt, address, schema, steps', () => {
    expect(settingsOf('task-v1-completed')).toMatchObject({
      prompt: { value: expect.stringContaining('Basecamp') as string, kind: 'prompt' },
      url: { value: 'http://shop.northwind.example/' },
      engine: { value: 'skyvern-1.0' },
      max_steps: { value: 6 },
      data_extraction_schema: { kind: 'json', state: 'set' },
      extra_http_headers: { state: 'not-set' },
    });
  });

  test('a task v2 leaves keys empty that it never fills', () => {
    expect(settingsOf('task-v2-cheapest-backpack')).toMatchObject({
      engine: { value: 'skyvern-2.0' },
      max_steps: { state: 'not-given-back' },
      webhook_url: { state: 'not-set' },
      extra_http_headers: { state: 'not-set' },
    });
  });

  test.each(recordedIndex)('$slug: each setting once, a value exactly where it is set', ({ slug }) => {
    const { run, rich, taskV1, taskV2 } = recordedRun(slug);
    const settings = runSettings(run, { rich, taskV1, taskV2 });
    expect(new Set(settings.map(({ key }) => key)).size).toBe(settings.length);
    for (const one of settings) {
      expect(one.state === 'set').toBe(one.value !== null);
      expect(one.state === 'set').toBe(one.source !== null);
    }
  });
});

describe('input parameters', () => {
  const parameters = (slug: string) => {
    const { run, rich } = recordedRun(slug);
    return inputParameters(run, rich, null);
  };

  test('in the agent’s order, with types, and defaults marked', () => {
    expect(parameters('branches-and-nested-loops')).toMatchObject([
      { key: 'regions', type: 'json', value: ['EMEA', 'AMER'], isDefault: true },
      { key: 'quarters', type: 'json' },
      { key: 'minimum', type: 'integer', value: 50, isDefault: true },
    ]);
    expect(parameters('login-totp-approval')).toMatchObject([
      { key: 'portal_login', type: 'credential_id', value: expect.stringMatching(/^cred_/) as string },
    ]);
  });

  test('what blocks put out is no input', () => {
    expect(parameters('operations-digest')).toEqual([]);
  });

  test('values without a definition stay, a missing one is undefined', () => {
    const run = Run.parse({
      run_id: 'wr_1',
      status: 'failed',
      run_request: { parameters: { extra: 1, null_one: null } },
    });
    const agent = Agent.parse({
      workflow_definition: {
        parameters: [{ key: 'needed', parameter_type: 'workflow', workflow_parameter_type: 'string' }],
      },
    });
    expect(inputParameters(run, null, agent)).toMatchObject([
      { key: 'needed', value: undefined, isDefault: false },
      { key: 'extra', value: 1, type: null },
      { key: 'null_one', value: null },
    ]);
  });

  test('secret sources are named and have no value, derived ones name where they come from', () => {
    const agent = Agent.parse({
      workflow_definition: {
        parameters: [
          { key: 'token', parameter_type: 'aws_secret', aws_key: 'prod/token' },
          { key: 'row', parameter_type: 'context', source: { key: 'rows' }, value: 'hidden' },
        ],
      },
    });
    const run = Run.parse({
      run_id: 'wr_1',
      status: 'failed',
      run_request: { parameters: { token: 'never this' } },
    });
    expect(inputParameters(run, null, agent)).toMatchObject([
      { key: 'token', kind: 'secret', type: 'aws_secret', value: undefined },
      { key: 'row', kind: 'derived', source: 'rows', value: undefined },
    ]);
  });
});
