import { json, jsonText, refusal, richRunMissing, runMissing, runMissingHere } from '../scene/answers';
import { readJson } from '../scene/runFolder';
import type { Route } from '../scene/scene';

/** Runs and timelines of ids that no recorded request names; what was recorded has been answered before. */
export const runRoutes: Route[] = [
  { method: 'GET', path: '/v1/runs/:id', answer: (_scene, ask) => runMissing(ask.params['id'] ?? '') },
  {
    method: 'GET',
    path: '/v1/runs/:id/timeline',
    answer: (_scene, ask) => runMissingHere(ask.params['id'] ?? ''),
  },
  {
    method: 'GET',
    path: '/v1/workflows/runs/:id',
    answer: (_scene, ask) => richRunMissing(ask.params['id'] ?? ''),
  },
  {
    method: 'GET',
    path: '/api/v1/workflows/runs/:id',
    answer: (_scene, ask) => richRunMissing(ask.params['id'] ?? ''),
  },
  {
    method: 'GET',
    path: '/api/v1/workflows/:wpid/runs/:id',
    answer: (_scene, ask) => richRunMissing(ask.params['id'] ?? ''),
  },
  {
    // The agent in the path is not looked at, and an unknown run has an empty timeline here.
    method: 'GET',
    path: '/api/v1/workflows/:wpid/runs/:id/timeline',
    async answer(scene, ask) {
      const folder = scene.book.run(ask.params['id'] ?? '');
      const text =
        (await folder?.text('timeline-internal.json')) ?? (await folder?.text('timeline.json')) ?? '[]';
      return jsonText(text.startsWith('[') ? text : '[]');
    },
  },
  {
    method: 'GET',
    path: '/v1/runs/:id/tags',
    async answer(scene, ask) {
      const id = ask.params['id'] ?? '';
      const recorded = scene.book.index.lists['run-tags'];
      if (recorded && (JSON.parse(recorded) as { workflow_run_id: string }).workflow_run_id === id) {
        return jsonText(recorded);
      }
      const folder = scene.book.run(id);
      const run =
        folder &&
        (await readJson<{ status?: string; finished_at?: string | null; created_at?: string }>(
          folder,
          'run.json',
        ));
      if (!run?.status || !id.startsWith('wr_')) return refusal(404, `Workflow run not found ${id}`);
      const tag = (key: string, value: string, at: string | null | undefined, by: string): object => ({
        key,
        value,
        source: 'system',
        set_at: at ?? null,
        set_by: `system:${by}-tagging`,
      });
      const done = run.finished_at ? [tag('skyvern.status', run.status, run.finished_at, 'completion')] : [];
      return json({
        workflow_run_id: id,
        tags: [...done, tag('skyvern.trigger', 'api', run.created_at, 'creation')],
      });
    },
  },
];
