import { readFileSync } from 'node:fs';
import type { World } from '../../mocks/world.ts';
import { step, watchDemo } from './liveDemo.ts';
import { leave } from './liveServer.ts';
import { expect, test } from './test.ts';

const WAIT = { timeout: 20_000, interval: 50 };
const LOOKUP = 'wr_699935478559500566';
const APPROVAL = 'wr_699942115731939108';

test('a recorded run is watched from queued to its end, and its reader is told', async ({ browser }) => {
  const page = await watchDemo(browser, LOOKUP, 1);
  // A browser without a screen notifies nobody; this one notes what it was asked to show.
  await page.page.evaluate(() => {
    const told: string[] = [];
    Reflect.set(globalThis, 'told', told);
    class Noted {
      static permission = 'default';
      static requestPermission() {
        Noted.permission = 'granted';
        return Promise.resolve('granted');
      }
      constructor(title: string) {
        told.push(title);
      }
    }
    Reflect.set(globalThis, 'Notification', Noted);
  });
  await page.isStatus('queued');
  await page.browser.getByText('The run waits for a browser slot.').first().waitFor();
  await page.button('Notify me').click();
  await page.page.getByRole('menuitemcheckbox', { name: 'Finishes' }).click();
  await page.page.keyboard.press('Escape');

  await step(page, 3);
  await page.isStatus('running');
  await page.isLive('live');
  expect(await page.page.title()).toMatch(/^▶ /);
  for (const actions of [2, 3, 4, 5]) {
    await step(page, actions === 2 ? 3 : actions === 3 ? 1 : actions === 4 ? 3 : 2);
    await page.isCounted(actions);
  }
  const now = page.page.getByRole('group', { name: 'The run now' });
  expect(await now.innerText()).toMatch(/Last:\s*#5 Complete/);
  expect(await page.axe()).toEqual([]);

  await step(page, null);
  await page.isStatus('completed');
  await page.region('Extracted Information').waitFor();
  expect(await page.page.evaluate(() => Reflect.get(globalThis, 'told') as string[])).toEqual([
    'Completed · Northwind product lookup',
  ]);
  expect(await page.page.locator('link[rel=icon]').getAttribute('href')).toBe('/icons/ok.svg');
  expect(await page.button('Notify me').count()).toBe(0);
  await leave(page);
});

test('control and approval need no server of one’s own to be seen', async ({ browser }) => {
  const page = await watchDemo(browser, APPROVAL, 60, {
    colorScheme: 'light',
    prepare: ({ page: tab }) =>
      tab.addInitScript(() => {
        Reflect.set(globalThis, 'moved', 0);
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            Reflect.set(
              globalThis,
              'moved',
              Number(Reflect.get(globalThis, 'moved')) + Number(Reflect.get(entry, 'value')),
            );
        }).observe({ type: 'layout-shift', buffered: true });
      }),
  });
  await page.isStatus('paused');
  await page.isLive('live');
  await page.button('File report').waitFor();
  // The question comes into the place that was kept for it: nothing moves from under the mouse.
  expect(await page.page.evaluate(() => Number(Reflect.get(globalThis, 'moved')))).toBeLessThan(0.01);
  await page.button('Take Control').click();
  await page.button('Release Control').waitFor();
  await page.page
    .getByText(/so you act alone now/)
    .first()
    .waitFor();
  const box = await page.pictureBox();
  await page.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const pressed = () =>
    page.page.evaluate(() => {
      const { control } = Reflect.get(globalThis, 'rundownDemo') as World;
      return control.find(({ message }) => message['eventType'] === 'mousePressed')?.message;
    });
  await expect.poll(pressed, WAIT).toBeDefined();
  const press = await pressed();
  expect(Math.abs(Number(press?.['x']) - 640)).toBeLessThanOrEqual(1);
  expect(Math.abs(Number(press?.['y']) - 400)).toBeLessThanOrEqual(1);
  expect(await page.axe()).toEqual([]);
  await page.page.keyboard.press('Escape');
  await page.button('File report').click();
  await page.isStatus('running');
  await leave(page);
});

/** As many pictures as come in half a minute of 25 a second. */
const PICTURES = 750;
const MEGABYTE = 1024 * 1024;

test('pictures at any speed keep the memory of one: none is held after it was drawn', async ({ browser }) => {
  const picture = picturesOf('shop-product-lookup');
  let send: (text: string) => void = () => {};
  const page = await watchDemo(browser, LOOKUP, 6, {
    prepare: ({ page: tab }) =>
      tab.routeWebSocket(/\/stream\/workflow_runs\//, (socket) => {
        send = (text) => socket.send(text);
        send(picture(0));
      }),
  });
  await page.isLive('live');
  const devtools = await page.watched.context.newCDPSession(page.page);
  const used = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize / MEGABYTE;
  };
  const stream = async (count: number) => {
    for (let sent = 0; sent < count; sent += 25) {
      for (let at = 0; at < 25; at++) send(picture(sent + at));
      // The page answers in between: nothing but its own speed holds pictures back.
      await page.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    }
  };
  await stream(100);
  const before = await used();
  await stream(PICTURES);
  expect((await used()) - before).toBeLessThan(4);
  expect(await page.page.locator('canvas').count()).toBe(1);
  expect(await page.picture.evaluate((canvas: HTMLCanvasElement) => canvas.width)).toBe(560);
  await page.isLive('live');
  await leave(page);
});

/** Messages with recorded pictures, over and over. */
function picturesOf(slug: string): (at: number) => string {
  const lines = readFileSync(`mocks/runs/${slug}/frames.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"screenshot"'))
    .map((line) => JSON.stringify((JSON.parse(line) as { message: unknown }).message));
  return (at) => lines[at % lines.length] ?? '';
}
