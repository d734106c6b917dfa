import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openRunDialog } from '~/pages/run/actions/runDialogs';
import { server, world } from '../../../mocks/node';
import { linesOf, openDialog, openRerun, serveRun } from './dialog';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => void world.sent.splice(0));
afterEach(() => {
  openRunDialog(null);
  localStorage.clear();
  server.resetHandlers();
});
afterAll(() => server.close());

const LOOKUP = 'wr_599935478559500566';
const LOOP = 'wr_599937750597200030';
const TASK = 'tsk_599941259585481806';
const TASK_V2 = 'tsk_v2_599943291105012964';
const DELETED = 'wr_8000000000000001107';

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const runAgain = () => screen.getByRole('button', { name: 'Run again' });
const settings = () => screen.getByRole('button', { name: /^Run settings/ });

const parameter = (key: string, type: string, more: object = {}) => ({
  parameter_type: 'workflow',
  key,
  workflow_parameter_type: type,
  default_value: null,
  ...more,
});

const agentOf = (version: number, parameters: object[]) => ({
  workflow_permanent_id: 'wpid_1',
  version,
  run_with: 'agent',
  workflow_definition: { parameters, blocks: [] },
});

const ALL = [
  parameter('city', 'string'),
  parameter('order', 'integer'),
  parameter('rate', 'float'),
  parameter('express', 'boolean'),
  parameter('lines', 'json'),
  parameter('invoice', 'file_url'),
  parameter('portal', 'credential_id'),
  parameter('shape', 'hologram'),
];

/** A run of version 6 of an agent with a parameter of every type, now in version 7. */
function everyType(answer?: () => Response) {
  const parameters = {
    city: 'Oslo',
    order: 12,
    rate: 0.5,
    express: true,
    lines: ['a', 'b'],
    invoice: 'https://files.example/a.pdf',
    portal: 'cred_1',
    shape: 'round',
  };
  return serveRun(
    {
      run: { run_id: 'wr_21', run_request: { workflow_id: 'wpid_1', parameters } },
      rich: {
        workflow_run_id: 'wr_21',
        workflow_id: 'wpid_1',
        parameters,
        proxy_location: 'RESIDENTIAL',
        run_with: 'agent',
        workflow: agentOf(6, ALL),
      },
      agent: agentOf(7, ALL),
    },
    answer,
  );
}

