import { remembered, type RunFiles } from './files';
import type { RunsIndex } from './index';

/** The recorded runs as served beside the demo, fetched when looked at. */
export function browserFiles(base = '/demo/runs'): RunFiles {
  const get = async (path: string): Promise<Response> => {
    const response = await fetch(`${base}/${path}`);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response;
  };
  return remembered({
    index: async () => (await (await get('index.json')).json()) as RunsIndex,
    text: async (slug, file) => (await get(`${slug}/${file}`)).text(),
    bytes: async (slug, file) => new Uint8Array(await (await get(`${slug}/${file}`)).arrayBuffer()),
  });
}
