import { inject } from 'vitest';
import { recordedRun } from './recorded.ts';
import { openRun } from './runPage.ts';
import { expect, expectClean, test } from './test.ts';
import { watchedPage } from './watchedPage.ts';

const WAIT = { timeout: 15_000 };
const FAILED = recordedRun('task-v2-loop-not-generated');
/** The planner takes it that the list stands on the page; the block after it reads none. */
const WRONG_THOUGHT = 'ot_599940662585028440';
const BROUGHT_NOTHING = 'wrb_599940662585028450';

test('a failed run is debugged in four steps: its reason, its thoughts, its inputs, its recording', async ({
  watched,
}) => {
  const run = await openRun(watched, FAILED.run_id);
  const { page } = watched;

  // First the reason, at the top and without scrolling.
  const reason = run.region('Failure Reason');
  await expect.poll(() => reason.innerText(), WAIT).toContain('Failed to generate the loop.');
  const box = await reason.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 900)).toBeLessThan(300);

  // Second the thoughts, one after the other, to the point where the agent was wrong about the page.
  const onlyThoughts = page
    .getByRole('group', { name: 'Show only' })
    .getByRole('button', { name: 'Thoughts' });
  await onlyThoughts.click();
  const thoughts = (await run.rows()).filter(({ kind }) => kind === 'thought').map(({ id }) => id);
  expect(thoughts.length).toBe(3);
  for (const id of thoughts) {
    await run.select(id);
    await expect.poll(() => run.details.getAttribute('data-for-item'), WAIT).toBe(id);
    await run.pictureOf(id);
  }
  expect(thoughts.at(-1)).toBe(WRONG_THOUGHT);
  await expect.poll(() => run.details.innerText(), WAIT).toContain('generate a list of values');
  await onlyThoughts.click();
  await run.select(BROUGHT_NOTHING);
  await expect.poll(() => run.details.innerText(), WAIT).toMatch(/extracted_information[\s\S]*null/);

  // Third the inputs: was the address right, was anything missing?
  await reason.getByRole('link', { name: 'check the inputs' }).click();
  const inputs = run.panel('Parameters');
  await expect.poll(() => inputs.innerText(), WAIT).toContain('http://portal.harborline.example/shipments');
  await expect.poll(() => inputs.innerText(), WAIT).toContain('read route, status and ETA');

  // Fourth the recording, at the moment of the item that was looked at.
  await reason.getByRole('link', { name: 'watch the moment' }).click();
  const video = run.region('Recording').locator('video').first();
  await expect
    .poll(() => video.evaluate((film: HTMLVideoElement) => film.duration > 0 && film.currentTime > 1), WAIT)
    .toBe(true);
  expect(await run.selectedId()).toBe(BROUGHT_NOTHING);
});

test('an action after which the page looks as before says so on its card, told by a worker under the strict policy', async ({
  browser,
}) => {
  const watched = await watchedPage(browser, inject('proxyUrl'));
  const run = await openRun(watched, recordedRun('checkout-zip-rejected').run_id);
  await run.button('Expand all').click();
  // It chose the state that was chosen already.
  const chosenAgain = await run.reveal('act_599942376276979216');
  await expect.poll(() => chosenAgain.innerText(), WAIT).toContain('page unchanged');
  expect(await chosenAgain.getAttribute('aria-description')).toContain('looks the same before and after');
  expect(watched.page.workers().map((worker) => worker.url())).toEqual([
    expect.stringMatching(/\/assets\/comparison\.worker-/),
  ]);
  // A submit that was refused changed the page: it brought the message.
  expect(await (await run.reveal('act_599942256017894692')).innerText()).not.toContain('page unchanged');
  expectClean(watched);
  await watched.close();
});
