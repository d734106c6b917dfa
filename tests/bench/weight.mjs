// `npm run weight`. Node 20 reads no TypeScript by itself: Vite reads `weight.ts` for it.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module } = await runnerImport(fileURLToPath(new URL('./weight.ts', import.meta.url)), {
  logLevel: 'error',
});
await module.printWeight();
