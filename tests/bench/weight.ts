import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWhenStale } from '../../src/serve/builds.ts';
import { firstCard, manifestOf, weigh, type Weight } from '../browser/bundle.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DIST = path.join(ROOT, 'dist');

/** Builds the production page if need be and prints what every file of it weighs, and the first card against its budget. */
export async function printWeight(): Promise<void> {
  await buildWhenStale(ROOT, 'production', console.log);
  const manifest = manifestOf(DIST);
  const first = firstCard(DIST);
  const early = new Set([...first.js, ...first.css]);
  const files = new Set(Object.values(manifest).flatMap(({ file, css = [] }) => [file, ...css]));
  const rows = [...files]
    .filter((file) => /\.(?:js|css)$/.test(file))
    .map((file) => ({ file, ...weigh(DIST, [file]) }))
    .toSorted((a, b) => b.gzip - a.gzip);
  console.log('   KiB gzip      raw');
  for (const { file, ...weight } of rows)
    console.log(`${early.has(file) ? ' *' : '  '} ${kib(weight)}   ${path.basename(file)}`);
  console.log(
    `\n * before the first card: scripts ${kib(weigh(DIST, first.js))} (at most 150, 480), styles ${kib(weigh(DIST, first.css))} (at most 20)`,
  );
}

const kib = ({ gzip, raw }: Weight) =>
  [gzip, raw].map((bytes) => (bytes / 1024).toFixed(1).padStart(8)).join(' ');
