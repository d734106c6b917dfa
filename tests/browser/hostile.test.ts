import { unzipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { inject } from 'vitest';
import { HOSTILE_RUNS } from '../../mocks/demoRuns.ts';
import { FILE_NAMES, fileId } from '../../mocks/special/hostileFiles.ts';
import { openRun, TABS, type RunPage } from './runPage.ts';
import { expect, expectClean, test } from './test.ts';
import { watchedPage, type WatchedPage } from './watchedPage.ts';

const WAIT = { timeout: 30_000 };
/** Longest that the page may not answer a hand, in milliseconds, on a busy machine. */
const LONGEST_STOP = 5_000;

/** What data may do to a page of this product: nothing of all this. */
interface Harm {
  /** A script of the data ran, a prototype was changed, a foreign element or link stands in the page. */
  readonly done: () => Promise<unknown>;
  /** What stands out of the window to the right, or makes a panel scroll sideways. */
  readonly overflow: () => Promise<string[]>;
  readonly longestStop: () => Promise<number>;
}

async function guarded(
  browser: Parameters<typeof watchedPage>[0],
  act: (watched: WatchedPage, harm: Harm) => Promise<void>,
): Promise<void> {
  const watched = await watchedPage(browser, inject('proxyUrl'));
  const { page, context } = watched;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const opened: string[] = [];
  page.on('dialog', (dialog) => {
    opened.push(`${dialog.type()} ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => opened.push(`window ${popup.url()}`));
  await page.addInitScript(watchStops);
  await act(watched, {
    done: async () => ({ ...(await page.evaluate(harmDone)), opened }),
    overflow: () => page.evaluate(standsOut),
    longestStop: () => page.evaluate(() => Number(Reflect.get(globalThis, 'longestStop'))),
  });
  await watched.close();
  expectClean(watched);
}

/** Runs in the page: keeps how long it was busy without a break. */
function watchStops(): void {
  let last = performance.now();
  Reflect.set(globalThis, 'longestStop', 0);
  setInterval(() => {
    const now = performance.now();
    Reflect.set(
      globalThis,
      'longestStop',
      Math.max(Number(Reflect.get(globalThis, 'longestStop')), now - last),
    );
    last = now;
  }, 50);
}

/** Runs in the page. */
function harmDone(): object {
  const scripts = document.querySelectorAll('iframe, object, embed, script:not([src^="/assets/"])');
  return {
    harmed: Reflect.get(globalThis, '__harmed') as unknown,
    polluted: Reflect.get({}, 'polluted') as unknown,
    elements: [...scripts].map((element) => element.outerHTML),
    links: [...document.querySelectorAll('a[href], area[href]')]
      .map((link) => String(Reflect.get(link, 'href')))
      .filter((href) => !/^(?:https?|blob):/.test(href)),
  };
}
const NO_HARM = { harmed: undefined, polluted: undefined, elements: [], links: [], opened: [] };

/** Runs in the page. */
function standsOut(): string[] {
  const width = document.documentElement.clientWidth;
  const found: string[] = [];
  if (document.documentElement.scrollWidth > width) found.push('the page');
  for (const part of document.querySelectorAll(
    'header, main, section, table, [role=tabpanel], [role=region], dialog[open]',
  )) {
    const box = part.getBoundingClientRect();
    const scrolls =
      /auto|scroll/.test(getComputedStyle(part).overflowX) && part.scrollWidth > part.clientWidth + 1;
    if (box.width > 0 && (box.right > width + 1 || scrolls))
      found.push(`${part.tagName} ${part.getAttribute('aria-label') ?? part.className}`);
  }
  return found;
}

/** Waits until nothing that stands there is still on its way. */
async function settled(page: Page): Promise<void> {
  await expect.poll(() => page.getByRole('status', { name: /^Loading/ }).count(), WAIT).toBe(0);
  await expect.poll(() => page.locator('[aria-busy=true]').count(), WAIT).toBe(0);
}

async function everyTab(run: RunPage, look: (where: string) => Promise<void>): Promise<void> {
  for (const tab of [...TABS.slice(1), TABS[0]]) {
    const panel = await run.openTab(tab);
    await expect.poll(async () => (await panel.innerText()).trim().length, WAIT).toBeGreaterThan(3);
    await settled(run.page);
    await look(tab);
  }
}

/** Selects the first items of each kind and looks at their details. */
async function someItems(run: RunPage, look: (where: string) => Promise<void>): Promise<void> {
  await run.page.locator('[role=treeitem][tabindex="0"]').focus();
  for (const key of [
    'Home',
    'ArrowRight',
    'ArrowRight',
    'ArrowRight',
    'ArrowRight',
    'ArrowRight',
    'ArrowDown',
    'End',
  ]) {
    await run.page.keyboard.press(key);
    await look(`details after ${key}`);
  }
}

async function everyDialog(run: RunPage, look: (where: string) => Promise<void>): Promise<void> {
  const { page } = run;
  for (const name of ['API & Webhooks', 'Rerun']) {
    if (!(await run.button(name).count())) continue;
    await run.button(name).click();
    const dialog = page.getByRole('dialog', { name });
    await expect.poll(() => dialog.getByRole('button').count(), WAIT).toBeGreaterThan(2);
    await settled(page);
    await look(name);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('combobox', { name: /^Go to a tab/ });
  await palette.fill('e');
  await page.getByRole('listbox', { name: 'Results' }).getByRole('option').first().waitFor();
  await look('palette');
  await page.keyboard.press('Escape');
}

/** The report as it is copied, without what stands in fences and in inline code, which no reader of Markdown interprets. */
async function markdownOf(run: RunPage): Promise<string> {
  await run.button('More').click();
  await run.page.getByRole('menuitem', { name: 'Copy report' }).click();
  const clipboard = () => run.page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(clipboard, WAIT).toContain('# Run');
  return (await clipboard())
    .replaceAll(/^(`{3,})[^\n]*\n[\s\S]*?\n\1$/gm, '')
    .replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
}

test.for(Object.entries(HOSTILE_RUNS))(
  'hostile data (%s) on every tab, in details, dialogs, palette and report: shown, and nothing else happens',
  ([, runId], { browser }) =>
    guarded(browser, async (watched, harm) => {
      const look = async (where: string) => {
        expect(await harm.overflow(), where).toEqual([]);
        expect(await harm.done(), where).toEqual(NO_HARM);
      };
      const run = await openRun(watched, runId);
      await everyTab(run, look);
      await watched.page.setViewportSize({ width: 390, height: 844 });
      await run.button('Details').waitFor();
      await look('a phone');
      await watched.page.setViewportSize({ width: 1440, height: 900 });
      await run.button('Expand all').click();
      await someItems(run, look);
      await everyDialog(run, look);
      // A tag, a link or an address that a reader of Markdown would follow.
      expect(await markdownOf(run)).not.toMatch(/(?<!\\)<\w|(?<!\\)\]\(|^(?:javascript|data):/m);
      expect(await harm.longestStop()).toBeLessThan(LONGEST_STOP);
    }),
);

test('hostile data in the history: titles stay on their line, parameters unfold', ({ browser }) =>
  guarded(browser, async (watched, harm) => {
    const { page } = watched;
    await page.goto('/runs?q=80000000000000060&size=20');
    const unfold = page.getByRole('button', { name: /^Parameters of/ });
    await expect.poll(() => unfold.count(), WAIT).toBe(Object.keys(HOSTILE_RUNS).length);
    for (const button of await unfold.all()) await button.click();
    await settled(page);
    expect(await harm.overflow()).toEqual([]);
    expect(await harm.done()).toEqual(NO_HARM);
    for (const row of await page.getByRole('row').all()) {
      const box = await row.boundingBox();
      expect(box?.height ?? 0).toBeLessThan(2_000);
    }
    expect(await harm.longestStop()).toBeLessThan(LONGEST_STOP);
  }));

/** Bytes of a download. */
async function bytesOf(download: Download): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

test('files with hostile names are saved under safe ones, byte for byte, and none is opened', ({ browser }) =>
  guarded(browser, async (watched, harm) => {
    const { page } = watched;
    const run = await openRun(watched, HOSTILE_RUNS.files, 'output');
    const files = run.panel('Output').getByRole('table', { name: 'Downloaded files' });
    const rows = files.getByRole('row');
    await expect.poll(() => rows.count(), WAIT).toBe(FILE_NAMES.length + 1);
    const names: string[] = [];
    for (let at = 1; at <= FILE_NAMES.length; at++) {
      // After ten files of one page Chromium asks its user.
      if (at % 8 === 0) await openRun(watched, HOSTILE_RUNS.files, 'output');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        rows.nth(at).getByRole('button').first().click(),
      ]);
      names.push(download.suggestedFilename());
      expect(String(await bytesOf(download))).toContain('<script>');
      expect(download.url()).toMatch(/^blob:/);
    }
    for (const name of names) {
      expect(name).toMatch(/^[^<>:"/\\|?*\p{C}]+$/u);
      expect(name).not.toMatch(/^[.\s]|[.\s]$|^(?:con|nul|aux|com\d)(?:\.|$)/i);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    }
    expect(names[FILE_NAMES.indexOf('page.html')]).toBe('page.html');
    expect(names[FILE_NAMES.indexOf('invoice\u202Efdp.exe')]).toBe('invoice_fdp.exe');

    const [zip] = await Promise.all([
      page.waitForEvent('download'),
      run.panel('Output').getByRole('button', { name: 'Download all' }).click(),
    ]);
    const entries = Object.keys(unzipSync(await bytesOf(zip)));
    expect(entries).toHaveLength(FILE_NAMES.length);
    for (const entry of entries) expect(entry).not.toMatch(/\.\.[/\\]|[/\\]|^\.|\p{C}/u);

    // Not even by its address: what a run stored is saved, not shown.
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.goto(`/v1/artifacts/${fileId(FILE_NAMES.indexOf('page.html'))}/content`).catch(() => null),
    ]);
    expect(String(await bytesOf(saved))).toContain('<script>');
    expect(await harm.done()).toEqual(NO_HARM);
  }));
