import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { startTestServer } from '../server/testServer.ts';
import { resolveChromium } from './chromium.ts';
import { startApp } from './startApp.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the demo is served, without a trailing slash. */
    demoUrl: string;
    /** Where the production build is served before a Skyvern server made of the recorded runs. */
    proxyUrl: string;
    /** The key that the proxy holds for that server. */
    proxyKey: string;
    /** Where the one Chromium of all tests is reached. */
    browserEndpoint: string;
  }
}

/**
 * Builds and serves the demo and the production page as `npm start` does, the latter in front of a Skyvern server of
 * the tests' own, and launches one Chromium for all browser tests.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const upstream = await startTestServer();
  const [demo, proxied, browser] = await Promise.all([
    startApp(),
    startApp({ SKYVERN_API_URL: upstream.url, SKYVERN_API_KEY: upstream.key }),
    resolveChromium().then((launch) => chromium.launchServer(launch)),
  ]);
  project.provide('demoUrl', demo.url);
  project.provide('proxyUrl', proxied.url);
  project.provide('proxyKey', upstream.key);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await Promise.all([demo.stop(), proxied.stop(), browser.close(), upstream.down()]);
  };
}
