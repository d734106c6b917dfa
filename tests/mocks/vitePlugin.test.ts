import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoFiles } from '../../mocks/vitePlugin';

let root = '';
const settings = (mode: string) => ({
  root,
  mode,
  configFile: false as const,
  logLevel: 'silent' as const,
  plugins: [demoFiles()],
});

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'demo-files-'));
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>page</title>');
});
afterAll(() => rmSync(root, { recursive: true }));

describe('files of the demo', () => {
  it('are copied into a build of the demo, and into no other', async () => {
    await build({ ...settings('demo'), build: { outDir: 'demo' } });
    const runs = readdirSync(join(root, 'demo/demo/runs'));
    expect(runs).toEqual(expect.arrayContaining(['index.json', 'shop-product-lookup']));
    expect(existsSync(join(root, 'demo/mockServiceWorker.js'))).toBe(true);
    await build({ ...settings('production'), build: { outDir: 'plain' } });
    expect(readdirSync(join(root, 'plain'))).toEqual(['index.html']);
  });

  it('are served while developing, with their types and in parts, and nothing beside them', async () => {
    const server = await createServer({ ...settings('demo'), server: { port: 0, host: '127.0.0.1' } });
    await server.listen();
    const origin = server.resolvedUrls?.local[0] ?? '';
    const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(new URL(path, origin), { headers: { accept: 'application/json', ...headers } });
    const film = await get('demo/runs/shop-product-lookup/media/a_599935534394075438.mp4', {
      range: 'bytes=0-9',
    });
    expect([film.status, film.headers.get('content-type')]).toEqual([206, 'video/mp4']);
    expect((await film.arrayBuffer()).byteLength).toBe(10);
    expect(await (await get('demo/runs/index.json')).json()).toHaveProperty('runs');
    expect((await get('mockServiceWorker.js')).headers.get('content-type')).toBe('text/javascript');
    expect((await get('demo/runs/..%2f..%2fpackage.json')).status).toBe(404);
    await server.close();
  });
});
