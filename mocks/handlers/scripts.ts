import { agentMissing, invalid, json, jsonText, refusal } from '../scene/answers';
import type { WorldAnswer } from '../scene/request';
import { readJson, type RunFolder } from '../scene/runFolder';
import { fieldsOf, type Ask, type Route, type Scene } from '../scene/scene';
import type { RecordedRequest } from './recorded';

/** One version of generated code. */
export interface ScriptVersion {
  version: number;
  script_revision_id: string;
  created_at: string;
  run_id: string | null;
  blocks: Record<string, string>;
  main_script: string | null;
}

interface ScriptRow {
  script_id: string;
  cache_key: string;
  cache_key_value: string;
  status: string;
  latest_version: number;
  created_at: string;
  modified_at: string;
}

interface Code {
  blocks: Record<string, string>;
  main_script: string | null;
  script_id: string | null;
  version: number | null;
}

const NO_CODE: Code = { blocks: {}, main_script: null, script_id: null, version: null };
const START = '__start_block__';

/** Generated code. */
export const scriptRoutes: Route[] = [
  { method: 'POST', path: '/v1/scripts/:wpid/blocks', answer: readBlocks },
  {
    method: 'GET',
    path: '/v1/scripts/workflows/:wpid',
    answer: (scene, ask) =>
      scene.book.holding(ask.params['wpid'] ?? '').length > 0
        ? json({ scripts: [] })
        : agentMissing(ask.params['wpid'] ?? ''),
  },
  { method: 'GET', path: '/v1/scripts/:wpid/:key/values', answer: readValues },
  {
    method: 'GET',
    path: '/v1/scripts/:script/versions',
    async answer(scene, ask) {
      const versions = await versionsOf(scene, ask.params['script'] ?? '');
      const shown = versions.map(({ version, script_revision_id, created_at, run_id }) => ({
        version,
        script_revision_id,
        created_at,
        run_id,
      }));
      return versions.length > 0 ? json({ versions: shown }) : refusal(404, 'Script not found');
    },
  },
  {
    method: 'GET',
    path: '/v1/scripts/:script/versions/:n',
    async answer(scene, ask) {
      const found = await oneVersion(scene, ask, ask.params['n']);
      return found
        ? json(codeOf(ask.params['script'] ?? '', found))
        : refusal(404, 'Script version not found');
    },
  },
  {
    method: 'GET',
    path: '/v1/scripts/:script/versions/:n/detail',
    async answer(scene, ask) {
      const found = await oneVersion(scene, ask, ask.params['n']);
      if (!found) return refusal(404, 'Script version not found');
      const { created_at, run_id } = found;
      return json({
        ...codeOf(ask.params['script'] ?? '', found),
        created_at,
        run_id,
        fallback_episode_count: 0,
      });
    },
  },
  {
    method: 'GET',
    path: '/v1/scripts/:script/compare',
    async answer(scene, ask) {
      const base = await oneVersion(scene, ask, ask.query.get('base'));
      const compare = await oneVersion(scene, ask, ask.query.get('compare'));
      if (!base || !compare) return refusal(404, 'Script version not found');
      return json({
        base_version: base.version,
        compare_version: compare.version,
        base_blocks: base.blocks,
        compare_blocks: compare.blocks,
        base_main_script: base.main_script,
        compare_main_script: compare.main_script,
        base_created_at: base.created_at,
        compare_created_at: compare.created_at,
        base_run_id: base.run_id,
        compare_run_id: compare.run_id,
      });
    },
  },
  {
    method: 'GET',
    path: '/v1/workflows/:wpid/fallback-episodes',
    async answer(scene, ask) {
      const page = Number(ask.query.get('page') ?? 1);
      const size = Number(ask.query.get('page_size') ?? 20);
      const folder = scene.book.run(ask.query.get('workflow_run_id') ?? '');
      const episodes = (folder && (await readJson<unknown[]>(folder, 'fallback-episodes.json'))) ?? [];
      return json({
        episodes: episodes.slice((page - 1) * size, page * size),
        total_count: episodes.length,
        page,
        page_size: size,
      });
    },
  },
];

