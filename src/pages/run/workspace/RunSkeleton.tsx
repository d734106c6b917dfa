import type { CSSProperties } from 'react';
import { Loading, Skeleton } from '~/ui/Skeleton';
import css from './Workspace.module.css';
import { useTimelineWidth } from './useTimelineWidth';

/** The run page in its final size while the first answer is on its way. */
export function RunSkeleton() {
  const width = useTimelineWidth();
  return (
    <main className={css.page} style={{ '--timeline-width': width.css } as CSSProperties}>
      <div className={css.header} aria-hidden="true">
        <Skeleton width={220} height={16} />
        <Skeleton width={84} height={22} />
        <Skeleton width={180} height={12} />
      </div>
      <span />
      <span />
      <div className={css.work}>
        <div className={css.left}>
          <div className={css.bar} />
          <div className={css.panel} />
        </div>
        <span className={css.line} />
        <div className={css.right}>
          <div className={css.bar} />
          <Loading label="Loading the run" rows={9} />
        </div>
      </div>
    </main>
  );
}
