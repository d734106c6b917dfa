import { describe, expect, test } from 'vitest';
import { ExactNumber } from '~/json';
import type { ApiRequest } from '~/model/requests/apiRequest';
import { loopLeftovers } from '~/model/requests/loopLeftovers';
import { holdsMask } from '~/model/requests/masked';
import { reproduce } from '~/model/requests/reproduce';
import { rerun } from '~/model/requests/rerun';
import { RichRun } from '~/skyvern/richRun';
import { Run } from '~/skyvern/run';
import { recordedIndex, recordedRun } from '../recordedRun';

const ofRecorded = (slug: string): ApiRequest => {
  const { run, rich, taskV1, taskV2 } = recordedRun(slug);
  return reproduce(run, { rich, taskV1, taskV2 });
};

/** An agent run as a server sends it, with what the test is about. */
const agentRun = (run: object, rich: object | null = null): ApiRequest =>
  reproduce(Run.parse({ run_id: 'wr_1', status: 'completed', run_type: 'workflow_run', ...run }), {
    rich: rich ? RichRun.parse(rich) : null,
    taskV1: null,
    taskV2: null,
  });

describe('reproducing a run', () => {
  test('an agent run goes to the agent endpoint with everything that was given', () => {
    const request = ofRecorded('shop-product-lookup');
    expect(request.path).toBe('/v1/run/agents');
    expect(request.body).toEqual({
      agent_id: 'wpid_599935478559500556',
      parameters: { product: 'Trailhead 40L Backpack', currency: 'USD' },
      proxy_location: 'RESIDENTIAL',
      webhook_url: 'http://hooks.northwind.example/skyvern',
      extra_http_headers: { 'X-Trace': 'nw-lookup' },
    });
    expect(request.omitted.join(' ')).toContain('run_metadata');
  });

  test('a run from code says so where its agent would run otherwise', () => {
    expect(ofRecorded('code-run').body).toMatchObject({ run_with: 'code' });
    expect(ofRecorded('shop-product-lookup').body).not.toHaveProperty('run_with');
  });

  test('a browser session that may be closed is named, not sent', () => {
    const { body, omitted } = ofRecorded('login-totp-approval');
    expect(body).not.toHaveProperty('browser_session_id');
    expect(omitted.join(' ')).toContain('pbs_599942115731939124');
  });

  test('a task goes to the task endpoint with its own fields', () => {
    expect(ofRecorded('task-v1-failed')).toMatchObject({
      path: '/v1/run/tasks',
      body: {
        prompt: 'Search the shop for "Polar Kayak" and open the product page.',
        url: 'http://shop.northwind.example/',
        error_code_mapping: { NO_SUCH_PRODUCT: 'The shop has no such product' },
        max_steps: 4,
      },
    });
    expect(ofRecorded('task-v1-completed').body).toHaveProperty('data_extraction_schema.type', 'object');
  });

  test.each(['task-v2-loop', 'task-v2-loop-wr'])('%s is planned again, by either of its ids', (slug) => {
    const { path, body, omitted } = ofRecorded(slug);
    expect(path).toBe('/v1/run/tasks');
    expect(body).toMatchObject({ engine: 'skyvern-2.0', url: 'http://portal.harborline.example/shipments' });
    expect(body?.['prompt']).toMatch(/^Go to /);
    expect(omitted).toContain('max_steps: the API does not give it back.');
  });

  test.each(recordedIndex.map(({ slug }) => slug))('%s: nothing masked and nothing null is sent', (slug) => {
    const { body } = ofRecorded(slug);
    expect(holdsMask(body)).toBe(false);
    expect(Object.values(body ?? {})).not.toContain(null);
  });

  test('masked values are left out and named', () => {
    const { body, omitted } = agentRun(
      {
        run_request: {
          workflow_id: 'wpid_1',
          parameters: { user: 'dana', pass: '*****', odd: { deep: ['[redacted]'] } },
        },
      },
      {
        cdp_connect_headers: { Authorization: '****' },
        extra_http_headers: { 'X-Key': '••••••', 'X-Ok': '1' },
        workflow_id: 'wpid_1',
      },
    );
    expect(body).toMatchObject({ parameters: { user: 'dana' }, extra_http_headers: { 'X-Ok': '1' } });
    for (const name of [
      'parameters.pass',
      'parameters.odd',
      'extra_http_headers.X-Key',
      'cdp_connect_headers',
    ])
      expect(omitted.some((line) => line.startsWith(`${name}:`))).toBe(true);
  });

  test('large integers keep their digits', () => {
    const big = new ExactNumber('12345678901234567890');
    expect(agentRun({ run_request: { parameters: { big } } }).body).toEqual({ parameters: { big } });
  });

  test('without the rich answer the run itself says what it can, and the rest is named', () => {
    const { body, omitted } = agentRun({ run_request: { workflow_id: 'wpid_9', proxy_location: 'NONE' } });
    expect(body).toEqual({ agent_id: 'wpid_9', proxy_location: 'NONE' });
    expect(omitted).toContain('extra_http_headers: the API does not give it back.');
  });
});

describe('an edited rerun', () => {
  const original = agentRun(
    {
      run_request: {
        workflow_id: 'wpid_1',
        parameters: { zip: '98101', note: null },
        webhook_url: 'http://a.example',
      },
    },
    null,
  );

  test('unchanged, it changes nothing', () => {
    const { request, changes } = rerun(original, original.body ?? {});
    expect(changes).toEqual([]);
    expect(request.body).toEqual(original.body);
  });

  test('names each changed value beside the old one', () => {
    const { request, changes } = rerun(original, {
      ...original.body,
      parameters: { zip: '10001', note: null, extra: '' },
      webhook_url: '',
      max_screenshot_scrolls: 3,
    });
    expect(changes).toEqual([
      { path: ['parameters', 'zip'], was: '98101', is: '10001' },
      { path: ['parameters', 'extra'], was: undefined, is: '' },
      { path: ['webhook_url'], was: 'http://a.example', is: undefined },
      { path: ['max_screenshot_scrolls'], was: undefined, is: 3 },
    ]);
    expect(request.body).toEqual({
      agent_id: 'wpid_1',
      parameters: { zip: '10001', note: null, extra: '' },
      max_screenshot_scrolls: 3,
    });
  });

  test('a large integer that kept its digits is no change', () => {
    const before: ApiRequest = {
      ...original,
      body: { parameters: { n: new ExactNumber('12345678901234567890') } },
    };
    expect(rerun(before, { parameters: { n: new ExactNumber('12345678901234567890') } }).changes).toEqual([]);
    expect(
      rerun(before, { parameters: { n: new ExactNumber('12345678901234567891') } }).changes,
    ).toHaveLength(1);
  });
});

describe('what a loop left undone', () => {
  test('the failed value, the parameter that holds the values, and what is done', () => {
    expect(loopLeftovers(recordedRun('shipment-loop-partial').timeline)).toEqual([
      {
        loopId: 'wrb_599942573845475268',
        label: 'each_shipment',
        done: ['HL-70217', 'HL-70238', 'HL-70259', 'HL-70266'],
        failed: ['HL-99999'],
        notReached: [],
        parameter: 'references',
      },
    ]);
  });

  test('nothing where every value was done', () => {
    expect(loopLeftovers(recordedRun('branches-and-nested-loops').timeline)).toEqual([]);
  });
});
