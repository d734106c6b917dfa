import { createReadStream, cpSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { indexOfFolder, RUNS_DIR } from './recorded/folder.ts';
import { byteRange } from './recorded/byteRange.ts';
import { contentTypeOf } from './recorded/contentType.ts';

/** Path under which the demo's recorded runs are served. */
const RUNS_PATH = '/demo/runs/';
const INDEX_PATH = `${RUNS_PATH}index.json`;
const WORKER = 'mockServiceWorker.js';
const PUBLIC_DIR = join(dirname(fileURLToPath(import.meta.url)), 'public');

/**
 * Serves what the demo needs beside the app's own code: the recorded runs under `/demo/runs/**`, their
 * index as `/demo/runs/index.json`, and the mock service worker. In a build it copies them into the output.
 * Does nothing in any mode but `demo`, so that a production build holds none of it.
 */
export function demoFiles(): Plugin {
  let outDir = '';
  return {
    name: 'rundown-demo-files',
    apply: (_config, { mode }) => mode === 'demo',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use(serveDemoFiles);
    },
    configurePreviewServer(server) {
      server.middlewares.use(serveDemoFiles);
    },
    closeBundle() {
      const runs = join(outDir, RUNS_PATH);
      mkdirSync(runs, { recursive: true });
      cpSync(RUNS_DIR, runs, { recursive: true, filter: (source) => !isHidden(source) });
      writeFileSync(join(outDir, INDEX_PATH), JSON.stringify(indexOfFolder()));
      cpSync(join(PUBLIC_DIR, WORKER), join(outDir, WORKER));
    },
  };
}

function isHidden(path: string): boolean {
  return path
    .slice(RUNS_DIR.length)
    .split(/[\\/]/)
    .some((part) => part.startsWith('.'));
}

function serveDemoFiles(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const path = new URL(request.url ?? '/', 'http://demo').pathname;
  if (path === `/${WORKER}`) return sendFile(request, response, join(PUBLIC_DIR, WORKER), next);
  if (path === INDEX_PATH) {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache' });
    response.end(JSON.stringify(indexOfFolder()));
    return;
  }
  if (!path.startsWith(RUNS_PATH)) return next();
  const file = resolve(RUNS_DIR, decodeURIComponent(path.slice(RUNS_PATH.length)));
  if (!file.startsWith(RUNS_DIR)) return next();
  sendFile(request, response, file, next);
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: string, next: () => void): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile()) return next();
  const head = { 'content-type': contentTypeOf(file), 'accept-ranges': 'bytes', 'cache-control': 'no-cache' };
  const range = byteRange(request.headers.range, stats.size);
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'content-range': `bytes */${stats.size}` });
    response.end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: stats.size - 1 };
  response.writeHead(range ? 206 : 200, {
    ...head,
    'content-length': Math.max(0, end - start + 1),
    ...(range ? { 'content-range': `bytes ${start}-${end}/${stats.size}` } : {}),
  });
  if (request.method === 'HEAD' || stats.size === 0) response.end();
  else createReadStream(file, { start, end }).pipe(response);
}
