import { Button } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorPanel } from '~/ui/ErrorPanel';
import { formatCount } from '~/ui/format';
import { Loading, Skeleton } from '~/ui/Skeleton';
import { noTimeline, sayError } from '../../../words';
import { useRunData } from '../../workspace/RunContext';
import css from './TimelineStates.module.css';

/** Lines of text in the rows that are drawn while the answer is on its way. */
const ROWS = [1, 2, 0, 0, 2, 1, 2, 0];

/** Rows in their final size. */
export function TimelineSkeleton() {
  return (
    <Loading label="Loading the timeline">
      <div className={css.skeleton} aria-hidden="true">
        {ROWS.map((lines, row) => (
          <div key={row} className={css.row} style={{ height: 30 + 18 * lines }}>
            <Skeleton width={16} height={16} />
            <div className={css.lines}>
              <Skeleton width={`${28 + ((row * 13) % 20)}%`} />
              {lines > 0 && <Skeleton width="88%" />}
              {lines > 1 && <Skeleton width="60%" />}
            </div>
          </div>
        ))}
      </div>
    </Loading>
  );
}

/** What stands in the timeline's place where there is none: loading, failed, not kept by the server, empty. */
export function TimelineAbsence() {
  const { timelineState, timelineError, retryTimeline, final } = useRunData();
  if (timelineState === 'loading') return <TimelineSkeleton />;
  if (timelineState === 'unsupported') {
    return (
      <EmptyState icon="list-tree" title={noTimeline.title}>
        {noTimeline.sentence}
      </EmptyState>
    );
  }
  if (timelineState === 'error' && timelineError) {
    const { title, sentence, serverSays } = sayError(timelineError, { thing: 'the timeline' });
    return (
      <ErrorPanel
        title={title}
        details={serverSays}
        actions={<Button onClick={retryTimeline}>Try again</Button>}
      >
        {sentence}
      </ErrorPanel>
    );
  }
  return final ? (
    <EmptyState icon="list-tree" title="No items">
      The run ended before the agent did anything.
    </EmptyState>
  ) : (
    <EmptyState icon="list-tree" title="Nothing yet">
      The first item appears here when the agent starts.
    </EmptyState>
  );
}

/** A search that finds nothing: how much it hides, and the way back. */
export function NoMatches({
  hidden,
  what,
  onShowAll,
}: {
  hidden: number;
  what: string;
  onShowAll: () => void;
}) {
  return (
    <EmptyState icon="search-x" title="No matches" actions={<Button onClick={onShowAll}>Show all</Button>}>
      {formatCount(hidden)} {hidden === 1 ? 'item is' : 'items are'} hidden by “{what}”.
    </EmptyState>
  );
}
