import type { PathSegment } from '~/json';

/** Lists of ids and addresses with which the server accompanies what a block gave. */
const NAMES: ReadonlySet<PathSegment> = new Set([
  'task_screenshots',
  'workflow_screenshots',
  'task_screenshot_artifact_ids',
  'workflow_screenshot_artifact_ids',
  'downloaded_file_urls',
  'downloaded_file_artifact_ids',
]);

/** Whether a part of an output is bookkeeping: it starts folded, so that what the user asked for is seen. */
export const isAccompanying = (key: PathSegment): boolean => NAMES.has(key);
