import { agentRunMissing, invalid, json, refusal, runMissingHere } from '../scene/answers';
import type { WorldAnswer } from '../scene/request';
import { readJson, type RunFolder } from '../scene/runFolder';
import { fieldsOf, type Route, type Scene } from '../scene/scene';
import { canceledFolder } from './canceledFolder';

interface RunFacts {
  run_id?: string;
  run_type?: string;
  status?: string;
  retry_pending?: boolean;
}

const FINAL = new Set(['completed', 'failed', 'terminated', 'canceled', 'timed_out']);
const MOST_AT_ONCE = 100;
/** The run that was recorded while it waited, and the one that it became. */
const PAUSED = 'human-approval-paused';
const BECAME = 'login-totp-approval';

/** Stopping runs, and letting paused ones go on. */
export const cancelRoutes: Route[] = [
  {
    method: 'POST',
    path: '/v1/runs/cancel',
    async answer(scene, ask) {
      const ids = fieldsOf(ask)['run_ids'];
      if (!Array.isArray(ids)) {
        return invalid([
          { type: 'missing', loc: ['body', 'run_ids'], msg: 'Field required', input: fieldsOf(ask) },
        ]);
      }
      if (ids.length > MOST_AT_ONCE) {
        const msg = `List should have at most ${MOST_AT_ONCE} items after validation, not ${ids.length}`;
        return invalid([{ type: 'too_long', loc: ['body', 'run_ids'], msg, input: ids }]);
      }
      const cancelled: unknown[] = [];
      const failed: unknown[] = [];
      for (const id of ids) ((await cancel(scene, String(id))).status === 200 ? cancelled : failed).push(id);
      return json({ cancelled, failed });
    },
  },
  {
    method: 'POST',
    path: '/v1/runs/:id/cancel',
    answer: (scene, ask) => cancel(scene, ask.params['id'] ?? ''),
  },
  {
    method: 'POST',
    path: '/api/v1/workflows/runs/:id/cancel',
    answer: (scene, ask) => cancel(scene, ask.params['id'] ?? '', 'any run of an agent'),
  },
  {
    method: 'POST',
    path: '/api/v1/tasks/:id/cancel',
    answer: (scene, ask) => cancel(scene, ask.params['id'] ?? ''),
  },
  {
    method: 'POST',
    path: '/api/v1/runs/:session/workflow_run/:id/cancel',
    answer: (scene, ask) => cancel(scene, ask.params['id'] ?? '', 'any run of an agent'),
  },
  {
    method: 'POST',
    path: '/v1/workflows/runs/:id/continue',
    async answer(scene, ask) {
      const id = ask.params['id'] ?? '';
      const folder = scene.book.run(id);
      if (scene.live.state(id))
        return (await scene.live.release(id, 'continue')) ? json(null) : agentRunMissing(id);
      const run = folder && (await readJson<RunFacts>(folder, 'run.json'));
      if (!folder || run?.status !== 'paused') return agentRunMissing(id);
      await goOn(scene, folder, 'after its pause');
      return json(null);
    },
  },
];

/**
 * Sets the status and answers at once. A finished run of an agent stays as it is, a finished planner's task is
 * overwritten, a finished task refuses.
 */
async function cancel(scene: Scene, id: string, whose?: 'any run of an agent'): Promise<WorldAnswer> {
  const folder = scene.book.run(id);
  const run = folder && (await readJson<RunFacts>(folder, 'run.json'));
  // The run that a planner's task drives is canceled by the task's id alone.
  const isOwn = run?.run_id === id || (run?.status !== undefined && whose !== undefined);
  if (!folder || !run || !isOwn) return runMissingHere(id);
  const isFinal = FINAL.has(run.status ?? '') && !run.retry_pending;
  if (isFinal && run.run_type === 'task_v1') {
    return refusal(400, `Invalid task status transition from ${run.status} to canceled for ${id}`);
  }
  if (isFinal && run.run_type !== 'task_v2') return json(null);
  if (scene.live.state(id) && !isFinal) {
    await scene.live.cancel(id);
  } else if (run.status === 'paused') {
    await goOn(scene, folder, 'in its pause');
    await scene.live.cancel(id);
  } else {
    scene.book.add(canceledFolder(folder, scene.now()));
  }
  return json(null);
}

/** Turns the run that was recorded while it waited into one that happens now. */
async function goOn(
  scene: Scene,
  folder: RunFolder,
  from: 'in its pause' | 'after its pause',
): Promise<void> {
  const became = folder.slug === PAUSED ? scene.book.recorded(BECAME) : null;
  if (!became) {
    scene.book.add(canceledFolder(folder, scene.now(), from === 'in its pause' ? 'canceled' : 'running'));
    return;
  }
  const state = await scene.live.start({
    slug: BECAME,
    instead: { runId: folder.runId, of: became.runId, from: 0 },
  });
  const [pause] = (await scene.live.series(state)).pauses;
  if (pause) state.bends = [{ from: from === 'in its pause' ? pause.at : pause.goesOnAt, at: scene.now() }];
}
