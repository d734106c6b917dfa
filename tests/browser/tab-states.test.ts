import type { Locator } from 'playwright-core';
import { ARTIFACT_RUNS, CODE_RUNS, OUTPUT_RUNS, RECORDING_RUNS, STATE_RUNS } from '../../mocks/demoRuns.ts';
import { recordedRun } from './recorded.ts';
import { openRun, type TabName } from './runPage.ts';
import { expect, test } from './test.ts';

const WAIT = { timeout: 20_000 };

test.for<[TabName, [string, string, RegExp][]]>([
  [
    'Output',
    [
      ['a failed run', recordedRun('code-block-raises').run_id, /what it had given until then[^]*"NW-3310"/],
      [
        'errors of the server',
        recordedRun('shipment-loop-then-code-error').run_id,
        /Errors\s+REACH_MAX_STEPS\s+The agent has reached the maximum number of steps\./,
      ],
      [
        'canceled before it gave any',
        recordedRun('canceled-before-browser').run_id,
        /No output\s*The run was canceled before a block produced any\.[^]*No files\s*This run downloaded nothing\./,
      ],
      [
        'files without an address',
        OUTPUT_RUNS.files,
        /report Q3\.csv\s+The server keeps it on its own disk and gives no address for it: [^]*47 KB[^]*scan\.tiff\s+The server gives no address that a browser opens: s3:/,
      ],
    ],
  ],
  [
    'Recording',
    [
      [
        'a run that goes on',
        STATE_RUNS.queued,
        /The recording is being written\s+No recording available yet/,
      ],
      ['archived', ARTIFACT_RUNS.archived, /Recording archived\s+No recording available here/],
      [
        'expired for good',
        ARTIFACT_RUNS.expiredForGood,
        /The recording did not load\s+Its link has expired, and the server gave no new one\./,
      ],
      ['several', RECORDING_RUNS.several, /Recording 1\s+Recording 2\s+Recording 3\s+The run made several/],
    ],
  ],
  [
    'Code',
    [
      ['not switched on', CODE_RUNS.notEnabled, /No generated code\s+Set “Run With” to Code[^]*Edit agent/],
      ['an old server', STATE_RUNS.noScripts, /No generated code\s+This server does not give any/],
      ['a task', recordedRun('task-v1-completed').run_id, /No generated code[^]*This run is a task\./],
    ],
  ],
])('what %s says of its states', async ([tab, states], { watched }) => {
  for (const [state, runId, words] of states) {
    const run = await openRun(watched, runId, tab.toLowerCase(), { timeline: false });
    await expect.poll(() => run.panel(tab).innerText(), { ...WAIT, message: state }).toMatch(words);
  }
});

const viewerIn = (panel: Locator) => panel.locator('[data-json-viewer]').first();

test('numbers and keys stand and are copied as they were sent; what the server cut is said with its size, in its place', async ({
  watched: { page, context },
  watched,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const run = await openRun(watched, OUTPUT_RUNS.bigIntegers, 'output');
  const panel = run.panel('Output');
  await expect
    .poll(() => viewerIn(panel).innerText(), WAIT)
    .toMatch(
      /"z_last": 1,\s+38\s+"account": 9007199254740993,\s+39\s+"iban_digits": 123456789012345678901234567890,/,
    );
  await viewerIn(panel).getByRole('button', { name: 'Copy', exact: true }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()), WAIT)
    .toMatch(/"huge": 1e400,\s+"minus_zero": -0,\s+"10": "ten",\s+"9": "nine"/);

  await openRun(watched, STATE_RUNS.truncated, 'output');
  await viewerIn(panel).getByRole('searchbox', { name: 'Search JSON' }).fill('"list_output"');
  await expect
    .poll(() => viewerIn(panel).innerText(), WAIT)
    .toMatch(/"kept too",\s+\d+\s+The server cut this value\. It had 3\.0 MB\. 2 of 40,000 are here\./);
});

test('JSON is folded from a level on, and its long lines are wrapped', async ({
  watched: { page },
  watched,
}) => {
  const run = await openRun(watched, recordedRun('code-block-raises').run_id, 'output');
  const viewer = viewerIn(run.panel('Output'));
  await viewer.getByText('"NW-3310"').first().waitFor();
  await viewer.getByRole('button', { name: 'Fold from a level' }).click();
  await page.getByRole('menuitem', { name: 'Level 2' }).click();
  await expect.poll(() => viewer.innerText(), WAIT).toMatch(/"extracted_information": \{\s*1 key\s*\}/);
  // Too narrow for its longest line.
  await page.setViewportSize({ width: 1024, height: 900 });
  const list = viewer.getByRole('group', { name: 'JSON' });
  const excess = () => list.evaluate((box) => box.scrollWidth - box.clientWidth);
  await viewer.getByRole('button', { name: 'Unfold all' }).click();
  await expect.poll(excess, WAIT).toBeGreaterThan(0);
  await viewer.getByRole('button', { name: 'Wrap lines' }).click();
  await expect.poll(excess, WAIT).toBeLessThanOrEqual(0);
});
