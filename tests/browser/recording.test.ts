import type { Locator } from 'playwright-core';
import { RECORDING_RUNS } from '../../mocks/demoRuns.ts';
import { recordedRun } from './recorded.ts';
import { openRun, type RunPage } from './runPage.ts';
import { expect, test } from './test.ts';
import type { WatchedPage } from './watchedPage.ts';

const WAIT = { timeout: 20_000 };
const LOOP = recordedRun('shipment-loop-partial').run_id;

const videoOf = (run: RunPage): Locator => run.region('Recording').locator('video').first();
const read = <T>(video: Locator, key: 'currentTime' | 'duration' | 'paused' | 'src' | 'playbackRate') =>
  video.evaluate((element: HTMLVideoElement, name) => element[name] as T, key);

async function open(watched: WatchedPage, runId: string, query = ''): Promise<[RunPage, Locator]> {
  const run = await openRun(watched, runId, `recording${query}`);
  const video = videoOf(run);
  await video.waitFor({ state: 'attached' });
  await expect
    .poll(async () => {
      const length = await read<number>(video, 'duration');
      return Number.isFinite(length) ? length : 0;
    }, WAIT)
    .toBeGreaterThan(5);
  return [run, video];
}

async function playsAndSeeks(run: RunPage, video: Locator): Promise<void> {
  const length = await read<number>(video, 'duration');
  await run.button('Play').click();
  await expect.poll(() => read<number>(video, 'currentTime'), WAIT).toBeGreaterThan(0.2);
  await run.button('Pause').click();
  await run.page
    .getByRole('slider', { name: 'Position in the recording' })
    .fill(String(Math.floor(length / 2)));
  await expect
    .poll(
      () =>
        video.evaluate((element: HTMLVideoElement) =>
          element.seeking || element.readyState < 2 ? -1 : element.currentTime,
        ),
      WAIT,
    )
    .toBeCloseTo(Math.floor(length / 2), 0);
}

test.for([
  ['an MP4', recordedRun('shop-product-lookup').run_id],
  ['a WebM', RECORDING_RUNS.webm],
  ['a WebM that does not say its length', RECORDING_RUNS.webmWithoutDuration],
  ['a film of the session without a length', RECORDING_RUNS.sessionWithoutDuration],
] as const)('%s plays, has a length and can be sought in', async ([, runId], { watched }) => {
  const [run, video] = await open(watched, runId);
  await playsAndSeeks(run, video);
});

test('from a server that gives no parts of files the whole is fetched, and then it can be sought in', async ({
  watched,
}) => {
  const [run, video] = await open(watched, RECORDING_RUNS.withoutRange);
  await expect.poll(() => read<string>(video, 'src'), WAIT).toMatch(/^blob:/);
  await playsAndSeeks(run, video);
});

test('until it is played a picture of the run stands for a film that begins with an empty page', async ({
  watched,
}) => {
  const [run] = await open(watched, LOOP);
  const poster = run.region('Recording').locator('img[data-poster]');
  await expect
    .poll(() => poster.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth), WAIT)
    .toBeGreaterThan(600);
  await run.button('Play').click();
  await poster.waitFor({ state: 'detached' });
  // A moment that was asked for is shown itself.
  await open(watched, LOOP, '?t=75.5');
  expect(await poster.count()).toBe(0);
});

test('of several recordings the one that is chosen is played', async ({ watched }) => {
  const [run, video] = await open(watched, RECORDING_RUNS.several);
  const first = await read<string>(video, 'src');
  const second = run.region('Recording').getByRole('button', { name: 'Recording 2' });
  await second.click();
  await expect.poll(() => second.getAttribute('aria-pressed'), WAIT).toBe('true');
  await expect.poll(() => read<string>(videoOf(run), 'src'), WAIT).not.toBe(first);
  await expect.poll(() => read<number>(videoOf(run), 'duration'), WAIT).toBeGreaterThan(1);
  await run.button('Play').click();
  await expect.poll(() => read<number>(videoOf(run), 'currentTime'), WAIT).toBeGreaterThan(0.2);
});

