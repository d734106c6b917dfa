import { useState } from 'react';
import { useCancelRun } from '~/api/cancelRun';
import { asApiError } from '~/api/http';
import { useContinueRun } from '~/api/humanInput';
import { sayError } from '~/pages/words';
import type { Timeline } from '~/model/timeline/timeline';
import type { Block } from '~/skyvern/timeline';
import { Button } from '~/ui/Button';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { Notice } from '~/ui/Notice';
import { useToast } from '~/ui/Toasts';
import { useRunData } from '../workspace/RunContext';

const WITHOUT_INSTRUCTIONS = 'Please review and approve or reject to continue the workflow.';

/** What a paused run waits for, with the block's own instruction and words for yes and no. Rejecting cancels the run. */
export function PausedForm() {
  const { run, timeline, askedId } = useRunData();
  const approve = useContinueRun();
  const reject = useCancelRun();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const block = waitingBlock(timeline);
  // The run of the waiting block may be an inner one of the page's.
  const waiting = block?.workflow_run_id ?? run.run_id;
  const yes = block?.positive_descriptor ?? 'Approve';
  const no = block?.negative_descriptor ?? 'Reject';
  const tell = (thrown: unknown) => {
    const said = sayError(asApiError(thrown));
    toast({ tone: 'bad', text: [`${said.title}.`, said.serverSays ?? said.sentence].join(' ') });
  };
  const onApprove = async () => {
    try {
      const answer = await approve.mutateAsync({ runId: waiting, pageRunId: askedId });
      if (answer === 'no-longer-waiting') toast({ tone: 'idle', text: 'It is no longer waiting.' });
    } catch (thrown) {
      tell(thrown);
    }
  };
  const onReject = async () => {
    try {
      const { outcome } = await reject.mutateAsync({ runId: waiting });
      if (outcome !== 'sent') toast({ tone: 'idle', text: 'It is no longer waiting.' });
    } catch (thrown) {
      tell(thrown);
    }
    setAsking(false);
  };
  // Once it was answered the buttons wait for the server's own status.
  const answered = approve.isSuccess || reject.isSuccess;
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
              busy={reject.isPending}
              disabled={approve.isPending || answered}
              onClick={() => setAsking(true)}
            >
              {no}
            </Button>
            <Button
              size="small"
              kind="primary"
              busy={approve.isPending}
              disabled={reject.isPending || answered}
              onClick={() => void onApprove()}
            >
              {yes}
            </Button>
          </>
        }
      >
        “{block?.instructions ?? WITHOUT_INSTRUCTIONS}”
      </Notice>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => void onReject()}
        title={`${no}?`}
        confirmLabel={no}
        keepLabel="Keep waiting"
        busy={reject.isPending}
      >
        Rejecting cancels the run.
      </ConfirmDialog>
    </>
  );
}

/** The block that waits for a person; null where the timeline does not show it yet. */
function waitingBlock(timeline: Timeline | null): Block | null {
  const nodes = timeline?.nodes ?? [];
  const node = nodes.findLast(
    (one) => one.kind === 'block' && one.blockType === 'human_interaction' && one.status === 'running',
  );
  return node?.kind === 'block' ? node.block : null;
}
