import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

export type BuildMode = 'production' | 'demo';

/** Folder of a mode's build, from the project's root. */
export const buildFolder = (mode: BuildMode) => (mode === 'demo' ? 'dist-demo' : 'dist');

const INPUTS = ['index.html', 'package-lock.json', 'package.json', 'public', 'src', 'vite.config.ts'];

/**
 * Builds `mode` when its sources are newer than its last build; says through `say` that it does.
 *
 * The new build takes the old one's place at once when it is complete, so that a server that reads the folder,
 * or a second build at the same time, never meets half of one. A build that fails leaves the old one.
 */
export async function buildWhenStale(
  root: string,
  mode: BuildMode,
  say: (line: string) => void,
): Promise<void> {
  const folder = path.join(root, buildFolder(mode));
  const mark = path.join(folder, '.vite/manifest.json');
  const inputs = (mode === 'demo' ? [...INPUTS, 'mocks'] : INPUTS).map((name) => path.join(root, name));
  if (existsSync(mark) && newest(inputs) < statSync(mark).mtimeMs) return;

  const started = new Date();
  say(mode === 'demo' ? 'Building the demo …' : 'Building …');
  const fresh = path.join(
    root,
    'node_modules/.cache',
    `${buildFolder(mode)}-${process.pid}-${started.getTime()}`,
  );
  process.env['NODE_ENV'] = 'production'; // Vite's reading of this very file has set it to something else
  try {
    await build({ root, mode, logLevel: 'warn', build: { outDir: fresh, emptyOutDir: true } });
    // What changes while it is being built is newer than the build.
    utimesSync(path.join(fresh, '.vite/manifest.json'), started, started);
    replaceFolder(folder, fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Two builds that end together both get here: the one that finds the other's folder in its place takes that away too. */
function replaceFolder(folder: string, fresh: string): void {
  const aside = `${fresh}-old`;
  for (let attempt = 1; ; attempt++) {
    if (existsSync(folder)) renameSync(folder, `${aside}${attempt}`);
    try {
      renameSync(fresh, folder);
      break;
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
  for (let attempt = 1; attempt <= 5; attempt++)
    rmSync(`${aside}${attempt}`, { recursive: true, force: true });
}

/** Time of the last change among files and folders, in milliseconds; a folder's own time tells of removed files. */
function newest(paths: readonly string[]): number {
  let latest = 0;
  for (const entry of paths) {
    if (!existsSync(entry)) continue;
    const found = statSync(entry);
    const inside = found.isDirectory() ? readdirSync(entry, { recursive: true, encoding: 'utf8' }) : [];
    latest = Math.max(
      latest,
      found.mtimeMs,
      ...inside.map((name) => statSync(path.join(entry, name)).mtimeMs),
    );
  }
  return latest;
}
