import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { firstCard, weigh } from './bundle.ts';
import { recordedRun } from './recorded.ts';
import { openRun } from './runPage.ts';
import { ROOT } from './startApp.ts';
import { expect, test } from './test.ts';
import { watchedPage } from './watchedPage.ts';

const KIB = 1024;
const DIST = path.join(ROOT, 'dist');
const files = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' });

test('what must arrive before the first card is within its budget', () => {
  const { js, css } = firstCard(DIST);
  const scripts = weigh(DIST, js);
  expect(scripts.gzip / KIB).toBeLessThanOrEqual(150);
  expect(scripts.raw / KIB).toBeLessThanOrEqual(480);
  expect(weigh(DIST, css).gzip / KIB).toBeLessThanOrEqual(20);
});

test('before the first card the page asks for little, all of it here, and no script that the budget does not count', async ({
  browser,
}) => {
  const counted = firstCard(DIST).js.map((file) => `/${file}`);
  const watched = await watchedPage(browser, inject('proxyUrl'));
  await watched.page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[role=treeitem]')) return;
      observer.disconnect();
      const asked = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
      Reflect.set(globalThis, 'askedBeforeFirstCard', asked);
    }).observe(document, { childList: true, subtree: true });
  });
  const { run_id } = recordedRun('shop-product-lookup');
  await openRun(watched, run_id);
  const asked = await watched.page.evaluate(
    () => Reflect.get(globalThis, 'askedBeforeFirstCard') as string[],
  );
  expect(asked.filter((name) => name.endsWith('.js') && !counted.includes(name))).toEqual([]);
  expect(asked.length + 1).toBeLessThanOrEqual(10); // and the document
  expect(asked.filter((name) => !/^\/(?:assets|icons|v1|api)\/|^\/config\.json$/.test(name))).toEqual([]);
  await watched.close();
});

test('run and timeline are asked for together, after nothing but the configuration', async ({ browser }) => {
  const watched = await watchedPage(browser, inject('proxyUrl'));
  const { run_id } = recordedRun('shop-product-lookup');
  await openRun(watched, run_id);
  const answered = watched.requests.filter((line) => /\/(?:v1|api)\/|config\.json/.test(line));
  expect(answered.slice(0, 3).toSorted()).toEqual([
    'GET /config.json',
    `GET /v1/runs/${run_id}`,
    `GET /v1/runs/${run_id}/timeline`,
  ]);
  await watched.close();
});

test('the production build holds nothing of the mock world: no code, no worker, no recorded run', () => {
  expect(existsSync(path.join(DIST, 'demo'))).toBe(false);
  expect(files(DIST).filter((name) => /mock|\.(?:webp|mp4|webm|jsonl)$/i.test(name))).toEqual([]);
  for (const name of files(DIST).filter((file) => /\.(?:js|html|css)$/.test(file))) {
    expect(readFileSync(path.join(DIST, name), 'utf8'), name).not.toMatch(
      /mockServiceWorker|setupWorker|demo\/runs|msw/,
    );
  }
});

test('the demo holds all of it', () => {
  expect(existsSync(path.join(ROOT, 'dist-demo/demo/runs/index.json'))).toBe(true);
  expect(existsSync(path.join(ROOT, 'dist-demo/mockServiceWorker.js'))).toBe(true);
});

test('a static deployment finds a configuration that names no server', () => {
  expect(JSON.parse(readFileSync(path.join(DIST, 'config.json'), 'utf8'))).toEqual({
    mode: 'direct',
    apiBase: '',
    upstreamOrigin: null,
    appUrl: null,
    connectHosts: [],
  });
});

test('the two latin fonts, and no others, are asked for with the page', () => {
  const page = readFileSync(path.join(DIST, 'index.html'), 'utf8');
  const fonts = [...page.matchAll(/<link rel="preload" as="font"[^>]*href="\/([^"]+)"/g)].map(
    ([, file]) => file ?? '',
  );
  expect(fonts.map((file) => path.basename(file).split('-latin')[0])).toEqual(['geist', 'geist-mono']);
  expect(fonts.every((file) => existsSync(path.join(DIST, file)))).toBe(true);
});

test('each status has its icon', async () => {
  for (const tone of ['idle', 'run', 'ok', 'bad', 'warn', 'late', 'hold']) {
    const answer = await fetch(`${inject('proxyUrl')}/icons/${tone}.svg`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  }
});
