import type { Run } from '~/skyvern/run';
import { formatTicking } from '~/ui/format';
import { Notice } from '~/ui/Notice';
import { useNow } from '~/ui/useNow';

/** Warns where the server is about to run this run again by itself; nothing else. */
export function RetryWarning({ run }: { run: Run }) {
  const waiting = run.retry_pending;
  const now = useNow(waiting ? 1_000 : null);
  if (!waiting) return null;
  const left = run.next_attempt_at === null ? null : run.next_attempt_at - now;
  const when = left === null ? 'soon' : left > 0 ? `in ${formatTicking(left)}` : 'now';
  return (
    <Notice tone="warn" icon="history" title={`The server tries this run again ${when}.`}>
      A run that is started here runs besides.
    </Notice>
  );
}
