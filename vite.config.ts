import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: { target: 'es2023', sourcemap: true, assetsInlineLimit: 0, manifest: true },
  test: {
    restoreMocks: true,
    unstubGlobals: true,
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: { name: 'logic', environment: 'node', include: ['tests/{json,skyvern,model,mocks,serve}/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'jsdom',
          setupFiles: ['tests/setup.ts'],
          include: ['tests/{api,pages,ui}/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/globalSetup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
