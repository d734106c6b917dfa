import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { knownBlockTypes } from '~/model/timeline/blockTypes';
import { ParametersTab } from '~/pages/run/parameters/ParametersTab';
import { OUTPUT_RUNS, STATE_RUNS } from '../../../mocks/demoRuns';
import { server, world } from '../../../mocks/node';
import { copied, showTab } from '../showTab';
import { giveSizes } from '../timeline/panelSetup';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => giveSizes());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const SHOP = 'wr_599935478559500566';
const LOOP = 'wr_599937750597200030';
const TASK_V1 = 'tsk_599941259585481806';
const TASK_V2 = 'tsk_v2_599942741349198086';

const show = (runId: string, search = '') => showTab(runId, <ParametersTab />, search);
const row = (name: string) =>
  waitFor(() => document.querySelector<HTMLElement>(`[data-parameter="${name}"]`) ?? Promise.reject());
const section = async (heading: string) =>
  (await screen.findByRole('heading', { name: heading })).closest('section');

async function sent<T>(url: string): Promise<T> {
  const { body } = await world.answer({ method: 'GET', url, headers: {}, body: null });
  return JSON.parse(String(body)) as T;
}

describe('inputs', () => {
  test('each with its type, its value and whether that came by default', async () => {
    show(SHOP);
    const product = await row('product');
    await waitFor(() => expect(product).toHaveTextContent(/string.*Trailhead 40L Backpack.*default/));
  });

  test('a value of the run stands beside the default that it replaced', async () => {
    const rich = await sent<{ parameters: Record<string, unknown> }>(`/v1/workflows/runs/${SHOP}`);
    rich.parameters['currency'] = 'EUR';
    server.use(http.get(`*/v1/workflows/runs/${SHOP}`, () => HttpResponse.json(rich)));
    show(SHOP);
    const currency = await row('currency');
    await waitFor(() => expect(currency).toHaveTextContent(/EUR.*default: USD/));
  });

  test('a task v1 was given its prompt, address, schema and error codes', async () => {
    show(TASK_V1);
    const inputs = await section('Agent input parameters');
    for (const name of ['prompt', 'url', 'data_extraction_schema', 'error_code_mapping'])
      expect(inputs?.querySelector(`[data-parameter="${name}"]`), name).not.toBeNull();
    expect(inputs).toHaveTextContent('Search the shop for "Polar Kayak"');
    expect(await section('Run settings')).toHaveTextContent(/engineskyvern-1\.0max_steps4/);
  });

  test('what no answer about a task v2 tells is told apart from what was not set', async () => {
    show(TASK_V2);
    expect(await row('max_steps')).toHaveTextContent('Not given back by the API');
    expect(await row('webhook_url')).toHaveTextContent('Not set');
    expect(await row('prompt')).toHaveTextContent('find the cheapest backpack');
  });

  test('a run without the richer answer still names its parameters', async () => {
    show(STATE_RUNS.noRichRead);
    expect(await row('product')).toHaveTextContent('Trailhead 40L Backpack');
    expect(await row('extra_http_headers')).toHaveTextContent('Not given back by the API');
  });
});

describe('secrets', () => {
  const SECRETS = [
    'correct horse battery staple',
    'sk-live-51H8xQ2eZvKYlo2C',
    'hunter2',
    '493021',
    's3cr3t',
    'eyJhbGci',
    '8f14e45fceea167a5a36dedd4bea2543',
    'nw_live_9d2f',
    'JBSWY3DPEHPK3PXP',
  ];
  const expectNone = (text: string | null) => {
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  };

  test('are masked on screen, alone and inside of values and addresses; the rest of a value stays', async () => {
    show(OUTPUT_RUNS.secrets);
    await row('Authorization');
    expectNone(document.body.textContent);
    expect(await row('login')).toHaveTextContent('ops@northwind.example');
    expect(await row('webhook_url')).toHaveTextContent('@hooks.northwind.example/run?token=');
    expect(await row('X-Team')).toHaveTextContent('operations');
  });

  test('are masked in what is copied: of a row, and of all', async () => {
    const { user } = show(OUTPUT_RUNS.secrets);
    await row('Authorization');
    const texts: string[] = [];
    for (const button of screen.getAllByRole('button', { name: /^Copy / })) {
      // oxlint-disable-next-line no-await-in-loop -- there is one clipboard
      await user.click(button);
      // oxlint-disable-next-line no-await-in-loop
      texts.push(await copied());
    }
    expect(texts.length).toBeGreaterThan(10);
    expectNone(texts.join('\n'));
    const all = JSON.parse(texts[0] ?? '') as { parameters: object; settings: object };
    expect(all.parameters).toHaveProperty('product', 'Trailhead 40L Backpack');
    expect(all.settings).toHaveProperty('extra_http_headers.X-Team', 'operations');
  });

  test('are revealed one by one, and then copied as they are', async () => {
    const { user } = show(OUTPUT_RUNS.secrets);
    const login = await row('login');
    await user.click(within(login).getByRole('button', { name: 'Reveal login' }));
    expect(login).toHaveTextContent('hunter2');
    expect(await row('portal_password')).not.toHaveTextContent('correct horse');
    await user.click(within(login).getByRole('button', { name: 'Copy login' }));
    expect(await copied()).toContain('hunter2');
    await user.click(within(login).getByRole('button', { name: 'Mask login' }));
    expect(login).not.toHaveTextContent('hunter2');
  });

  test('that the server masks itself cannot be revealed', async () => {
    show(OUTPUT_RUNS.secrets);
    const token = await row('x-browser-token');
    expect(token).toHaveTextContent('Masked by the server');
    expect(within(token).queryByRole('button')).toBeNull();
  });
});