test('a file that no browser plays is offered for download, under a name that says whose it is', async ({
  watched,
}) => {
  const run = await openRun(watched, RECORDING_RUNS.unplayable, 'recording');
  const region = run.region('Recording');
  await region.getByText('This browser cannot play the recording').waitFor();
  expect(await region.getByRole('slider').count()).toBe(0);
  const [download] = await Promise.all([
    watched.page.waitForEvent('download'),
    region.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`^${RECORDING_RUNS.unplayable}-recording\\.mp4$`));
});

test('a recording that is not there yet comes by itself', async ({ watched: { page }, watched }) => {
  await page.clock.install();
  const run = await openRun(watched, RECORDING_RUNS.stillWriting, 'recording');
  const notYet = run.region('Recording').getByText('The recording is not there yet');
  const later = () => page.clock.fastForward(1_000);
  await expect.poll(() => later().then(() => notYet.count()), WAIT).toBe(1);
  const video = videoOf(run);
  const length = async () => ((await video.count()) ? read<number>(video, 'duration') : 0);
  await expect.poll(() => later().then(length), WAIT).toBeGreaterThan(5);
});

test('blocks are chapters: one is gone to, marked, and failures are marked on the bar', async ({
  watched,
}) => {
  const [run, video] = await open(watched, LOOP);
  const chapters = run.page.getByRole('group', { name: 'Chapters' }).getByRole('button');
  expect(await chapters.count()).toBeGreaterThanOrEqual(5);
  await chapters.filter({ hasText: 'HL-99999' }).click();
  await expect.poll(() => read<number>(video, 'currentTime'), WAIT).toBeGreaterThan(30);
  expect(await chapters.filter({ hasText: 'HL-99999' }).getAttribute('aria-current')).toBe('true');
});

test('scrubbing chooses what went on, an item that is chosen moves the player, and what is paused at stays in the address', async ({
  watched,
}) => {
  const [run, video] = await open(watched, LOOP);
  await run.page.getByRole('slider', { name: 'Position in the recording' }).fill('60');
  await expect.poll(() => run.selectedId(), WAIT).toMatch(/^(?:act|wrb)_/);
  await expect.poll(() => run.query('t'), WAIT).toBe('60');
  const during = await run.selectedId();
  const first = run.page.locator('[role=treeitem][data-kind=iteration]').first();
  const id = (await first.getAttribute('data-item-id')) ?? '';
  await run.select(id);
  await expect.poll(() => read<number>(video, 'currentTime'), WAIT).toBeLessThan(10);
  expect(await run.selectedId()).toBe(id);
  expect(id).not.toBe(during);
  // The item says where the player stands now.
  await expect.poll(() => run.query('t'), WAIT).toBeNull();
});

test('an address with a moment opens there, and one with an item at that item', async ({ watched }) => {
  const [, video] = await open(watched, LOOP, '?t=75.5');
  await expect.poll(() => read<number>(video, 'currentTime'), WAIT).toBeCloseTo(75.5, 0);
  const run = await openRun(watched, LOOP, 'overview');
  await run.page.locator('[role=treeitem][data-kind=block][data-status=completed]').last().click();
  await run.button('Watch this moment').click();
  await run.panel('Recording').waitFor();
  await expect.poll(() => read<number>(videoOf(run), 'currentTime'), WAIT).toBeGreaterThan(1);
});

test('it is played with the keyboard while it has the focus', async ({ watched: { page }, watched }) => {
  const [run, video] = await open(watched, LOOP);
  await run.button('Play').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => read<number>(video, 'currentTime'), WAIT).toBeCloseTo(5, 0);
  await page.keyboard.press('.');
  await expect.poll(() => read<number>(video, 'currentTime'), WAIT).toBeCloseTo(5.04, 2);
  await page.keyboard.press(',');
  await page.keyboard.press('m');
  await run.button('Sound off').waitFor();
  await run.button('Speed 1×').click();
  await page.getByRole('menuitemradio', { name: '4×' }).click();
  await expect.poll(() => read<number>(video, 'playbackRate'), WAIT).toBe(4);
  await run.button('Full screen').focus();
  await page.keyboard.press('f');
  await expect
    .poll(() => page.evaluate(() => document.fullscreenElement?.getAttribute('aria-label')), WAIT)
    .toBe('Player');
  await page.keyboard.press('f');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement), WAIT).toBeNull();
});
