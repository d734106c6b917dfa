import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { remembered, type RunFiles } from './files';
import { indexOfFolder, RUNS_DIR } from './folder';

/** The recorded runs of a folder on disk. */
export function nodeFiles(dir: string = RUNS_DIR): RunFiles {
  return remembered({
    index: async () => indexOfFolder(dir),
    text: (slug, file) => readFile(join(dir, slug, file), 'utf8'),
    bytes: async (slug, file) => new Uint8Array(await readFile(join(dir, slug, file))),
  });
}
