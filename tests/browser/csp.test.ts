import { readdirSync } from 'node:fs';
import { inject } from 'vitest';
import { recordedRun } from './recorded.ts';
import { openRun } from './runPage.ts';
import { expect, test } from './test.ts';
import { watchedPage } from './watchedPage.ts';

test('the page and every file of it come under the strict policy', async () => {
  for (const origin of [inject('demoUrl'), inject('proxyUrl')]) {
    for (const path of ['/', '/runs/wr_1/overview', '/config.json', '/icons/idle.svg']) {
      const policy =
        (await fetch(origin + path, { headers: { accept: 'text/html' } })).headers.get(
          'content-security-policy',
        ) ?? '';
      expect(policy).toMatch(/default-src 'none';.*script-src 'self';.*style-src 'self';/);
      expect(policy).not.toMatch(/unsafe|\*/);
    }
  }
});

test('what the policy forbids is noticed by these tests and does nothing', async ({ browser }) => {
  const watched = await watchedPage(browser, inject('demoUrl'), { breaches: true });
  await openRun(watched, recordedRun('shop-product-lookup').run_id);
  await watched.page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.head.append(style);
    void fetch('https://example.org/').catch(() => {});
  });
  await expect
    .poll(() => watched.seen.policyViolations.join('\n'))
    .toMatch(/style-src[\s\S]*connect-src|connect-src[\s\S]*style-src/);
  expect(await watched.page.evaluate(() => getComputedStyle(document.body).display)).not.toBe('none');
  const refused = await watched.page.evaluate(() => {
    const tries: (() => unknown)[] = [
      () => (document.createElement('div').innerHTML = '<img src=x onerror="window.__harmed = 1">'),
      () => document.body.insertAdjacentHTML('beforeend', '<b>markup</b>'),
      () => new DOMParser().parseFromString('<b>markup</b>', 'text/html'),
      () => (document.createElement('iframe').srcdoc = '<script></script>'),
      () => (document.createElement('script').src = '/v1/artifacts/a_1/content'),
      () => new Worker('/v1/artifacts/a_1/content'),
      () => trustedTypesOf().createPolicy('mine', {}),
    ];
    const trustedTypesOf = () =>
      Reflect.get(globalThis, 'trustedTypes') as { createPolicy: (name: string, rules: object) => unknown };
    return tries.map((attempt) => {
      try {
        attempt();
        return String(attempt);
      } catch {
        return 'refused';
      }
    });
  });
  expect(new Set(refused)).toEqual(new Set(['refused']));
  await watched.close();
});

test('behind the proxy the run is there, and the key is nowhere in the page, its storage or its requests', async ({
  browser,
}) => {
  const key = inject('proxyKey');
  const watched = await watchedPage(browser, inject('proxyUrl'));
  const bodies: Promise<string>[] = [];
  watched.page.on('response', (response) => bodies.push(response.text().catch(() => '')));
  const run = await openRun(watched, recordedRun('shop-product-lookup').run_id);
  for (const name of ['Output', 'Parameters', 'Code', 'Overview'] as const) await run.openTab(name);
  expect((await Promise.all(bodies)).filter((body) => body.includes(key))).toEqual([]);
  expect(watched.requests.filter((line) => line.includes(key))).toEqual([]);
  const kept = await watched.page.evaluate(() =>
    JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      document.documentElement.outerHTML,
    ]),
  );
  expect(kept).not.toContain(key);
  expect(watched.seen).toEqual({ consoleErrors: [], policyViolations: [], offOrigin: [] });
  await watched.close();
});

test('opening a run fetches what is looked at and no more: no recording and no other run’s files', async ({
  watched,
}) => {
  const { run_id } = recordedRun('shop-product-lookup');
  await openRun(watched, run_id);
  const slugs = readdirSync('mocks/runs').filter((name) => !name.startsWith('_'));
  const others = watched.requests.filter((line) =>
    slugs.some((slug) => slug !== 'shop-product-lookup' && line.includes(`/demo/runs/${slug}/`)),
  );
  expect(others).toEqual([]);
  expect(watched.requests.filter((line) => /\.(?:mp4|webm)/.test(line))).toEqual([]);
});
