import { useParams } from 'react-router-dom';
import { asApiError } from '~/api/apiError';
import { useRun } from '~/api/run';
import { kindOfId } from '~/skyvern/ids';
import { LazyErrorPage } from '../LazyErrorPage';
import { RunSkeleton } from './workspace/RunSkeleton';
import { RunWorkspace } from './workspace/RunWorkspace';
import { isTab, type TabPath } from './tabs';

/** One run of an agent: asks for it by the id in the address and shows it, or says why it cannot. */
export function RunPage() {
  const { runId = '', tab } = useParams();
  if (!kindOfId(runId)) return <LazyErrorPage problem={{ kind: 'not-a-run-id', id: runId }} />;
  // Another run is another page: nothing of the one before may linger.
  return <AskedRun key={runId} runId={runId} tab={isTab(tab) ? tab : 'overview'} />;
}

function AskedRun({ runId, tab }: { runId: string; tab: TabPath }) {
  const { data: run, error, refetch } = useRun(runId);
  if (run) return <RunWorkspace askedId={runId} run={run} tab={tab} />;
  if (error)
    return (
      <LazyErrorPage
        problem={{ kind: 'api', error: asApiError(error), runId }}
        onRetry={() => void refetch()}
      />
    );
  return <RunSkeleton />;
}
