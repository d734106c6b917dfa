import { agentMissing, invalid, json, jsonText } from '../scene/answers';
import { readJson } from '../scene/runFolder';
import type { Ask, Route, Scene } from '../scene/scene';

interface Agent {
  version: number;
  deleted_at?: string | null;
}

/** Agent definitions. */
export const agentRoutes: Route[] = [
  { method: 'GET', path: '/v1/agents/:wpid', answer: readAgent },
  { method: 'GET', path: '/v1/workflows/:wpid', answer: readAgent },
  { method: 'GET', path: '/api/v1/workflows/:wpid', answer: readAgent },
];

/** The latest definition, or the version that was asked for; a deleted agent is missing. */
async function readAgent(scene: Scene, ask: Ask): Promise<ReturnType<typeof json>> {
  const wpid = ask.params['wpid'] ?? '';
  const version = ask.query.get('version');
  if (version !== null && !/^\d+$/.test(version)) {
    const msg = 'Input should be a valid integer, unable to parse string as an integer';
    return invalid([{ type: 'int_parsing', loc: ['query', 'version'], msg, input: version }]);
  }
  for (const folder of scene.book.holding(wpid)) {
    for (const file of ['agent.json', 'workflow.json']) {
      const agent = await readJson<Agent>(folder, file);
      if (!agent || agent.deleted_at) continue;
      if (version === null || agent.version === Number(version))
        return jsonText((await folder.text(file)) ?? '');
    }
    const used = (await readJson<{ workflow?: Agent | null }>(folder, 'workflow-run-rich.json'))?.workflow;
    if (used && version !== null && used.version === Number(version)) return json(used);
  }
  return agentMissing(wpid);
}