async function readBlocks(scene: Scene, ask: Ask): Promise<WorldAnswer> {
  const wpid = ask.params['wpid'] ?? '';
  const sent = fieldsOf(ask);
  const value = sent['cache_key_value'];
  if (value === undefined) {
    return invalid([
      { type: 'missing', loc: ['body', 'cache_key_value'], msg: 'Field required', input: sent },
    ]);
  }
  const folders = scene.book.holding(wpid);
  if (folders.length === 0) return refusal(404, 'Workflow not found');

  const runId = sent['workflow_run_id'];
  const ofRun = typeof runId === 'string' ? scene.book.run(runId) : null;
  // The code that a run used or left behind comes before whatever key was sent with it.
  const pinned = ofRun && (await codeOfRun(ofRun, wpid));
  if (pinned) return pinned;
  if (sent['status'] === 'pending') return json(NO_CODE);
  for (const folder of folders) {
    const recorded = (await recordedBlocks(folder)).find(
      (request) => request.request_body?.['cache_key_value'] === value && request.path.includes(wpid),
    );
    const text = recorded?.body_file ? await folder.text(recorded.body_file) : null;
    if (text !== null) return jsonText(text, recorded?.status);
    const row = (await rowsOf(folder)).find((one) => one.cache_key_value === value);
    const newest = row && (await versionsIn(folder, row.script_id)).at(-1);
    if (row && newest) return json(codeOf(row.script_id, newest));
  }
  return json(NO_CODE);
}

async function codeOfRun(folder: RunFolder, wpid: string): Promise<WorldAnswer | null> {
  const [recorded] = (await recordedBlocks(folder)).filter((request) => request.path.includes(wpid));
  const text = recorded?.body_file ? await folder.text(recorded.body_file) : null;
  if (text !== null) return jsonText(text, recorded?.status);
  const [row] = folder.holds(wpid) ? await rowsOf(folder) : [];
  const newest = row && (await versionsIn(folder, row.script_id)).at(-1);
  return row && newest ? json(codeOf(row.script_id, newest)) : null;
}

async function recordedBlocks(folder: RunFolder): Promise<RecordedRequest[]> {
  const requests = (await readJson<RecordedRequest[]>(folder, 'requests.json')) ?? [];
  return requests.filter((request) => request.method === 'POST' && request.path.endsWith('/blocks'));
}

async function readValues(scene: Scene, ask: Ask): Promise<WorldAnswer> {
  const { wpid = '', key = '' } = ask.params;
  const folders = scene.book.holding(wpid);
  if (folders.length === 0) return agentMissing(wpid);
  const values = new Set<string>();
  for (const folder of folders) {
    for (const row of await rowsOf(folder)) if (row.cache_key === key) values.add(row.cache_key_value);
  }
  const filter = ask.query.get('filter') ?? '';
  const page = Number(ask.query.get('page') ?? 1);
  const size = Number(ask.query.get('page_size') ?? 100);
  const filtered = [...values]
    .toSorted()
    .filter((value) => value.toLowerCase().includes(filter.toLowerCase()));
  return json({
    filtered_count: filtered.length,
    page,
    page_size: size,
    total_count: values.size,
    values: filtered.slice((page - 1) * size, page * size),
  });
}

async function rowsOf(folder: RunFolder): Promise<ScriptRow[]> {
  return (await readJson<{ scripts: ScriptRow[] }>(folder, 'scripts-list.json'))?.scripts ?? [];
}

async function versionsOf(scene: Scene, scriptId: string): Promise<ScriptVersion[]> {
  for (const folder of scene.book.holding(scriptId)) {
    const versions = await versionsIn(folder, scriptId);
    if (versions.length > 0) return versions;
  }
  return [];
}

async function oneVersion(
  scene: Scene,
  ask: Ask,
  version: string | null | undefined,
): Promise<ScriptVersion | undefined> {
  return (await versionsOf(scene, ask.params['script'] ?? '')).find((one) => String(one.version) === version);
}

function codeOf(scriptId: string, { blocks, main_script, version }: ScriptVersion): Code {
  return { blocks, main_script, script_id: scriptId, version };
}

/**
 * All versions of a script, oldest first. Only the newest was recorded: an older one is that code before its last
 * blocks were generated, which is how a server makes them.
 */
async function versionsIn(folder: RunFolder, scriptId: string): Promise<ScriptVersion[]> {
  const told = await readJson<Record<string, ScriptVersion[]>>(folder, 'script-versions.json');
  if (told?.[scriptId]) return told[scriptId];
  const row = (await rowsOf(folder)).find((one) => one.script_id === scriptId);
  const code = await readJson<Code>(folder, 'scripts.json');
  if (!row || !code?.blocks) return [];
  const labels = Object.keys(code.blocks).filter((label) => label !== START);
  return Array.from({ length: row.latest_version }, (_unused, index) => {
    const missing = row.latest_version - 1 - index;
    const left = new Set(missing === 0 ? [] : labels.slice(-missing));
    const blocks = Object.fromEntries(Object.entries(code.blocks).filter(([label]) => !left.has(label)));
    return {
      version: index + 1,
      script_revision_id: `sr_${BigInt(scriptId.slice(2)) + BigInt(2 * (index + 1))}`,
      created_at: missing === 0 ? row.modified_at : row.created_at,
      run_id: folder.runId,
      blocks,
      main_script: code.main_script,
    };
  });
}
