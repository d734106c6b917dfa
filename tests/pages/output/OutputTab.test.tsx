import { createHash } from 'node:crypto';
import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseExact, stringifyExact } from '~/json';
import { OutputTab } from '~/pages/run/output/OutputTab';
import { OUTPUT_RUNS, STATE_RUNS } from '../../../mocks/demoRuns';
import { server, world } from '../../../mocks/node';
import { catchDownloads, copied, showTab } from '../showTab';
import { giveSizes } from '../timeline/panelSetup';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => giveSizes());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const SHOP = 'wr_599935478559500566';
const LOOP_FAILED = 'wr_599937750597200030';
const INVOICE = 'wr_599940834383718480';
const TASK_V2 = 'tsk_v2_599942741349198086';
const TASK_V1 = 'tsk_599941259585481806';
const CANCELED = 'wr_599937737712298100';

const runAnswer = async (
  runId: string,
  headers: Record<string, string> = {},
): Promise<Record<string, unknown>> => {
  const { body } = await world.answer({ method: 'GET', url: `/v1/runs/${runId}`, headers, body: null });
  return parseExact(String(body)) as Record<string, unknown>;
};
const viewer = async () => {
  await screen.findByRole('searchbox', { name: 'Search JSON' });
  return document.querySelector<HTMLElement>('[data-json-viewer]') ?? document.body;
};
const show = (runId: string, search = '') => showTab(runId, <OutputTab />, search);
const view = async (user: ReturnType<typeof show>['user'], name: string) =>
  user.click(await screen.findByRole('button', { name }));

