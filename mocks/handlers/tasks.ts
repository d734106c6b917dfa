import { json, refusal } from '../scene/answers';
import type { WorldAnswer } from '../scene/request';
import { readJson } from '../scene/runFolder';
import type { Ask, Route, Scene } from '../scene/scene';

type Tasks = Record<string, { status: number; body: unknown }>;
interface TaskFacts {
  task_id?: string;
  created_at?: string;
  workflow_run_id?: string | null;
}

/** Tasks and their steps: of a run's blocks, and standalone ones. */
export const taskRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/v1/tasks',
    async answer(scene, ask) {
      const owner = ask.query.get('workflow_run_id');
      const folders = owner === null ? scene.book.all() : scene.book.holding(owner);
      const found = new Map<string, TaskFacts>();
      for (const folder of folders) {
        for (const [path, task] of Object.entries((await readJson<Tasks>(folder, 'tasks.json')) ?? {})) {
          const body = task.body as TaskFacts;
          if (!/\/tasks\/[^/]+$/.test(path) || task.status !== 200 || !body.task_id) continue;
          if (owner === null ? !body.workflow_run_id : body.workflow_run_id === owner)
            found.set(body.task_id, body);
        }
      }
      const size = Number(ask.query.get('page_size') ?? 10);
      const page = Number(ask.query.get('page') ?? 1);
      const newestFirst = [...found.values()].toSorted((a, b) =>
        (a.created_at ?? '') < (b.created_at ?? '') ? 1 : -1,
      );
      return json(newestFirst.slice((page - 1) * size, page * size));
    },
  },
  {
    method: 'GET',
    path: '/api/v1/tasks/:id',
    answer: async (scene, ask) =>
      (await recordedTask(scene, ask)) ?? refusal(404, `Task ${ask.params['id'] ?? ''} not found`),
  },
  // Unknown tasks have no steps and no actions; they are not missing.
  {
    method: 'GET',
    path: '/api/v1/tasks/:id/steps',
    answer: async (scene, ask) => (await recordedTask(scene, ask)) ?? json([]),
  },
  {
    method: 'GET',
    path: '/api/v1/tasks/:id/actions',
    answer: async (scene, ask) =>
      (await recordedTask(scene, ask)) ?? json(await actionsOf(scene, ask.params['id'] ?? '')),
  },
  {
    method: 'GET',
    path: '/api/v2/tasks/:id',
    answer: (_scene, ask) => refusal(404, `Task v2 ${ask.params['id'] ?? ''} not found`),
  },
];

async function recordedTask(scene: Scene, ask: Ask): Promise<WorldAnswer | null> {
  for (const folder of scene.book.holding(ask.params['id'] ?? '')) {
    const recorded = (await readJson<Tasks>(folder, 'tasks.json'))?.[ask.path];
    if (recorded) return json(recorded.body, recorded.status);
  }
  return null;
}

/** Actions of a block's task, oldest first, as its timeline shows them. */
async function actionsOf(scene: Scene, taskId: string): Promise<unknown[]> {
  for (const folder of scene.book.holding(taskId)) {
    const timeline = (await readJson<TimelineNode[]>(folder, 'timeline.json')) ?? [];
    if (!Array.isArray(timeline)) continue;
    const queue = [...timeline];
    for (let node = queue.pop(); node; node = queue.pop()) {
      if (node.block?.task_id === taskId) return (node.block.actions ?? []).toReversed();
      for (const child of node.children ?? []) queue.push(child);
    }
  }
  return [];
}

interface TimelineNode {
  block?: { task_id?: string | null; actions?: unknown[] | null } | null;
  children?: TimelineNode[] | null;
}
