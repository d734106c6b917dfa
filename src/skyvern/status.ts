/** The statuses after which a run changes no more, unless the server is about to retry it (`retry_pending`). */
const FINAL: ReadonlySet<string> = new Set(['completed', 'failed', 'terminated', 'canceled', 'timed_out']);

/** Whether the run is over: a final status, and no retry by the server to come. */
export const isFinal = (run: { status: string; retry_pending?: boolean }): boolean =>
  FINAL.has(run.status) && !run.retry_pending;

/** Whether the word alone is a final one; a run with `retry_pending` can have it and still go on. */
export const isFinalStatus = (status: string): boolean => FINAL.has(status);
