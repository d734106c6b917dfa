import * as z from 'zod/mini';
import { flag, number, time, tolerant, words } from './fields';

/** One artifact of an artifact list. Owners are several at once; `signed_url` may be `file://`. */
export const Artifact = z.looseObject({
  artifact_id: z.string(),
  artifact_type: z.string(),
  ...tolerant({
    uri: words,
    bundle_key: words,
    checksum: words,
    file_size: number, // bytes
    task_id: words,
    step_id: words,
    workflow_run_id: words,
    workflow_run_block_id: words,
    run_id: words,
    browser_session_id: words,
    observer_cruise_id: words,
    observer_thought_id: words,
    ai_suggestion_id: words,
    organization_id: words,
    signed_url: words,
    archived: flag,
    created_at: time,
    modified_at: time,
  }),
});
export type Artifact = z.output<typeof Artifact>;
