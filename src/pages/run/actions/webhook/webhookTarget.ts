import type { RunData } from '../../workspace/RunContext';

type Known = Pick<RunData, 'run' | 'rich' | 'taskV1' | 'taskV2'>;

/** The address that the run's webhook goes to; null where it has none. */
export function webhookTarget({ run, rich, taskV1, taskV2 }: Known): string | null {
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
export const lastFailure = ({ rich, taskV1, taskV2 }: Known): string | null =>
  rich?.webhook_failure_reason ?? taskV2?.webhook_failure_reason ?? taskV1?.webhook_failure_reason ?? null;
