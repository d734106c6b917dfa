import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseExact, stringifyExact } from '~/json';
import { setPreferences } from '~/pages/preferences';
import { Details } from '~/pages/run/overview/details/Details';
import { useSelection } from '~/pages/run/workspace/selection';
import { sentItem } from '~/skyvern/sentItem';
import { server, world } from '../../../mocks/node';
import { STATE_RUNS } from '../../../mocks/demoRuns';
import { showRun } from '../showRun';
import { copied } from '../showTab';
import { giveSizes } from '../timeline/panelSetup';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  giveSizes();
  setPreferences({ detailsFolded: false });
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const SHOP = 'wr_599935478559500566';
const TYPED = 'act_599935663243094444';
/** Its first block, that is: a later one failed. */
const COMPLETED_AFTER_ALL = 'wr_599939112101834388';
const PAUSED = 'wr_599942115731939107';
const IN_PAUSED = 'wrb_599942343365203980';
const TASK_V2 = 'tsk_v2_599942741349198086';
const TASK_V1 = 'tsk_599941259585481806';

function Selected() {
  const { node } = useSelection();
  return node && <Details node={node} />;
}

const show = (runId: string, item?: string) =>
  showRun(runId, <Selected />, item === undefined ? '' : `?item=${item}`);
const details = () => screen.findByRole('region', { name: 'Details' });

async function timeline(runId: string): Promise<unknown> {
  const url = `/v1/runs/${runId}/timeline`;
  const { body } = await world.answer({ method: 'GET', url, headers: {}, body: null });
  return parseExact(String(body));
}
const asSent = async (runId: string, item: string) => sentItem(await timeline(runId), item);

describe('details', () => {
  test('of an action: why, with what, on what, when, and its place in the run', async () => {
    show(SHOP, TYPED);
    const region = await details();
    expect(region).toHaveAttribute('data-for-item', TYPED);
    expect(within(region).getByRole('heading', { level: 2 })).toHaveTextContent('#2 Input text');
    expect(region).toHaveTextContent('in find_product');
    expect(region).toHaveTextContent(/Why.*The search box at the top of the shop/);
    expect(region).toHaveTextContent(/Text.*Trailhead 40L Backpack/);
    expect(region).toHaveTextContent(/Element.*input “Search products”/);
    expect(region).toHaveTextContent(/into the run/);
  });

  test('each fact and each text can be copied', async () => {
    const { user } = show(SHOP, TYPED);
    const region = await details();
    await user.click(within(region).getByRole('button', { name: 'Copy action id' }));
    expect(await copied()).toBe(TYPED);
    await user.click(within(region).getByRole('button', { name: 'Copy why' }));
    expect(await copied()).toMatch(/^The search box/);
  });

  test('the link to an item is the address that opens it, with its moment in the recording', async () => {
    const { user } = show(SHOP, TYPED);
    await user.click(within(await details()).getByRole('button', { name: 'Copy link to this item' }));
    await waitFor(async () => expect(await copied()).toContain(TYPED));
    const { origin, pathname, searchParams } = new URL(await copied());
    expect(`${origin}${pathname}`).toBe(`${location.origin}/runs/${SHOP}/overview`);
    expect([...searchParams.keys()]).toEqual(['item', 't']);
    expect(searchParams.get('item')).toBe(TYPED);
    // The page was typed into some seconds after the browser had opened.
    expect(Number(searchParams.get('t'))).toBeGreaterThan(1);
    expect(Number(searchParams.get('t'))).toBeLessThan(60);
  });

  test('while a run goes on the link to an item names no moment', async () => {
    const { user } = show(PAUSED, IN_PAUSED);
    await user.click(within(await details()).getByRole('button', { name: 'Copy link to this item' }));
    await waitFor(async () => expect(await copied()).toMatch(/\?item=wrb_\d+$/));
  });

  test('the moment of an item is watched in the recording, at the item', async () => {
    const { user, address } = show(SHOP, TYPED);
    await user.click(within(await details()).getByRole('button', { name: 'Watch this moment' }));
    expect(address()).toBe(`/runs/${SHOP}/recording?item=${TYPED}`);
  });

  test('they fold to their title and stay so', async () => {
    const { user } = show(SHOP, TYPED);
    const region = await details();
    await user.click(within(region).getByRole('button', { name: /Input text/ }));
    expect(within(region).getByRole('button', { name: /Input text/ })).toHaveAttribute(
      'aria-expanded',
      'false',
    );
    expect(region).not.toHaveTextContent('Why');
  });

  test('of a block that completed only tries are told that its rows do not show', async () => {
    show(COMPLETED_AFTER_ALL, 'wrb_599939112101834438');
    expect(await screen.findByRole('heading', { name: 'Tries' })).toBeVisible();
    expect(await details()).toHaveTextContent(/Step 1\s*Failed[\s\S]*Step 1, try 2\s*Completed/);
  });

  test('of a block that failed its tries are told, those without an action too', async () => {
    show('wr_599936724100017136', 'wrb_599936724100017152');
    const region = await details();
    await waitFor(() => expect(region).toHaveTextContent(/Tries.*Step 1/));
    expect(region).toHaveTextContent(/Agent’s guess.*The control named in the goal/);
  });

  test('of a block that started another run lead there', async () => {
    const items = (await timeline('wr_599941671902342946')) as { block: Record<string, string> }[];
    const trigger = items.find(({ block }) => block['block_type'] === 'workflow_trigger');
    show('wr_599941671902342946', trigger?.block['workflow_run_block_id']);
    const region = await details();
    expect(await within(region).findByRole('link', { name: 'Open the run it started' })).toHaveAttribute(
      'href',
      '/runs/wr_599941671902342964',
    );
  });
});

