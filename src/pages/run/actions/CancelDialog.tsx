import { useState } from 'react';
import { useCancelRun } from '~/api/cancelRun';
import { asApiError } from '~/api/http';
import { useServerName } from '~/pages/serverName';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { useToast } from '~/ui/Toasts';
import { useRunTitle } from '../header/useRunTitle';
import { useRunData } from '../workspace/RunContext';
import css from './CancelDialog.module.css';
import { cancelFailure, notCancelable } from './cancelWords';
import { askedToStop } from './runDialogs';
import type { RunDialogProps } from './RunDialogs';
import { useOneAtATime } from './useOneAtATime';

/**
 * Asks before a run is stopped. Its status is read again just before anything is sent, and nothing is sent for a run
 * that is over; until the server's own status says so the run counts as asked to stop.
 */
export function CancelDialog({ open, onClose }: RunDialogProps) {
  const { run, askedId } = useRunData();
  const title = useRunTitle();
  const server = useServerName();
  const cancel = useCancelRun();
  const toast = useToast();
  const [failed, setFailed] = useState<string | null>(null);

  const confirm = useOneAtATime(async () => {
    setFailed(null);
    try {
      const { outcome } = await cancel.mutateAsync({ runId: askedId });
      if (outcome === 'gone') {
        setFailed(notCancelable(server));
        return;
      }
      if (outcome === 'sent') askedToStop(run.run_id);
      else toast({ tone: 'idle', text: 'It had already finished.' });
      onClose();
    } catch (thrown) {
      setFailed(cancelFailure(asApiError(thrown), server));
    }
  });

  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      onConfirm={confirm}
      title="Cancel this run?"
      confirmLabel="Cancel run"
      keepLabel="Keep running"
      busy={cancel.isPending}
      error={failed}
    >
      <p className={css.text}>
        <strong dir="auto">{title}</strong> <code>{run.run_id}</code> will be asked to stop. What the agent
        has already done on the site stays done.
        {run.retry_pending && ' The attempt that the server has planned will not start.'}
      </p>
    </ConfirmDialog>
  );
}