describe('unchanged', () => {
  test('the server’s own retry repeats the run, once, and the new run leads back', async () => {
    const { user, address } = await openRerun(LOOKUP);
    expect(screen.getByText('No changes. Runs version 1, as this run did.')).toBeVisible();
    await user.dblClick(runAgain());
    await waitFor(() => expect(address()).toMatch(/^\/runs\/wr_\d+$/));
    expect(address()).not.toContain(LOOKUP);
    expect(world.sent.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['POST', `/v1/agents/runs/${LOOKUP}/retry`, ''],
    ]);
    const back = await screen.findByText(/^Rerun of/);
    expect(within(back).getByRole('link')).toHaveAttribute('href', `/runs/${LOOKUP}`);
  });

  test('what the API does not give back is named', async () => {
    await openRerun(LOOKUP);
    expect(screen.getByRole('note', { name: 'Not given back by the API' })).toHaveTextContent(
      /max_elapsed_time_minutes, run_metadata, the header x-max-steps-override: the API does not give it back/,
    );
  });

  test('the latest version can be chosen, where it is another', async () => {
    const sent = everyType();
    const { user } = await openRerun('wr_21');
    expect(screen.getByText('No changes. Runs version 6, as this run did.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '7, the latest' }));
    expect(screen.getByText('No changes. Runs version 7, the latest; this run was version 6.')).toBeVisible();
    await user.click(runAgain());
    expect(await linesOf(sent, 1)).toEqual(['POST /v1/run/agents']);
  });
});

describe('changed', () => {
  test('every type reaches the server as it was typed, and the rest as it was', async () => {
    const sent = everyType();
    const { user } = await openRerun('wr_21');
    await user.clear(field('order'));
    await user.type(field('order'), '12345678901234567890');
    await user.clear(field('rate'));
    await user.type(field('rate'), '-1.50e3');
    await user.selectOptions(field('express'), 'false');
    await user.clear(field('lines'));
    await user.click(field('lines'));
    await user.paste('[{"n": 9007199254740993, "deep": {"a": null}}]');
    await user.clear(field('invoice'));
    await user.type(field('invoice'), 's3://bucket/b.pdf');
    await user.clear(field('shape'));
    expect(screen.getByText('6 changes. Runs version 7, the latest; this run was version 6.')).toBeVisible();
    await user.click(runAgain());
    expect(await linesOf(sent, 1)).toEqual(['POST /v1/run/agents']);
    expect(sent[0]?.body).toBe(
      '{"agent_id":"wpid_1","parameters":{"city":"Oslo","order":12345678901234567890,"rate":-1500,"express":false,' +
        '"lines":[{"n":9007199254740993,"deep":{"a":null}}],"invoice":"s3://bucket/b.pdf","portal":"cred_1","shape":""},' +
        '"proxy_location":"RESIDENTIAL"}',
    );
  });

  test('a changed value stands beside the old one and can be taken back', async () => {
    const sent = everyType();
    const { user } = await openRerun('wr_21');
    await user.clear(field('city'));
    await user.type(field('city'), 'Bergen');
    expect(screen.getByText(/^was/)).toHaveTextContent('was Oslo');
    expect(screen.getByText(/^1 change\./)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Undo city' }));
    expect(field('city')).toHaveValue('Oslo');
    expect(screen.getByText(/^No changes\./)).toBeVisible();
    await user.click(runAgain());
    expect(await linesOf(sent, 1)).toEqual(['POST /v1/agents/runs/wr_21/retry']);
  });

  test.each([
    ['order', '1,500', 'Enter a whole number without a thousands separator, for example 1500.'],
    ['order', '12.5', 'Enter a whole number, for example 1500.'],
    ['rate', '1.500.000', 'Enter a number without a thousands separator, for example 1500000.'],
    ['rate', '2,5', 'Enter the number with a point, for example 2.5.'],
    ['lines', '["a",]', 'Enter JSON. Line 1, column 6: expected a value, found "]".'],
    ['invoice', 'b.pdf', 'Enter the address of a file, for example https://example.com/file.pdf.'],
    ['portal', 'dana@harborline.example', 'Enter the id of a credential: it begins with cred_.'],
  ])('%s does not take %s', async (name, typed, words) => {
    const sent = everyType();
    const { user } = await openRerun('wr_21');
    await user.clear(field(name));
    await user.click(field(name));
    await user.paste(typed);
    expect(field(name)).toBeInvalid();
    expect(field(name)).toHaveAccessibleDescription(words);
    expect(runAgain()).toHaveAccessibleDescription(`Correct ${name} first.`);
    await user.click(runAgain());
    expect(sent).toEqual([]);
  });

  test('a very large value is shown in part, edited whole, and sent whole', async () => {
    const big = Array.from({ length: 30_000 }, (_, at) => `row-${at}`);
    const parameters = { rows: big, note: 'a' };
    const agent = agentOf(1, [parameter('rows', 'json'), parameter('note', 'string')]);
    const sent = serveRun({
      run: { run_id: 'wr_26', run_request: { workflow_id: 'wpid_1', parameters } },
      rich: { workflow_run_id: 'wr_26', workflow_id: 'wpid_1', parameters, workflow: agent },
      agent,
    });
    const { user } = await openRerun('wr_26');
    expect(field('rows').value.length).toBeLessThan(5_000);
    await user.type(field('note'), 'b');
    await user.click(runAgain());
    await linesOf(sent, 1);
    expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({ parameters: { rows: big, note: 'ab' } });
  });

  test('all of a very large value can be edited', async () => {
    const parameters = { rows: 'x'.repeat(250_000).split('') };
    const agent = agentOf(1, [parameter('rows', 'json')]);
    const sent = serveRun({
      run: { run_id: 'wr_27', run_request: { workflow_id: 'wpid_1', parameters } },
      rich: { workflow_run_id: 'wr_27', workflow_id: 'wpid_1', parameters, workflow: agent },
      agent,
    });
    const { user } = await openRerun('wr_27');
    await user.click(screen.getByRole('button', { name: 'Edit all of it: rows' }));
    fireEvent.change(field('rows'), { target: { value: '["y"]' } });
    expect(field('rows')).toHaveValue('["y"]');
    await user.click(runAgain());
    await linesOf(sent, 1);
    expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({ parameters: { rows: ['y'] } });
  });

  test('settings are sent under their own names, the limit of steps as a header', async () => {
    const sent = everyType();
    const { user } = await openRerun('wr_21');
    await user.click(settings());
    await user.selectOptions(field('Proxy location'), 'RESIDENTIAL_DE');
    await user.type(field('Webhook URL'), 'https://hooks.example/a');
    await user.click(screen.getByRole('button', { name: 'Add header to Extra HTTP headers' }));
    await user.type(field('Name of header 1 of Extra HTTP headers'), 'X-Trace');
    await user.type(field('Value of header 1 of Extra HTTP headers'), 'a b');
    await user.type(field('Browser session'), 'pbs_1');
    await user.type(field('Browser profile'), 'bp_1');
    await user.type(field('Time limit (minutes)'), '30');
    await user.selectOptions(field('Run with'), 'code');
    await user.selectOptions(field('AI fallback'), 'false');
    await user.type(field('Max steps'), '7');
    await user.type(field('Max screenshot scrolls'), '0');
    await user.click(runAgain());
    await linesOf(sent, 1);
    const { parameters, ...body } = JSON.parse(sent[0]?.body ?? '') as Record<string, unknown>;
    expect(parameters).toMatchObject({ city: 'Oslo' });
    expect(body).toEqual({
      agent_id: 'wpid_1',
      proxy_location: 'RESIDENTIAL_DE',
      webhook_url: 'https://hooks.example/a',
      extra_http_headers: { 'X-Trace': 'a b' },
      browser_session_id: 'pbs_1',
      browser_profile_id: 'bp_1',
      max_elapsed_time_minutes: 30,
      run_with: 'code',
      ai_fallback: false,
      max_screenshot_scrolls: 0,
    });
    expect(sent[0]?.headers.get('x-max-steps-override')).toBe('7');
  });

  test('a proxy that no word names is an object', async () => {
    const sent = everyType();
    const { user } = await openRerun('wr_21');
    await user.click(settings());
    await user.selectOptions(field('Proxy location'), 'A country, city or proxy of your own…');
    await user.clear(field('Location of your own'));
    await user.paste('"city": "Bergen"}');
    expect(field('Location of your own')).toHaveAccessibleDescription(/Enter a country/);
    await user.clear(field('Location of your own'));
    await user.paste('"country": "NO", "city": "Bergen"}');
    await user.click(runAgain());
    await linesOf(sent, 1);
    expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({
      proxy_location: { country: 'NO', city: 'Bergen' },
    });
  });

  test('what the server refuses together is said before it is sent', async () => {
    const sent = everyType();
    const { user } = await openRerun('wr_21');
    await user.click(settings());
    await user.type(field('Browser profile'), 'bp_1');
    await user.selectOptions(field('Start with a fresh browser'), 'true');
    expect(field('Start with a fresh browser')).toHaveAccessibleDescription(/cannot have a profile/);
    await user.click(runAgain());
    expect(sent).toEqual([]);
  });

  test('a server that knows the older path only is told in its words', async () => {
    let asked = 0;
    const sent = everyType(() =>
      asked++ === 0
        ? HttpResponse.json({ detail: 'Not Found' }, { status: 404 })
        : HttpResponse.json({ run_id: 'wr_99', run_type: 'workflow_run', status: 'created' }),
    );
    const { user } = await openRerun('wr_21');
    await user.type(field('city'), '!');
    await user.click(runAgain());
    expect(await linesOf(sent, 2)).toEqual(['POST /v1/run/agents', 'POST /v1/run/workflows']);
    expect(JSON.parse(sent[1]?.body ?? '')).toMatchObject({
      workflow_id: 'wpid_1',
      parameters: { city: 'Oslo!' },
    });
    expect(sent[1]?.body).not.toContain('agent_id');
  });
});

describe('another version', () => {
  const versions = (given: object, now: object[]) =>
    serveRun({
      run: { run_id: 'wr_22', run_request: { workflow_id: 'wpid_1' } },
      rich: {
        workflow_run_id: 'wr_22',
        workflow_id: 'wpid_1',
        parameters: given,
        workflow: agentOf(6, [parameter('zip', 'string')]),
      } as never,
      agent: agentOf(7, now) as never,
    });

  test('a new parameter must have a value, unless the version of this run is repeated', async () => {
    const sent = versions({ zip: '98101' }, [parameter('zip', 'string'), parameter('amount', 'float')]);
    const { user } = await openRerun('wr_22');
    expect(screen.getByText('float · new in version 7')).toBeVisible();
    expect(field('amount')).toBeValid();
    await user.type(field('zip'), '-0001');
    expect(field('amount')).toHaveAccessibleDescription('Enter a value: the agent has no default for it.');
    await user.type(field('amount'), '12.5');
    await user.click(runAgain());
    await linesOf(sent, 1);
    expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({
      parameters: { zip: '98101-0001', amount: 12.5 },
    });
  });

  test('one that is gone is said to be, and a default is shown and not sent', async () => {
    const sent = versions({ zip: '98101', old: 1 }, [
      parameter('zip', 'string'),
      parameter('unit', 'string', { default_value: 'kg', description: 'For weights.' }),
    ]);
    const { user } = await openRerun('wr_22');
    expect(screen.getByText('not asked for by version 7')).toBeVisible();
    expect(field('unit')).toHaveAccessibleDescription('For weights. Default: kg');
    await user.type(field('zip'), '1');
    await user.click(runAgain());
    await linesOf(sent, 1);
    expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({ parameters: { zip: '981011', old: 1 } });
    expect(sent[0]?.body).not.toContain('unit');
  });
});

describe('secrets', () => {
  const masked = () =>
    serveRun({
      run: { run_id: 'wr_23', run_request: { workflow_id: 'wpid_1' } },
      rich: {
        workflow_run_id: 'wr_23',
        workflow_id: 'wpid_1',
        parameters: { user: 'dana', password: '*****', pin_code: 'p-1' },
        extra_http_headers: { 'X-Trace': 'a', Authorization: 'Bearer abcdefgh' },
        cdp_connect_headers: { 'X-Browser': '****' },
        workflow: agentOf(6, [parameter('user', 'string'), parameter('password', 'string')]),
      },
      agent: agentOf(6, [parameter('user', 'string'), parameter('password', 'string')]),
    });

  test('a masked value is never sent; what is entered in its place is', async () => {
    const sent = masked();
    const { user } = await openRerun('wr_23');
    expect(field('password')).toHaveValue('');
    await user.type(field('user'), '2');
    expect(field('password')).toHaveAccessibleDescription('Enter it again: the API gives it back masked.');
    await user.type(field('password'), '•••••');
    expect(field('password')).toHaveAccessibleDescription(/This is a mask/);
    await user.clear(field('password'));
    await user.type(field('password'), 'hunter2');
    await user.click(settings());
    await user.click(screen.getByRole('button', { name: 'Enter X-Browser again' }));
    await user.type(field('Value of header 1 of CDP connect headers'), 'cdp-1');
    await user.click(runAgain());
    await linesOf(sent, 1);
    expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({
      parameters: { user: 'dana2', password: 'hunter2' },
      extra_http_headers: { 'X-Trace': 'a', Authorization: 'Bearer abcdefgh' },
      cdp_connect_headers: { 'X-Browser': 'cdp-1' },
    });
    expect(sent[0]?.body).not.toContain('**');
  });

  test('a secret header is hidden until it is revealed, and sent as it was', async () => {
    masked();
    const { user, dialog } = await openRerun('wr_23');
    await user.click(settings());
    const value = field('Value of header 2 of Extra HTTP headers');
    expect(value).toHaveAttribute('type', 'password');
    expect(dialog.textContent).not.toContain('abcdefgh');
    await user.click(screen.getByRole('button', { name: 'Reveal Authorization' }));
    expect(value).toHaveAttribute('type', 'text');
  });
});

describe('a loop that left values undone', () => {
  test('offers the values that failed, and lists what is done', async () => {
    const { user } = await openRerun(LOOP);
    const did = await screen.findByRole('group', { name: 'What each_shipment did' });
    expect(did).toHaveTextContent('FailedHL-99999, HL-88888');
    expect(did).toHaveTextContent('DoneHL-70217, HL-70238, HL-70259, HL-70287');
    await user.click(within(did).getByRole('button', { name: 'Use the 2 that are left' }));
    expect(field('references')).toHaveValue('["HL-99999", "HL-88888"]');
    await user.click(runAgain());
    await waitFor(() => expect(world.sent).toHaveLength(1));
    expect(JSON.parse(world.sent[0]?.body ?? '')).toMatchObject({
      parameters: { references: ['HL-99999', 'HL-88888'] },
    });
  });

  test('all of them come back', async () => {
    const { user } = await openRerun(LOOP);
    const before = field('references').value;
    await user.click(await screen.findByRole('button', { name: 'Use the 2 that are left' }));
    await user.click(screen.getByRole('button', { name: 'Use all 6' }));
    expect(field('references')).toHaveValue(before);
  });
});

describe('a form that is closed with changes in it', () => {
  const reopen = async () => {
    act(() => openRunDialog(null));
    act(() => openRunDialog('rerun'));
    await screen.findByRole('region', { name: 'Run settings' });
  };

  test('holds them when it is opened again, until they are sent or given up', async () => {
    const sent = everyType();
    const { user } = await openRerun('wr_21');
    await user.type(field('city'), ' S');
    fireEvent(screen.getByRole('dialog', { name: 'Rerun' }), new Event('cancel', { cancelable: true }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText('Your changes are kept for the next Rerun.')).toBeVisible();

    await reopen();
    expect(field('city')).toHaveValue('Oslo S');
    expect(screen.getByText(/^1 change\./)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Start over' }));
    expect(field('city')).toHaveValue('Oslo');
    expect(screen.queryByText('Your changes from before are kept.')).toBeNull();

    await user.type(field('city'), '!');
    await user.click(runAgain());
    await linesOf(sent, 1);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('forgets them once they are sent', async () => {
    const sent = everyType(() => HttpResponse.json({ run_id: 'wr_21', status: 'created' }));
    const { user } = await openRerun('wr_21');
    await user.type(field('city'), '!');
    await user.click(runAgain());
    await linesOf(sent, 1);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await reopen();
    expect(field('city')).toHaveValue('Oslo');
  });
});

describe('tasks', () => {
  test('a task runs again with its own fields', async () => {
    const { user } = await openRerun(TASK);
    expect(screen.getByText('No changes. Runs as a new task.')).toBeVisible();
    await user.clear(field('Max steps'));
    await user.type(field('Max steps'), '9');
    await user.clear(field('Data schema'));
    await user.click(field('Data schema'));
    await user.paste('{"type": "object"}');
    await user.selectOptions(field('Engine'), 'skyvern-2.0');
    await user.click(runAgain());
    await waitFor(() => expect(world.sent).toHaveLength(1));
    expect(world.sent[0]).toMatchObject({ method: 'POST', url: '/v1/run/tasks' });
    expect(JSON.parse(world.sent[0]?.body ?? '')).toEqual({
      prompt: 'Search the shop for "Polar Kayak" and open the product page.',
      url: 'http://shop.northwind.example/',
      proxy_location: 'RESIDENTIAL',
      error_code_mapping: { NO_SUCH_PRODUCT: 'The shop has no such product' },
      max_steps: 9,
      data_extraction_schema: { type: 'object' },
      engine: 'skyvern-2.0',
    });
  });

  test('a task without a prompt is not sent', async () => {
    const { user } = await openRerun(TASK);
    await user.clear(field('Prompt'));
    expect(field('Prompt')).toHaveAccessibleDescription('Enter what the agent is to do.');
    await user.click(runAgain());
    expect(world.sent).toEqual([]);
  });

  test('a task v2 is planned again, by the task endpoint and never by retry', async () => {
    const { user, address } = await openRerun(TASK_V2);
    expect(field('Max steps')).toHaveAccessibleDescription('The API does not give it back.');
    await user.click(runAgain());
    await waitFor(() => expect(world.sent).toHaveLength(1));
    expect(world.sent[0]?.url).toBe('/v1/run/tasks');
    expect(JSON.parse(world.sent[0]?.body ?? '')).toMatchObject({ engine: 'skyvern-2.0' });
    await waitFor(() => expect(address()).toMatch(/^\/runs\/tsk_v2_\d+$/));
  });
});

describe('runs that cannot be run again, or not yet', () => {
  test('a deleted agent', async () => {
    await openDialog(DELETED, 'rerun', 'Rerun');
    await screen.findByText(/The agent was deleted on .*, so there is nothing to run\./);
    expect(screen.getByRole('button', { name: 'Rerun' })).toHaveAttribute('aria-disabled', 'true');
    expect(screen.queryByRole('button', { name: 'Run again' })).toBeNull();
  });

  test('one that the server is about to try again: that is said first', async () => {
    serveRun({
      run: { run_id: 'wr_24', status: 'failed', retry_pending: true, run_request: { workflow_id: 'wpid_1' } },
    });
    const { user } = await openDialog('wr_24', 'cancel', 'Cancel this run?');
    await user.click(screen.getByRole('button', { name: 'Keep running' }));
    expect(document.querySelector('[data-run-status=failed]')).toHaveAccessibleDescription(
      /The server is about to try again\./,
    );
    // The header's own button cancels what is not over.
    expect(screen.queryByRole('button', { name: 'Rerun' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(screen.getByRole('menuitem', { name: 'Rerun…' }));
    expect(await screen.findByRole('dialog', { name: 'Rerun' })).toHaveTextContent(
      'The server tries this run again soon. A run that is started here runs besides.',
    );
  });

  test('one that is not over', async () => {
    const sent = serveRun({
      run: { run_id: 'wr_25', status: 'running', run_request: { workflow_id: 'wpid_1' } },
    });
    const { user } = await openRerun('wr_25');
    expect(runAgain()).toHaveAccessibleDescription('The run is not over.');
    await user.click(runAgain());
    expect(sent).toEqual([]);
  });
});

describe('when it does not start', () => {
  const refuse = (status: number, body: object, headers: Record<string, string> = {}) =>
    everyType(() => HttpResponse.json(body as never, { status, headers }));

  async function tryIt(sent: readonly unknown[]) {
    const shown = await openRerun('wr_21');
    await shown.user.type(field('city'), '!');
    await shown.user.click(runAgain());
    const alert = await screen.findByRole('alert');
    expect(sent).toHaveLength(1);
    expect(shown.address()).toBe('/runs/wr_21/overview');
    return { ...shown, alert };
  }

  test('what the server says of fields stands under them, until they are changed', async () => {
    const sent = refuse(422, {
      detail: [
        { loc: ['body', 'max_elapsed_time_minutes'], msg: 'Input should be greater than or equal to 1' },
        { loc: ['body', 'parameters', 'lines'], msg: 'Input should be a valid list' },
      ],
    });
    const { user, alert } = await tryIt(sent);
    expect(alert).toHaveTextContent('The server does not take these values. No run was started.');
    expect(field('Time limit (minutes)')).toHaveAccessibleDescription(
      'Input should be greater than or equal to 1.',
    );
    expect(field('lines')).toHaveAccessibleDescription('Input should be a valid list.');
    expect(field('lines')).toHaveFocus();
    await user.type(field('lines'), ' ');
    expect(field('lines')).toBeValid();
  });

  test('a limit that was reached says how long to wait', async () => {
    const sent = refuse(429, { detail: 'Rate limit exceeded.' }, { 'retry-after': '30' });
    const { alert } = await tryIt(sent);
    expect(alert).toHaveTextContent('No run was started now. It asks to wait 30.0 s. Rate limit exceeded.');
  });

  test('a server that created no run may be asked again', async () => {
    const sent = refuse(
      503,
      { detail: 'The server is busy dispatching other runs. No run was created; retry this request.' },
      { 'retry-after': '5' },
    );
    const { user, alert } = await tryIt(sent);
    expect(alert).toHaveTextContent('The server is busy. No run was created. It asks to wait 5.0 s.');
    await user.click(runAgain());
    await linesOf(sent, 2);
  });

  test.each([
    ['an answer that is lost', () => HttpResponse.error()],
    ['a server that fails', () => HttpResponse.json({ error: 'Unexpected error: X' }, { status: 500 })],
    ['an answer that cannot be read', () => HttpResponse.text('<html>')],
  ])('%s may hide a run that started', async (_what, answer) => {
    const sent = everyType(answer);
    const { alert } = await tryIt(sent);
    expect(alert).toHaveTextContent('A run may have started all the same');
    expect(within(alert).getByRole('link', { name: 'Open the list of runs' })).toHaveAttribute(
      'href',
      '/runs',
    );
  });

  test('a key that may not, and an agent that is gone', async () => {
    const { alert } = await tryIt(refuse(403, { detail: 'Invalid credentials' }));
    expect(alert).toHaveTextContent('The key may not start runs (403). No run was started.');
  });
});

test('a form that was closed while it was sent tells that the run started, and stays where it is', async () => {
  let release = () => {};
  const answered = new Promise<void>((done) => (release = done));
  everyType();
  const { user, address } = await openRerun('wr_21');
  const { http } = await import('msw');
  server.use(
    http.post('*/v1/agents/runs/wr_21/retry', async () => {
      await answered;
      return HttpResponse.json({ run_id: 'wr_99', run_type: 'workflow_run', status: 'created' });
    }),
  );
  await user.click(runAgain());
  expect(runAgain()).toHaveAttribute('aria-busy', 'true');
  await user.click(
    within(screen.getByRole('dialog')).getAllByRole('button', { name: 'Close' })[0] as HTMLElement,
  );
  release();
  expect(await screen.findByText('Run started')).toBeVisible();
  expect(address()).toBe('/runs/wr_21/overview');
  await user.click(screen.getByRole('button', { name: 'Open' }));
  expect(address()).toBe('/runs/wr_99');
});
