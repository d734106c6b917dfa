import { useState } from 'react';
import { useCancelRun } from '~/api/cancelRun';
import { asApiError } from '~/api/http';
import { useContinueRun } from '~/api/humanInput';
import { sayError } from '~/pages/words';
import { Button } from '~/ui/Button';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { LongText } from '~/ui/LongText';
import { Notice } from '~/ui/Notice';
import { useToast } from '~/ui/Toasts';
import { useNow } from '~/ui/useNow';
import { askedToStop } from '../actions/runDialogs';
import { useOneAtATime } from '../actions/useOneAtATime';
import { useRunData } from '../workspace/RunContext';
import css from './Forms.module.css';
import { waitingBlock } from './lately';

/** What the server asks where the block says nothing of its own. */
const WITHOUT_INSTRUCTIONS = 'Please review and approve or reject to continue the workflow.';
/** After an answer the server needs a moment until its own status follows; a run that still waits then may be answered again. */
const SETTLE_MS = 15_000;
/** So many characters stand in the line of the question; longer instructions have lines of their own. */
const SHORT = 120;

/** What a paused run waits for, with the block's own instruction and words for yes and no. Rejecting cancels the run. */
export function PausedForm() {
  const { run, timeline } = useRunData();
  const block = waitingBlock(timeline);
  const [asking, setAsking] = useState(false);
  const answer = useAnswer(block?.workflow_run_id ?? run.run_id, block?.workflow_run_block_id ?? null, () =>
    setAsking(false),
  );
  const yes = block?.positive_descriptor ?? 'Approve';
  const no = block?.negative_descriptor ?? 'Reject';
  const asked = block
    ? `“${block.instructions ?? WITHOUT_INSTRUCTIONS}”`
    : 'The block that asks is not in the timeline yet.';
  const off = answer.busy !== null || answer.settling;
  return (
    <>
      <Notice
        tone="hold"
        icon="circle-pause"
        title="Waiting for approval"
        actions={
          <>
            <Button
              size="small"
              className={css.answer}
              busy={answer.busy === 'reject'}
              disabled={off}
              onClick={() => setAsking(true)}
            >
              <span dir="auto">{no}</span>
            </Button>
            <Button
              size="small"
              kind="primary"
              className={css.answer}
              busy={answer.busy === 'approve'}
              disabled={off}
              onClick={answer.approve}
            >
              <span dir="auto">{yes}</span>
            </Button>
          </>
        }
      >
        <Instructions text={asked} />{' '}
        <span role="status" className={css.quiet}>
          {answer.settling ? 'Sent. The page shows what the run does with it.' : 'Rejecting cancels the run.'}
        </span>
      </Notice>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={answer.reject}
        title="Reject and cancel the run?"
        confirmLabel={no}
        keepLabel="Keep waiting"
        busy={answer.busy === 'reject'}
      >
        Rejecting cancels <code>{answer.runId}</code>. What the agent has already done on the site stays done.
      </ConfirmDialog>
    </>
  );
}

function Instructions({ text }: { text: string }) {
  if (text.length <= SHORT && !text.includes('\n')) return <bdi>{text}</bdi>;
  return (
    <LongText lines={4} className={css.instructions}>
      {text}
    </LongText>
  );
}

/** Yes and no to a run that waits; `runId` is that of the waiting block, which may be an inner run of the page's. */
function useAnswer(runId: string, blockId: string | null, onRejected: () => void) {
  const { run, askedId } = useRunData();
  const approving = useContinueRun();
  const rejecting = useCancelRun();
  const toast = useToast();
  const [answered, setAnswered] = useState<{ blockId: string | null; atMs: number } | null>(null);
  const now = useNow(answered ? 1_000 : null);
  const settling = answered !== null && answered.blockId === blockId && now - answered.atMs < SETTLE_MS;
  const sent = () => setAnswered({ blockId, atMs: Date.now() });
  const late = () => toast({ tone: 'idle', text: 'It is no longer waiting.' });
  const tell = (thrown: unknown) => {
    const said = sayError(asApiError(thrown));
    toast({ tone: 'bad', text: [`${said.title}.`, said.serverSays ?? said.sentence].join(' ') });
  };
  const approve = useOneAtATime(async () => {
    try {
      const what = await approving.mutateAsync({ runId, pageRunId: askedId });
      sent();
      if (what === 'no-longer-waiting') late();
    } catch (thrown) {
      tell(thrown);
    }
  });
  const reject = useOneAtATime(async () => {
    try {
      const { outcome } = await rejecting.mutateAsync({ runId });
      if (outcome === 'gone') toast({ tone: 'bad', text: `The server does not cancel ${runId} by this id.` });
      else sent();
      if (outcome === 'already-final') late();
      if (outcome === 'sent' && runId === run.run_id) askedToStop(run.run_id);
    } catch (thrown) {
      tell(thrown);
    }
    onRejected();
  });
  const busy = approving.isPending ? 'approve' : rejecting.isPending ? 'reject' : null;
  return { runId, approve, reject, busy, settling } as const;
}
