import * as z from 'zod/mini';
import { flag, number, readable, time, tolerant, words } from './fields';

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

/** A tag of a run; `source` `system` for those that the server sets itself (`skyvern.trigger` …). */
export const RunTag = z.looseObject({
  key: z.string(),
  ...tolerant({ value: words, source: words, set_at: time }),
});
export type RunTag = z.output<typeof RunTag>;

/** `GET /v1/runs/{wr_}/tags`; tags that are texts are those without a value. */
export const RunTags = z.looseObject(
  tolerant({
    tags: readable(
      z.pipe(
        z.transform((tag: unknown) => (typeof tag === 'string' ? { key: tag } : tag)),
        RunTag,
      ),
    ),
  }),
);
