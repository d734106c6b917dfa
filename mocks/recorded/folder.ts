import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIndex, type RunsIndex } from './index.ts';

/** Where the recorded runs lie in this checkout. */
export const RUNS_DIR = join(dirname(fileURLToPath(import.meta.url)), '..', 'runs');

/** The index of the recorded runs of a folder on disk. */
export function indexOfFolder(dir: string = RUNS_DIR): RunsIndex {
  const folders = new Map<string, string[]>();
  for (const name of readdirSync(dir).toSorted()) {
    if (statSync(join(dir, name)).isDirectory()) folders.set(name, readdirSync(join(dir, name)).toSorted());
  }
  return buildIndex(folders, (folder, file) =>
    folders.get(folder)?.includes(file) ? readFileSync(join(dir, folder, file), 'utf8') : null,
  );
}