describe('the JSON of an item', () => {
  const JSON_TYPE = { headers: { 'content-type': 'application/json' } };
  const openJson = async (user: ReturnType<typeof show>['user']) => {
    await user.click(within(await details()).getByRole('button', { name: 'JSON' }));
    await screen.findByRole('searchbox', { name: 'Search JSON' }, { timeout: 20_000 });
  };

  test.each([
    ['an action', SHOP, TYPED],
    ['a block, with its actions', SHOP, 'wrb_599935478559500582'],
    ['a thought', TASK_V2, 'ot_599942831543511444'],
  ])('of %s is what the server sent', async (_what, runId, item) => {
    const { user } = show(runId, item);
    await openJson(user);
    await user.click(within(await details()).getByRole('button', { name: 'Copy' }));
    expect(await copied()).toBe(stringifyExact(await asSent(runId, item), 2));
  });

  test('of an action of a task, which has no timeline, too', async () => {
    const { body } = await world.answer({
      method: 'GET',
      url: `/api/v1/tasks/${TASK_V1}/actions`,
      headers: {},
      body: null,
    });
    const [action] = parseExact(String(body)) as { action_id: string }[];
    const { user } = show(TASK_V1, action?.action_id);
    await openJson(user);
    await user.click(within(await details()).getByRole('button', { name: 'Copy' }));
    expect(await copied()).toBe(stringifyExact(action, 2));
  });

  test('of an item whose id others have too is its own', async () => {
    const items = await timeline(SHOP);
    const block = sentItem(items, 'wrb_599935478559500582') as { actions: Record<string, unknown>[] };
    const [first] = block.actions.filter(({ action_id: id }) => id === TYPED);
    const second = { ...first, action_order: 99, created_at: '2026-11-22T17:59:00', reasoning: 'Once more.' };
    block.actions.unshift(second);
    server.use(http.get('*/timeline', () => HttpResponse.text(stringifyExact(items), JSON_TYPE)));
    const { user } = show(SHOP, `${TYPED}~2`);
    expect(await details()).toHaveTextContent(/Why.*Once more\./);
    await openJson(user);
    await user.click(within(await details()).getByRole('button', { name: 'Copy' }));
    expect(await copied()).toBe(stringifyExact(second, 2));
  });

  test('of an item that could not be read is all that came', async () => {
    const at = ((await timeline(STATE_RUNS.malformedItems)) as unknown[]).indexOf(42);
    const { user } = show(STATE_RUNS.malformedItems, `unreadable:timeline[${at}]`);
    await screen.findByText(/Could not be read/);
    await user.click(within(await details()).getByRole('button', { name: 'JSON' }));
    await waitFor(async () => expect(await details()).toHaveTextContent(/1\s*42/));
  });

  test('stays what this page read where the server does not answer any more', async () => {
    const { user } = show(SHOP, TYPED);
    await details();
    server.use(
      http.get('*/timeline', () => HttpResponse.json({ detail: 'Invalid credentials' }, { status: 403 })),
    );
    await openJson(user);
    expect(await details()).toHaveTextContent('As this page read it');
    expect(await details()).toHaveTextContent('"action_id"');
  });
});
