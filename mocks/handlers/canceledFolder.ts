import { writeTime } from '../scene/rename';
import type { RunFolder } from '../scene/runFolder';

const STATUS_FILES = new Set([
  'run.json',
  'workflow-run-rich.json',
  'workflow-run.json',
  'workflow-run-summary.json',
  'task-v2.json',
]);

/** A run whose row alone was written: another status, and its end where that is final. Its timeline stays. */
export function canceledFolder(folder: RunFolder, now: number, status = 'canceled'): RunFolder {
  const at = writeTime(now);
  const finished_at = status === 'canceled' ? at : null;
  const changes = { status, finished_at, modified_at: at, failure_reason: null };
  return {
    ...folder,
    async row() {
      const row = await folder.row();
      return row && { ...row, status, finished_at, retry_pending: false, next_attempt_at: null };
    },
    async text(file) {
      const text = await folder.text(file);
      if (text === null || !STATUS_FILES.has(file)) return text;
      const value = JSON.parse(text) as Record<string, unknown>;
      const pending = 'retry_pending' in value ? { retry_pending: false, next_attempt_at: null } : {};
      const task = value['task_v2'] ? { task_v2: { ...(value['task_v2'] as object), status } } : {};
      return JSON.stringify({ ...value, ...changes, ...pending, ...task });
    },
  };
}
