import { compareIds } from '../recorded/index';
import { byteRange } from '../recorded/byteRange';
import { artifactMissing, contentMissing, invalid, json, refusal } from '../scene/answers';
import type { WorldAnswer } from '../scene/request';
import { readJson, type Content, type RunFolder } from '../scene/runFolder';
import type { Ask, Route, Scene } from '../scene/scene';
import { signatureHolds, signedAddress } from './signing';

/** A row of a list of artifacts; only what the lists are made by is named. */
export interface ArtifactRow {
  artifact_id: string;
  artifact_type: string;
  created_at: string;
  task_id?: string | null;
  step_id?: string | null;
  workflow_run_id?: string | null;
  workflow_run_block_id?: string | null;
  observer_thought_id?: string | null;
  signed_url?: string | null;
  archived?: boolean;
  [key: string]: unknown;
}

type Lists = Record<string, { path: string; status: number; body: ArtifactRow[] }>;

/** Minutes for which an address lasts that was asked for on its own. */
const ON_DEMAND_SECONDS = 300;

const ENTITIES: Readonly<Record<string, keyof ArtifactRow>> = {
  step: 'step_id',
  task: 'task_id',
  workflow_run: 'workflow_run_id',
  workflow_run_block: 'workflow_run_block_id',
  thought: 'observer_thought_id',
};

const KNOWN_TYPES = new Set(
  `recording browser_console_log skyvern_log skyvern_log_raw screenshot screenshot_llm screenshot_action screenshot_final
  screenshot_pre_submit screenshot_proxy llm_prompt llm_request llm_response llm_response_parsed llm_response_rendered
  visible_elements_id_css_map visible_elements_id_frame_map visible_elements_tree visible_elements_tree_trimmed
  visible_elements_tree_in_prompt hashed_href_map har trace html html_scrape html_action html_pre_submit pdf download
  script_file step_archive task_archive audio session_replay unknown`.split(/\s+/),
);

export const artifactRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/runs/:id/artifacts',
    async answer(scene, ask) {
      const types = ask.query.getAll('artifact_type');
      const bad = types.findIndex((type) => !KNOWN_TYPES.has(type));
      if (bad >= 0) {
        return invalid([
          {
            type: 'enum',
            loc: ['query', 'artifact_type', bad],
            msg: `Input should be ${[...KNOWN_TYPES].map((type) => `'${type}'`).join(', ')}`,
            input: types[bad],
            ctx: { expected: [...KNOWN_TYPES].join(', ') },
          },
        ]);
      }
      const id = ask.params['id'] ?? '';
      const column = id.startsWith('wr_') ? 'workflow_run_id' : id.startsWith('tsk_v2_') ? null : 'task_id';
      const rows = column === null ? [] : await rowsOf(scene, id, `run/${id}`, column, 'oldest first');
      return json(rows.filter((row) => types.length === 0 || types.includes(row.artifact_type)));
    },
  },
  {
    method: 'GET',
    path: '/api/v1/tasks/:task/steps/:step/artifacts',
    async answer(scene, ask) {
      const step = ask.params['step'] ?? '';
      const rows = await rowsOf(scene, step, `step/${step}`, 'step_id');
      return json(rows.toReversed().filter((row) => row.task_id === ask.params['task']));
    },
  },
  {
    method: 'GET',
    path: '/api/v1/:entity/:id/artifacts',
    async answer(scene, ask) {
      const { entity = '', id = '' } = ask.params;
      const column = ENTITIES[entity];
      if (!column) {
        const expected = Object.keys(ENTITIES)
          .map((name) => `'${name}'`)
          .join(', ');
        return invalid([
          {
            type: 'enum',
            loc: ['path', 'entity_type'],
            msg: `Input should be ${expected}`,
            input: entity,
            ctx: { expected },
          },
        ]);
      }
      return json(await rowsOf(scene, id, `${entity}/${id}`, column));
    },
  },
  {
    method: 'GET',
    path: '/v1/artifacts/:id',
    async answer(scene, ask) {
      const row = await findArtifact(scene, ask.params['id'] ?? '');
      return row ? json(row) : artifactMissing(ask.params['id'] ?? '');
    },
  },
  {
    method: 'GET',
    path: '/v1/artifacts/:id/signed-url',
    async answer(scene, ask) {
      const id = ask.params['id'] ?? '';
      const row = await findArtifact(scene, id);
      if (!row) return artifactMissing(id);
      if (signedSeconds(scene, id) === undefined) {
        return refusal(503, 'Artifact URL signing is not configured on this server');
      }
      if (row.archived) return contentMissing();
      const expiresAt = Math.floor(scene.now() / 1000) + ON_DEMAND_SECONDS;
      return json({
        artifact_id: id,
        signed_url: signedAddress(scene.options.origin?.() ?? '', id, expiresAt),
        expires_at: expiresAt,
      });
    },
  },
  {
    method: 'GET',
    path: '/v1/artifacts/:id/content',
    async answer(scene, ask) {
      const id = ask.params['id'] ?? '';
      const signed = ask.query.has('sig');
      if (signed && !signatureHolds(ask.query, id, scene.now()))
        return refusal(403, 'Invalid or expired artifact URL');
      for (const folder of scene.book.holding(id)) {
        const content = await folder.content(id);
        if (content) return contentAnswer(folder.range ?? scene.options.range ?? true, ask, content, signed);
      }
      return (await findArtifact(scene, id)) ? contentMissing() : artifactMissing(id);
    },
  },
];

