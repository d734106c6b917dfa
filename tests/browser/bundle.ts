import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}

export interface Weight {
  /** Bytes as they lie in the folder. */
  readonly raw: number;
  /** Bytes at gzip level 9. */
  readonly gzip: number;
}

/** A build's own list of what it made of what, by source file. */
export type Manifest = Readonly<Record<string, Chunk>>;

export function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
}

/** All scripts and styles that the browser needs to run these chunks, each once. Lazy imports are not followed. */
export function filesOf(
  manifest: Manifest,
  names: readonly string[],
): { readonly js: string[]; readonly css: string[] } {
  const js = new Set<string>();
  const css = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`the build has no chunk for ${name}`);
    for (const style of chunk.css ?? []) css.add(style);
    if (js.has(chunk.file)) continue;
    js.add(chunk.file);
    open.push(...(chunk.imports ?? []));
  }
  return { js: [...js], css: [...css] };
}

/** What the Overview of a run needs before its first card stands: the page's scripts with all they import, and nothing that is imported later. */
export function firstCard(folder: string): { readonly js: string[]; readonly css: string[] } {
  const manifest = manifestOf(folder);
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const scripts = new Set([...page.matchAll(/<script [^>]*src="\/([^"]+)"/g)].map(([, file]) => file));
  return filesOf(
    manifest,
    Object.keys(manifest).filter((name) => scripts.has(manifest[name]?.file)),
  );
}

export function weigh(folder: string, files: readonly string[]): Weight {
  let raw = 0;
  let gzip = 0;
  for (const file of files) {
    const bytes = readFileSync(path.join(folder, file));
    raw += bytes.length;
    gzip += gzipSync(bytes, { level: 9 }).length;
  }
  return { raw, gzip };
}
