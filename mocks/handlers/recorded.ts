import { jsonText } from '../scene/answers';
import type { WorldAnswer } from '../scene/request';
import { readJson, type RunFolder } from '../scene/runFolder';
import type { Ask, Scene } from '../scene/scene';

/** One line of `requests.json`. */
export interface RecordedRequest {
  method: string;
  path: string;
  status: number;
  headers?: Record<string, string>;
  body_file?: string;
  request_body?: Record<string, unknown>;
}

const ID_IN_PATH = /(?<![A-Za-z])[a-z]+(?:_v2)?_\d{15,19}/g;
/** Parameters whose usual values change nothing in an answer that is short anyway. */
const NEUTRAL: Readonly<Record<string, (value: string) => boolean>> = {
  page: (value) => value === '1',
  page_size: (value) => Number(value) >= 50,
  filter: (value) => value === '',
};

/** The runs that the ids of a path lead to: those of the last id first, for it is the most exact one. */
export function foldersOf(scene: Scene, path: string): RunFolder[] {
  const folders = new Set<RunFolder>();
  for (const id of (path.match(ID_IN_PATH) ?? []).toReversed()) {
    for (const folder of scene.book.holding(id)) folders.add(folder);
  }
  return [...folders];
}

/** The answer that was recorded for exactly this request; null where there is none. */
export async function recordedAnswer(scene: Scene, ask: Ask): Promise<WorldAnswer | null> {
  if (ask.method !== 'GET') return null;
  for (const folder of foldersOf(scene, ask.path)) {
    const requests = (await readJson<RecordedRequest[]>(folder, 'requests.json')) ?? [];
    const found = requests.find((request) => request.method === 'GET' && samePath(request.path, ask));
    if (!found?.body_file) continue;
    const text = await folder.text(found.body_file);
    if (text !== null) return jsonText(text, found.status);
  }
  return null;
}

function samePath(recorded: string, ask: Ask): boolean {
  if (recorded === ask.url) return true;
  if (recorded !== ask.path) return false;
  for (const [name, value] of ask.query) if (!NEUTRAL[name]?.(value)) return false;
  return true;
}
