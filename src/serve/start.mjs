// `npm start` and `npm run dev`. Node 20 reads no TypeScript by itself: Vite reads `start.ts` for it.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module } = await runnerImport(fileURLToPath(new URL('./start.ts', import.meta.url)), {
  logLevel: 'error',
});
await module.start(process.argv.slice(2), process.env);
