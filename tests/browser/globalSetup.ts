import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { resolveChromium } from './chromium.ts';
import { startApp } from './startApp.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the demo is served, without a trailing slash. */
    demoUrl: string;
    /** Where the one Chromium of all tests is reached. */
    browserEndpoint: string;
  }
}

/** Builds and serves the demo as `npm start` does, and launches one Chromium for all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [demo, server] = await Promise.all([
    startApp(),
    resolveChromium().then((launch) => chromium.launchServer(launch)),
  ]);
  project.provide('demoUrl', demo.url);
  project.provide('browserEndpoint', server.wsEndpoint());
  return async () => {
    await Promise.all([demo.stop(), server.close()]);
  };
}