describe('Agent Run Outputs', () => {
  test('is the whole output: what is copied is what the server sent, key by key', async () => {
    const { user } = show(SHOP);
    await user.click(within(await viewer()).getByRole('button', { name: 'Copy' }));
    const { output } = await runAnswer(SHOP);
    expect(await copied()).toBe(stringifyExact(output, 2));
  });

  test('numbers that JavaScript cannot hold stay as they were sent, and so does the order of keys', async () => {
    const { user } = show(OUTPUT_RUNS.bigIntegers);
    await user.click(within(await viewer()).getByRole('button', { name: 'Copy' }));
    const text = await copied();
    expect(text).toContain('"account": 9007199254740993');
    expect(text).toContain('"huge": 1e400');
    expect(text.indexOf('"10"')).toBeLessThan(text.indexOf('"9"'));
  });

  test('a failed run shows what it had given, and says that it is not all', async () => {
    show(LOOP_FAILED);
    await viewer();
    expect(screen.getByText('The run failed: this is what it had given until then.')).toBeVisible();
  });

  test('a list of flat objects is a table, and as CSV what the table holds', async () => {
    const { user } = show(OUTPUT_RUNS.table);
    await view(user, 'Table');
    const table = await screen.findByRole('table', { name: 'orders' });
    expect(within(table).getByRole('columnheader', { name: 'reference' })).toBeVisible();
    expect(within(table).getByRole('cell', { name: 'HL-70000' })).toBeVisible();
    expect(screen.getByText('200 rows')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Copy CSV' }));
    const lines = (await copied()).split('\r\n');
    expect(lines[0]).toBe('reference,customer,city,total,currency,paid,ordered_at,note,items');
    expect(lines).toHaveLength(201);
  });

  test('the same list is offered once, and the lists that the server adds are not offered', async () => {
    const { user } = show(LOOP_FAILED);
    await view(user, 'Table');
    expect(await screen.findByRole('table')).toBeVisible();
    expect(screen.queryByText(/failure_category/)).toBeNull();
    expect(screen.queryByRole('combobox', { name: 'List' })).toBeNull();
  });

  test('block by block: each execution with its iteration and what became of it', async () => {
    const { user, address } = show(LOOP_FAILED);
    await view(user, 'By block');
    const rows = await screen.findAllByRole('listitem');
    const third = rows.find((row) => /open_shipment.*#3/.test(row.textContent ?? ''));
    expect(third).toHaveTextContent('Failed');
    await user.click(within(third ?? document.body).getByRole('button', { name: /open_shipment/ }));
    expect(third?.querySelector('[data-json-viewer]')).not.toBeNull();
    await user.click(within(third ?? document.body).getByRole('button', { name: 'Show in timeline' }));
    await waitFor(() => expect(address()).toMatch(/item=wrb_/));
    expect(third).toHaveAttribute('aria-current', 'true');
  });

  test('a summary is text above the data', async () => {
    show(TASK_V2);
    await viewer();
    expect(await screen.findByText(/The cheapest backpack is the Trailhead 40L/)).toBeVisible();
  });

  test('errors bear their codes, once each', async () => {
    show(LOOP_FAILED);
    const heading = await screen.findByRole('heading', { name: 'Errors' });
    const section = heading.closest('section') ?? document.body;
    expect(within(section).getAllByText('REACH_MAX_STEPS')).toHaveLength(1);
    expect(section).toHaveTextContent('The agent has reached the maximum number of steps.');
  });

  test.each([
    [CANCELED, 'The run was canceled before a block produced any.'],
    [TASK_V1, 'The run ended before it produced any.'],
    [STATE_RUNS.queued, 'Nothing has been given yet. Outputs appear here as soon as there are some.'],
  ])('%s: a run without output says why', async (runId, sentence) => {
    show(runId);
    expect(await screen.findByText(sentence)).toBeVisible();
  });
});

describe('what the server cut', () => {
  test('is said in its place with its size, and what was kept of it stays data', async () => {
    const { user } = show(STATE_RUNS.truncated);
    const box = await viewer();
    await user.type(within(box).getByRole('searchbox'), '"object_output"');
    await waitFor(() => expect(box).toHaveTextContent(/"first": "kept"/));
    expect(box).toHaveTextContent('The server cut this value. It had 7.0 MB.');
    expect(box).toHaveTextContent('It had 5.0 MB. 1 of 900 are here.');
    expect(box).toHaveTextContent('"kept too"');
    expect(box).toHaveTextContent('The server cut 61,234 more values.');
    expect(box).toHaveTextContent('The server did not store this value: it was too large. It had 300 MB.');
    expect(box).not.toHaveTextContent('exceeded_max');
  });

  test('is loaded whole when asked for', async () => {
    const { user } = show(OUTPUT_RUNS.bigText);
    await user.click(await screen.findByRole('button', { name: 'Load the complete output' }));
    await waitFor(() => expect(screen.queryByText('The server cut large values.')).toBeNull());
    await user.click(within(await viewer()).getByRole('button', { name: 'Copy' }));
    expect((await copied()).length).toBeGreaterThan(10_000_000);
  });

  test('stays as it is when the whole cannot be had, with the reason', async () => {
    const { user } = show(OUTPUT_RUNS.bigText);
    const load = await screen.findByRole('button', { name: 'Load the complete output' });
    server.use(
      http.get('*/v1/runs/*', () => HttpResponse.json({ detail: 'Invalid credentials' }, { status: 403 })),
    );
    await user.click(load);
    expect(await screen.findByText(/403/)).toBeVisible();
    expect(load).toBeEnabled();
  });
});

describe('Agent Run Downloaded Files', () => {
  const row = async (name: RegExp | string) => {
    const table = await screen.findByRole('table', { name: 'Downloaded files' });
    const cell = within(table).getByText(name);
    return cell.closest('tr') ?? document.body;
  };

  test('a file tells its name, where it comes from, kind, size, time and checksum; a click saves it', async () => {
    const saved = catchDownloads();
    const { user } = show(INVOICE);
    const { downloaded_files: files } = (await runAnswer(INVOICE)) as {
      downloaded_files: { filename: string; file_size: number; checksum: string }[];
    };
    const [file] = files;
    const line = await row(file?.filename ?? '');
    await waitFor(() =>
      expect(line).toHaveTextContent(/download_invoice.*PDF.*690 B.*2\d Nov \d\d:\d\d.*2671…54b2/s),
    );
    await user.click(within(line).getByRole('button', { name: file?.filename ?? '' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.name).toBe(file?.filename);
    expect(saved[0]?.bytes.size).toBe(file?.file_size);
    expect(await sha256(saved[0]?.bytes)).toBe(file?.checksum);
    await user.click(within(line).getByRole('button', { name: /Copy checksum/ }));
    expect(await copied()).toBe(file?.checksum);
  });

  test('where it can be had at no address the row says so and shows what is known', async () => {
    show(OUTPUT_RUNS.files);
    expect(await row('report Q3.csv')).toHaveTextContent(
      /The server keeps it on its own disk and gives no address for it: \/data\/.*CSV.*47 KB/,
    );
    expect(await row('unnamed-by-the-server.zip')).toHaveTextContent(/not known.*not known.*not given/);
    expect(await row('scan.tiff')).toHaveTextContent('no address that a browser opens: s3://');
    const script = await row('click me.html');
    expect(script).toHaveTextContent('javascript:alert(1)');
    expect(within(script).queryByRole('link')).toBeNull();
    expect(screen.getByText('8 files')).toBeVisible();
  });

  test('marks that would hide the true ending of a name are written out', async () => {
    show(OUTPUT_RUNS.files);
    expect(await row('invoice⟨U+202E⟩fdp.exe')).toHaveTextContent('EXE');
  });

  test('an expired link is renewed by a click', async () => {
    const saved = catchDownloads();
    let asked = 0;
    const file = (sig: string, expiry: number) => ({
      url: `${location.origin}/files/content?expiry=${expiry}&sig=${sig}`,
      filename: 'statement.pdf',
      checksum: null,
      file_size: 5,
      modified_at: null,
      artifact_id: null,
    });
    const run = await runAnswer(INVOICE);
    const future = Math.floor(Date.now() / 1000) + 3_600;
    server.use(
      http.get(`*/v1/runs/${INVOICE}`, () =>
        HttpResponse.json({
          ...run,
          downloaded_files: [asked++ === 0 ? file('old', 1_700_000_000) : file('new', future)],
        }),
      ),
      http.get(`*/v1/runs/${INVOICE}/artifacts`, () => HttpResponse.json([])),
      http.get('*/files/content', ({ request }) =>
        request.url.includes('sig=new')
          ? new HttpResponse('bytes')
          : HttpResponse.json({ detail: 'Invalid or expired artifact URL' }, { status: 403 }),
      ),
    );
    const { user } = show(INVOICE);
    const line = await row('statement.pdf');
    expect(line).toHaveTextContent('Link expired.');
    await user.click(within(line).getByRole('button', { name: 'Renew statement.pdf' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]).toMatchObject({ name: 'statement.pdf' });
    expect(await saved[0]?.bytes.text()).toBe('bytes');
  });

  test('a link that cannot be renewed says so', async () => {
    const { user } = show(OUTPUT_RUNS.files);
    const line = await row('statement.pdf');
    await user.click(within(line).getByRole('button', { name: 'Renew statement.pdf' }));
    expect(await within(line).findByRole('alert')).toHaveTextContent(
      'Link expired. The server gives no other address for this file.',
    );
  });

  test('a run that downloaded nothing says so', async () => {
    show(SHOP);
    expect(await screen.findByText('This run downloaded nothing.')).toBeVisible();
  });
});

async function sha256(bytes: Blob | undefined): Promise<string> {
  const buffer = (await bytes?.arrayBuffer()) ?? new ArrayBuffer();
  return createHash('sha256')
    .update(Buffer.from(new Uint8Array(buffer)))
    .digest('hex');
}
