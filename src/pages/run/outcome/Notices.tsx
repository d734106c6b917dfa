import type { ReactNode } from 'react';
import { webhookFailure } from '~/model/run/webhook';
import { Button } from '~/ui/Button';
import { formatTicking, formatTimeOfDay } from '~/ui/format';
import { Notice } from '~/ui/Notice';
import { useNow } from '~/ui/useNow';
import { openRunDialog } from '../actions/runDialogs';
import { CodeForm } from '../live/CodeForm';
import { PausedForm } from '../live/PausedForm';
import { useRunData } from '../workspace/RunContext';
import { ItemLink } from './ItemLink';
import { nodeOf } from './itemWords';
import { blockOf } from '~/model/timeline/walk';
import { QuietPlace } from './QuietPlace';
import { splitQuiet } from './noticeWords';
import css from './Notices.module.css';

/** Lines about the run as a whole, below its result; folded only those remain that wait for something. */
export function Notices({ folded }: { folded: boolean }) {
  const { run } = useRunData();
  return (
    <>
      {run.status === 'paused' && <PausedForm />}
      {run.status === 'running' && <CodeForm />}
      {(run.status === 'queued' || run.status === 'created') && <WaitingLine />}
      {run.retry_pending && <RetryLine />}
      {run.status === 'canceled' && <CanceledLine />}
      {!folded && <QuietLine />}
      {!folded && <WebhookLine />}
    </>
  );
}

/** Since when the run waits to start. */
function WaitingLine() {
  const { run } = useRunData();
  const now = useNow(1_000);
  const since = run.status === 'queued' ? (run.queued_at ?? run.created_at) : run.created_at;
  const forHowLong = since === null ? '' : ` for ${formatTicking(now - since)}`;
  return (
    <Notice
      icon={run.status === 'queued' ? 'clock-3' : 'circle-dashed'}
      title={run.status === 'queued' ? 'Queued' : 'Created'}
    >
      {run.status === 'queued' ? (
        <>
          <span className={css.slot}>{forHowLong.trim()}</span>, waiting for a browser slot.
        </>
      ) : (
        'and waiting to be queued.'
      )}{' '}
      The page updates by itself.
    </Notice>
  );
}

/** A run that failed and that the server is about to try again. */
function RetryLine() {
  const { run } = useRunData();
  const now = useNow(1_000);
  const next = run.next_attempt_at;
  const left = next === null ? null : next - now;
  return (
    <Notice
      tone="run"
      icon="history"
      title={run.attempt ? `Attempt ${run.attempt} is over.` : 'This attempt is over.'}
    >
      {left === null
        ? 'The server is about to try again.'
        : left > 0
          ? `The server tries again in ${formatTicking(left)}, at ${formatTimeOfDay(next ?? 0)}.`
          : 'The server tries again now.'}
    </Notice>
  );
}

/** What was last done before the run was canceled. */
function CanceledLine() {
  const { analysis, timeline } = useRunData();
  const node = nodeOf(timeline, analysis?.lastDone ?? null);
  const at = node && timeline ? (timeline.byId.get(node.id) ?? -1) : -1;
  const block = node?.kind === 'action' && timeline ? blockOf(timeline, at) : null;
  const words: ReactNode = node ? (
    <>
      Last done: <ItemLink node={node} />
      {block?.label && (
        <>
          {' '}
          in <code>{block.label}</code>
        </>
      )}
      .
    </>
  ) : (
    analysis && 'The agent had not done anything yet.'
  );
  return (
    <Notice
      icon="ban"
      title="Canceled"
      actions={
        <Button kind="quiet" size="small" onClick={() => openRunDialog('rerun')}>
          Start it again
        </Button>
      }
    >
      {words}
    </Notice>
  );
}

/** A completed run with failed parts, or one that is in doubt: one line and the item it leads to. */
function QuietLine() {
  const { analysis, timeline } = useRunData();
  if (!analysis) return <QuietPlace />;
  if (!analysis.quiet) return null;
  const { title, rest } = splitQuiet(analysis.quiet.sentence);
  const node = nodeOf(timeline, analysis.quiet.itemId);
  return (
    <Notice tone="warn" icon="triangle-alert" title={title} data-quiet-line>
      {rest} {node && <ItemLink node={node} text={analysis.quiet.linkText} />}
    </Notice>
  );
}

function WebhookLine() {
  const reason = webhookFailure(useRunData());
  if (!reason) return null;
  return (
    <Notice
      tone="warn"
      icon="webhook"
      title="Webhook not delivered:"
      actions={
        <Button kind="quiet" size="small" onClick={() => openRunDialog('api')}>
          Replay
        </Button>
      }
    >
      {reason}
    </Notice>
  );
}
