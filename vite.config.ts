import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { demoFiles } from './mocks/vitePlugin.ts';
import { iconShapes } from './src/serve/iconShapes.ts';
import { preloadFonts } from './src/serve/preloadFonts.ts';
import { servePlugins } from './src/serve/servePlugins.ts';

/** Modules that are not about runs alone. */
const COMMON =
  /[\\/]src[\\/](?:ui[\\/](?!JsonViewer|CodeViewer|Lines)|json[\\/]|api[\\/][^\\/]+$|pages[\\/][^\\/]+$|model[\\/](?:run[\\/]|[^\\/]+$))/;

export default defineConfig(({ command, mode }) => ({
  plugins: [
    react(),
    iconShapes(),
    ...(command === 'serve' && !process.env['VITEST'] ? servePlugins(process.env, mode) : []),
    preloadFonts(),
    demoFiles(),
  ],
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2023',
    outDir: mode === 'demo' ? 'dist-demo' : 'dist',
    sourcemap: true,
    assetsInlineLimit: 0, // a data: address would need a wider policy
    manifest: true,
    modulePreload: { polyfill: false }, // every browser that reads ES2023 has it
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // All that the first card of a run needs in one file, instead of one for each set of pages that share something.
          groups: [
            {
              name: 'app',
              tags: ['$initial'],
              priority: 2,
            },
            // What chunks share, in two files instead of one for each set of them: what other pages need as well, and the run's.
            { name: 'common', minShareCount: 2, priority: 1, test: COMMON },
            { name: 'run', minShareCount: 2, test: /[\\/]src[\\/]/ },
          ],
        },
      },
    },
  },
  server: { cors: false }, // this origin adds the key to what it passes on: no other page may read from it
  preview: { cors: false, port: 4173 },
  test: {
    reporters: ['default', './tests/summaryReporter.ts'],
    restoreMocks: true,
    unstubGlobals: true,
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'logic',
          environment: 'node',
          include: ['tests/{json,skyvern,model,mocks,serve}/**/*.test.ts'],
        },
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
}));
