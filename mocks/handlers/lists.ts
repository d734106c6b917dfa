import { compareIds, type RunRow } from '../recorded/index';
import { invalid, json, jsonText, refusal, type Violation } from '../scene/answers';
import { readJson, type RunFolder } from '../scene/runFolder';
import type { Ask, Route, Scene } from '../scene/scene';

const MOST_MATCHES = 1000;
const SHORTEST_SEARCH = 3;

/** Lists of runs. */
export const listRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/runs',
    async answer(scene, ask) {
      const violations = [...pageViolations(ask), ...searchViolations(ask)];
      if (violations.length > 0) return invalid(violations);
      const { page, size } = pageOf(ask);
      const search = ask.query.get('search_key');
      const agents = ask.query.getAll('workflow_permanent_id');
      if ((search !== null || agents.length > 0) && (page - 1) * size >= MOST_MATCHES) {
        return refusal(400, 'Search pagination is limited to the first 1000 matches. Use a narrower search.');
      }
      const statuses = ask.query.getAll('status');
      const types = ask.query.getAll('run_type');
      const rows = (await listedRuns(scene))
        .filter(({ row }) => statuses.length === 0 || statuses.includes(row.status))
        .filter(({ row }) => types.length === 0 || types.includes(row.task_run_type))
        .filter(({ row }) => agents.length === 0 || agents.includes(row.workflow_permanent_id ?? ''))
        .filter((listed) => search === null || matches(listed, search));
      return json(rows.slice((page - 1) * size, page * size).map(({ row }) => row));
    },
  },
  { method: 'GET', path: '/v1/agents/runs', answer: (scene, ask) => agentRuns(scene, ask, null) },
  { method: 'GET', path: '/v1/workflows/runs', answer: (scene, ask) => agentRuns(scene, ask, null) },
  {
    method: 'GET',
    path: '/v1/agents/:wpid/runs',
    answer: (scene, ask) => agentRuns(scene, ask, ask.params['wpid'] ?? ''),
  },
  {
    method: 'GET',
    path: '/v1/workflows/:wpid/runs',
    answer: (scene, ask) => agentRuns(scene, ask, ask.params['wpid'] ?? ''),
  },
  {
    method: 'GET',
    path: '/api/v1/workflows/:wpid/runs',
    answer: (scene, ask) => agentRuns(scene, ask, ask.params['wpid'] ?? ''),
  },
];

interface Listed {
  folder: RunFolder;
  row: RunRow;
}

/** Every run that the list shows, newest first. */
async function listedRuns(scene: Scene): Promise<Listed[]> {
  const listed: Listed[] = [];
  for (const folder of scene.book.all()) {
    const row = await folder.row();
    if (row) listed.push({ folder, row });
  }
  return listed.toSorted(
    (a, b) =>
      b.row.created_at.localeCompare(a.row.created_at) || compareIds(b.row.task_run_id, a.row.task_run_id),
  );
}

function matches({ folder, row }: Listed, search: string): boolean {
  const text = `${row.title ?? ''} ${row.run_id} ${row.workflow_permanent_id ?? ''} ${folder.searchText}`;
  return text.toLowerCase().includes(search.toLowerCase());
}

function searchViolations(ask: Ask): Violation[] {
  const search = ask.query.get('search_key');
  if (search === null || search.length >= SHORTEST_SEARCH) return [];
  return [
    {
      type: 'string_too_short',
      loc: ['query', 'search_key'],
      msg: `String should have at least ${SHORTEST_SEARCH} characters`,
      input: search,
      ctx: { min_length: SHORTEST_SEARCH },
    },
  ];
}

function pageViolations(ask: Ask): Violation[] {
  return [...boundViolations(ask, 'page'), ...boundViolations(ask, 'page_size')];
}

function boundViolations(ask: Ask, name: string): Violation[] {
  const input = ask.query.get(name);
  if (input === null) return [];
  const loc = ['query', name];
  if (!/^\s*[+-]?\d+\s*$/.test(input)) {
    const msg = 'Input should be a valid integer, unable to parse string as an integer';
    return [{ type: 'int_parsing', loc, msg, input }];
  }
  const value = Number(input);
  if (value < 1) {
    const msg = 'Input should be greater than or equal to 1';
    return [{ type: 'greater_than_equal', loc, msg, input, ctx: { ge: 1 } }];
  }
  if (value > 100) {
    const msg = 'Input should be less than or equal to 100';
    return [{ type: 'less_than_equal', loc, msg, input, ctx: { le: 100 } }];
  }
  return [];
}

function pageOf(ask: Ask): { page: number; size: number } {
  return { page: Number(ask.query.get('page') ?? 1), size: Number(ask.query.get('page_size') ?? 10) };
}

/** What lists of an agent's runs leave out of the rich answer. */
const LEFT_OUT = new Set(
  'parameters outputs screenshot_urls recording_url recording_urls recording_archived downloaded_files downloaded_file_urls total_steps total_cost task_v2 workflow agent_id agent_run_id errors'.split(
    ' ',
  ),
);

async function agentRuns(scene: Scene, ask: Ask, wpid: string | null): Promise<ReturnType<typeof json>> {
  const violations = pageViolations(ask);
  if (violations.length > 0) return invalid(violations);
  const recorded = new Map<string, object>();
  for (const row of JSON.parse(scene.book.index.lists['agent-runs'] ?? '[]') as {
    workflow_run_id: string;
  }[]) {
    recorded.set(row.workflow_run_id, row);
  }
  const { page, size } = pageOf(ask);
  const statuses = ask.query.getAll('status');
  const before = ask.query.get('created_at_end');
  const from = ask.query.get('created_at_start');
  const search = ask.query.get('search_key');
  const wanted = (await listedRuns(scene))
    .filter(
      ({ row }) => row.run_id.startsWith('wr_') && (wpid === null || row.workflow_permanent_id === wpid),
    )
    .filter(({ row }) => statuses.length === 0 || statuses.includes(row.status))
    .filter(
      ({ row }) => (before === null || row.created_at < before) && (from === null || row.created_at >= from),
    )
    .filter((listed) => search === null || matches(listed, search))
    .slice((page - 1) * size, page * size);
  const rows: object[] = [];
  for (const { folder, row } of wanted) {
    const known = recorded.get(row.run_id);
    if (known) {
      rows.push(known);
      continue;
    }
    const rich = await readJson<Record<string, unknown> & { workflow?: { workflow_id?: string } }>(
      folder,
      'workflow-run-rich.json',
    );
    const kept = Object.entries(rich ?? { workflow_run_id: row.run_id, ...row }).filter(
      ([name]) => !LEFT_OUT.has(name),
    );
    rows.push({
      ...Object.fromEntries(kept),
      workflow_id: rich?.workflow?.workflow_id ?? null,
      workflow_permanent_id: row.workflow_permanent_id,
      trigger_type: row.trigger_type,
      parent_workflow_run_id: null,
    });
  }
  return jsonText(JSON.stringify(rows));
}
