import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `npm run bench`: apart from the tests, because figures neither pass nor fail, and take their time. */
export default defineConfig({
  root,
  resolve: { alias: { '~': `${root}src` } },
  test: {
    name: 'bench',
    include: ['tests/bench/*.bench.ts'],
    fileParallelism: false,
    testTimeout: 1_200_000,
    hookTimeout: 240_000,
    disableConsoleIntercept: true,
  },
});
