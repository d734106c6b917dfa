import { Button } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { searchKey, type ListState } from './listState';

/** Why the page of runs is empty, and the way back to some. */
export function NoRuns({
  state,
  loaded,
  change,
}: {
  state: ListState;
  loaded: number;
  change: (patch: Partial<ListState>) => void;
}) {
  if (loaded > 0)
    return (
      <EmptyState
        icon="search-x"
        title="No matches on this page"
        actions={
          <Button onClick={() => change({ triggers: [], page: state.page })}>Show all triggers</Button>
        }
      >
        None of its {loaded} runs was started that way.
      </EmptyState>
    );
  if (state.page > 1)
    return (
      <EmptyState
        icon="list"
        title="No more runs"
        actions={<Button onClick={() => change({ page: state.page - 1 })}>Previous page</Button>}
      >
        The list ended on the page before.
      </EmptyState>
    );
  const search = searchKey(state.search);
  if (search || state.statuses.length > 0)
    return (
      <EmptyState
        icon="search-x"
        title="No matches"
        actions={<Button onClick={() => change({ search: '', statuses: [] })}>Show all runs</Button>}
      >
        {search
          ? `No run holds “${search}”${state.statuses.length > 0 ? ' and has this status' : ''}.`
          : 'No run has this status.'}
      </EmptyState>
    );
  return (
    <EmptyState icon="list" title="No runs yet">
      Runs of this server appear here, newest first.
    </EmptyState>
  );
}
