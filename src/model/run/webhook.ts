import type { RichRun, TaskV2 } from '~/skyvern/richRun';
import type { Run } from '~/skyvern/run';
import type { TaskV1 } from '~/skyvern/task';

/** What is known of a run from all its answers; those that it does not have are null. */
interface Answers {
  run: Run;
  rich: RichRun | null;
  taskV1: TaskV1 | null;
  taskV2: TaskV2 | null;
}

/** The address that the run's webhook goes to; null where it has none. */
export function webhookTarget({ run, rich, taskV1, taskV2 }: Answers): string | null {
  const old = taskV1?.request?.['webhook_callback_url'];
  return (
    rich?.webhook_callback_url ??
    taskV2?.webhook_callback_url ??
    (typeof old === 'string' && old ? old : null) ??
    run.run_request?.webhook_url ??
    null
  );
}

/** Why the run's own webhook was not delivered; null where it was, or where there is none. */
export const webhookFailure = ({ rich, taskV1, taskV2 }: Omit<Answers, 'run'>): string | null =>
  rich?.webhook_failure_reason ?? taskV2?.webhook_failure_reason ?? taskV1?.webhook_failure_reason ?? null;