interface SentBlock {
  workflow_run_block_id: string;
  label: string;
  current_index: number;
  actions: { action_id: string }[];
}

/** The blocks inside the loop of a recorded run. */
async function insideLoop(): Promise<SentBlock[]> {
  const items = await sent<{ children: { block: SentBlock }[] }[]>(`/v1/runs/${LOOP}/timeline`);
  return items.flatMap(({ children }) => children.map(({ block }) => block));
}

describe('block configuration', () => {
  test('a prompt stands with its places and the values that they took', async () => {
    const block = (await insideLoop()).find(
      ({ label, current_index: index }) => label === 'open_shipment' && index === 0,
    );
    show(LOOP, `?item=${block?.workflow_run_block_id}`);
    const goal = await row('navigation_goal');
    expect(await within(goal).findByText('{{ current_value }}')).toBeVisible();
    expect(within(goal).getByText('HL-70217')).toBeVisible();
  });

  test('a selected action shows the block that it belongs to', async () => {
    const block = (await insideLoop()).find(({ actions }) => actions.length > 0);
    const { user, address } = show(LOOP, `?item=${block?.actions[0]?.action_id}`);
    const heading = await screen.findByRole('heading', { name: 'Block configuration' });
    expect(heading.parentElement).toHaveTextContent(block?.label ?? '?');
    await user.click(screen.getByRole('button', { name: 'Show in timeline' }));
    await waitFor(() => expect(address()).toContain(block?.workflow_run_block_id));
  });

  test('a loop names what it goes over and shows the values of this run', async () => {
    show('wr_599938197273799154', '?item=wrb_599938579525888938');
    expect(await row('loop_over')).toHaveTextContent(/regions.*In this run.*EMEA.*AMER/);
  });

  test('code stands as code', async () => {
    show(LOOP);
    expect(await row('code')).toHaveTextContent('rows = [r for r in (each_shipment_output or [])]');
  });

  test('the block of a task is configured by what the task was asked', async () => {
    show(TASK_V1);
    await screen.findByRole('heading', { name: 'Block configuration' });
    expect(await row('navigation_goal')).toHaveTextContent('Polar Kayak');
    expect(await row('max_steps_per_run')).toHaveTextContent('4');
    expect(await row('complete_criterion')).toHaveTextContent('Not set');
  });

  test.each([...knownBlockTypes(), 'quantum_leap'])(
    'of a %s every field of its definition is shown',
    async (type) => {
      const fields = {
        navigation_goal: 'Reach it',
        url: 'https://a.example/',
        entangled: true,
        depth: 3,
        scheme: { kind: 'b92' },
        qubits: ['a', 'b'],
      };
      oneBlock(type, fields);
      show('wr_1');
      await screen.findByRole('heading', { name: 'Block configuration' });
      for (const [key, value] of Object.entries(fields)) {
        const words = typeof value === 'object' ? JSON.stringify(value) : String(value);
        // oxlint-disable-next-line no-await-in-loop -- each row in its turn
        expect(await row(key), key).toHaveTextContent(words);
      }
    },
  );

  test('what a secret parameter stood for in a prompt is masked until it is revealed', async () => {
    const goal = 'Sign in with {{ portal_password }} and wait.';
    oneBlock(
      'navigation',
      { navigation_goal: goal },
      { navigation_goal: 'Sign in with swordfish and wait.' },
    );
    const { user } = show('wr_1');
    await screen.findByRole('heading', { name: 'Block configuration' });
    const shown = await row('navigation_goal');
    await waitFor(() => expect(shown).toHaveTextContent('{{ portal_password }}'));
    expect(shown).not.toHaveTextContent('swordfish');
    await user.click(within(shown).getByRole('button', { name: 'Reveal navigation_goal' }));
    expect(shown).toHaveTextContent('swordfish');
  });
});

/** A run of an agent with one block, defined so, which ran so. */
function oneBlock(type: string, definition: object, ran: object = {}) {
  const run = {
    run_id: 'wr_1',
    run_type: 'workflow_run',
    status: 'completed',
    run_request: { workflow_id: 'wpid_1' },
  };
  const workflow = {
    workflow_id: 'w_1',
    workflow_permanent_id: 'wpid_1',
    title: 'One',
    workflow_definition: { parameters: [], blocks: [{ block_type: type, label: 'one', ...definition }] },
  };
  const created_at = '2026-01-01T00:00:00';
  const block = {
    workflow_run_block_id: 'wrb_1',
    workflow_run_id: 'wr_1',
    block_type: type,
    label: 'one',
    status: 'completed',
    created_at,
    ...ran,
  };
  const item = { type: 'block', block, children: [], created_at };
  server.use(
    http.get('*/v1/runs/wr_1', () => HttpResponse.json(run)),
    http.get('*/v1/runs/wr_1/timeline', () => HttpResponse.json([item])),
    http.get('*/v1/workflows/runs/wr_1', () =>
      HttpResponse.json({ ...run, workflow_run_id: 'wr_1', workflow, parameters: {} }),
    ),
    http.get('*', () => HttpResponse.json([])),
  );
}
