import * as z from 'zod/mini';
import { flag, number, time, tolerant, words } from './fields';

/** One row of `GET /v1/runs`. `task_run_id` is the row's own id and no run id. */
export const RunListRow = z.looseObject({
  run_id: z.string(),
  status: z.string(),
  ...tolerant({
    task_run_id: words,
    task_run_type: words,
    title: words,
    started_at: time,
    finished_at: time,
    created_at: time,
    workflow_permanent_id: words,
    workflow_deleted: flag,
    script_run: flag,
    trigger_type: words,
    attempt: number,
    retry_pending: flag,
    next_attempt_at: time,
    created_by: words,
  }),
});
export type RunListRow = z.output<typeof RunListRow>;