/** The rows of one list: as recorded where this list was, else picked from the run's whole list. */
async function rowsOf(
  scene: Scene,
  id: string,
  key: string,
  column: keyof ArtifactRow,
  order: 'newest first' | 'oldest first' = 'newest first',
): Promise<ArtifactRow[]> {
  for (const folder of scene.book.holding(id)) {
    const quick = folder.artifactRows?.(column, id);
    if (quick) return order === 'oldest first' ? quick : quick.toReversed();
    const lists = await readJson<Lists>(folder, 'artifacts.json');
    const recorded = lists?.[key];
    if (recorded) return recorded.body;
    const rows = everyRow(lists).filter((row) => row[column] === id);
    if (rows.length === 0) continue;
    const sorted = rows.toSorted((a, b) => compareIds(b.artifact_id, a.artifact_id));
    return order === 'newest first' ? sorted : sorted.toReversed();
  }
  return [];
}

function everyRow(lists: Lists | null): ArtifactRow[] {
  const rows = new Map<string, ArtifactRow>();
  for (const list of Object.values(lists ?? {})) for (const row of list.body) rows.set(row.artifact_id, row);
  return [...rows.values()];
}

/** How long addresses of this artifact last; undefined where they are not signed. */
function signedSeconds(scene: Scene, artifactId: string): number | undefined {
  return scene.book.holding(artifactId)[0]?.signedUrlSeconds ?? scene.options.signedUrlSeconds;
}

async function findArtifact(scene: Scene, id: string): Promise<ArtifactRow | null> {
  for (const folder of scene.book.holding(id)) {
    const row = await rowIn(folder, id);
    if (row) return row;
  }
  return null;
}

async function rowIn(folder: RunFolder, id: string): Promise<ArtifactRow | null> {
  return (
    everyRow(await readJson<Lists>(folder, 'artifacts.json')).find((row) => row.artifact_id === id) ?? null
  );
}

function contentAnswer(inParts: boolean, ask: Ask, content: Content, signed: boolean): WorldAnswer {
  const size = content.bytes.length;
  const headers: Record<string, string> = {
    'content-type': content.type,
    'cache-control': signed ? 'private, max-age=300' : 'private, no-cache',
    ...(inParts ? { 'accept-ranges': 'bytes' } : {}),
    ...(content.type === 'application/octet-stream' || content.type === 'application/pdf'
      ? { 'content-disposition': 'attachment' }
      : {}),
  };
  const range = inParts ? byteRange(ask.headers['range'], size) : null;
  if (range === 'unsatisfiable') {
    return { status: 416, headers: { 'content-range': `bytes */${size}` }, body: null };
  }
  if (range === null) return { status: 200, headers, body: content.bytes };
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${range.start}-${range.end}/${size}` },
    body: content.bytes.subarray(range.start, range.end + 1),
  };
}
