import { lazy, Suspense } from 'react';
import { Loading, Skeleton } from '~/ui/Skeleton';
import { useRunData } from '../../workspace/RunContext';
import css from './TimelineStates.module.css';
import { loadPart } from '~/ui/loadPart';

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

const NoTimeline = lazy(loadPart(async () => ({ default: (await import('./NoTimeline')).NoTimeline })));

/** What stands in the timeline's place where there is none: loading, else why there is none. */
export function TimelineAbsence() {
  const { timelineState } = useRunData();
  if (timelineState === 'loading') return <TimelineSkeleton />;
  return (
    <Suspense fallback={null}>
      <NoTimeline />
    </Suspense>
  );
}
