import { useMemo } from 'react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { agentQuery } from '~/api/agent';
import { useTaskV1, useTaskV2 } from '~/api/tasks';
import { kindOfId } from '~/skyvern/ids';
import { Button } from '~/ui/Button';
import { Dialog } from '~/ui/Dialog';
import { formatDate } from '~/ui/format';
import { useNow } from '~/ui/useNow';
import { useRunData } from '../workspace/RunContext';
import { RerunForm } from './rerun/RerunForm';
import { rerunSource } from './rerun/rerunSource';
import type { RunDialogProps } from './RunDialogs';

/** Starts the run once more, with what it was given or with other values, and goes to the new run. */
export function RerunDialog({ open, onClose }: RunDialogProps) {
  const { run, rich, richState, taskV1, taskV2, agent, timeline } = useRunData();
  const agentId =
    run.run_type === 'workflow_run' ? (run.run_request?.workflow_id ?? rich?.workflow_id ?? null) : null;
  const deleted = rich?.workflow?.deleted_at ?? agent?.deleted_at ?? null;
  // The agent may have been edited since it was last read: that is why it is run again.
  const latest = useQuery({
    ...agentQuery(agentId ?? ''),
    staleTime: 0,
    ...(agentId === null || deleted !== null ? { queryFn: skipToken } : {}),
  });
  const now = useNow(60_000);
  const kind = kindOfId(run.run_id);
  // Asked for by the page already; here only to know when they have come.
  const first = useTaskV1(kind === 'task_v1' ? run.run_id : null);
  const second = useTaskV2(kind === 'task_v2' ? run.run_id : null);
  const waiting =
    richState === 'loading' || latest.isLoading || first.isLoading || (second.isLoading && taskV2 === null);
  const version = latest.data ?? null;
  const source = useMemo(
    () => (waiting ? null : rerunSource(run, { rich, taskV1, taskV2, agent }, version)),
    [waiting, run, rich, taskV1, taskV2, agent, version],
  );
  if (deleted === null)
    return <RerunForm key={run.run_id} run={run} timeline={timeline} source={source} onClose={onClose} />;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Rerun"
      width="form"
      foot={<Button onClick={onClose}>Close</Button>}
    >
      <p>
        The agent was deleted on {formatDate(deleted, now)}, so there is nothing to run. What this run was
        given stands under Parameters.
      </p>
    </Dialog>
  );
}
