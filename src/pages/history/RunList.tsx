import { useEffect } from 'react';
import { useRunList } from '~/api/runList';
import { asApiError, type ApiError } from '~/api/http';
import { Button } from '~/ui/Button';
import { ErrorPanel } from '~/ui/ErrorPanel';
import { useNow } from '~/ui/useNow';
import { isFinal } from '~/skyvern/status';
import type { RunListRow } from '~/skyvern/runList';
import { openAppDialog } from '../appDialogs';
import { useNoServer, useServerName } from '../serverName';
import { triggerWords } from '../runWords';
import { isNoSkyvern, noServer, plain, sayError } from '../words';
import { searchKey, type ListState } from './listState';
import { Pages } from './Pages';
import { RunTable, RunTableSkeleton } from './RunTable';
import { NoRuns } from './NoRuns';
import css from './RunList.module.css';

interface RunListProps {
  state: ListState;
  change: (patch: Partial<ListState>) => void;
  /** Told whether the server answered last. */
  onAnswer: (healthy: boolean) => void;
}

/** The page of runs that the state asks for, its foot, and every state it can be in. */
export function RunList({ state, change, onAnswer }: RunListProps) {
  const list = useRunList({
    page: state.page,
    pageSize: state.size,
    statuses: state.statuses,
    search: state.search,
  });
  const { data: loaded, error, isPlaceholderData } = list;
  const rows =
    loaded && state.triggers.length > 0 ? loaded.filter((row) => hasTrigger(row, state.triggers)) : loaded;
  const running = rows?.some((row) => !isFinal(row)) ?? false;
  const now = useNow(running ? 1_000 : 30_000);
  useEffect(() => {
    if (error) onAnswer(false);
    else if (loaded) onAnswer(true);
  }, [loaded, error, onAnswer]);

  if (!rows || !loaded)
    return error ? (
      <ListError error={asApiError(error)} onRetry={() => void list.refetch()} />
    ) : (
      <RunTableSkeleton rows={state.size} />
    );
  return (
    <div className={css.list} aria-busy={isPlaceholderData || undefined}>
      {state.triggers.length > 0 && <TriggerNote state={state} shown={rows.length} of={loaded.length} />}
      {rows.length > 0 ? (
        <RunTable rows={rows} search={searchKey(state.search)} now={now} />
      ) : (
        <NoRuns state={state} loaded={loaded.length} change={change} />
      )}
      {error && (
        <p className={css.stale}>{sayError(asApiError(error)).sentence} Showing what was loaded before.</p>
      )}
      <Pages state={state} full={loaded.length >= state.size} change={change} />
    </div>
  );
}

const hasTrigger = (row: RunListRow, triggers: readonly string[]): boolean =>
  row.trigger_type !== null && triggers.includes(row.trigger_type);

/** The server's list cannot be filtered by trigger, so the reader is told what the filter does. */
function TriggerNote({ state, shown, of }: { state: ListState; shown: number; of: number }) {
  const words = state.triggers.map((trigger) => triggerWords(trigger).word).join(', ');
  return (
    <p className={css.note} role="status">
      {words}: {shown} of the {of} runs on this page. The server cannot filter by trigger; other pages may
      hold more.
    </p>
  );
}

function ListError({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  const server = useServerName();
  const tooFar = /first 1000 matches/i.test(error.detail ?? '');
  const unnamed = useNoServer() && isNoSkyvern(error);
  const said = tooFar
    ? plain(
        'The search ends here',
        'The server gives the first 1,000 matches only. Search for something narrower.',
        [],
      )
    : unnamed
      ? noServer
      : sayError(error, { server, thing: 'the runs' });
  return (
    <ErrorPanel
      icon={error.kind === 'refused' ? 'lock' : error.kind === 'offline' ? 'wifi-off' : 'server-crash'}
      level={2}
      title={said.title}
      details={error.kind === 'garbled' && !unnamed ? error.body : null}
      actions={
        <>
          {said.ways.includes('settings') && (
            <Button onClick={() => openAppDialog('settings')}>Open settings</Button>
          )}
          {said.ways.includes('retry') && (
            <Button icon="rotate-cw" onClick={onRetry}>
              Try again
            </Button>
          )}
        </>
      }
    >
      <p>{said.sentence}</p>
      {said.serverSays && <p>{said.serverSays}</p>}
    </ErrorPanel>
  );
}
