import type { Timeline } from '../timeline/timeline';
import { ran } from './scene';

/**
 * Index of what was last done before the run was canceled, null when nothing was: an action, or a block that completed
 * without any. The worker notices a cancel late, so what it began after the end of the run does not count; a wait and
 * what was itself canceled do not either.
 */
export function lastDone({ nodes }: Timeline, finishedMs: number | null): number | null {
  let found: number | null = null;
  let latest = -Infinity;
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    if (!node || node.retried || node.startMs === null) continue;
    const done =
      (node.kind === 'action' && node.action.action_type !== 'wait') ||
      (ran(node) && node.status === 'completed' && node.end === index + 1);
    const began = node.startMs;
    if (!done || began < latest || (finishedMs !== null && began > finishedMs)) continue;
    found = index;
    latest = began;
  }
  return found;
}
