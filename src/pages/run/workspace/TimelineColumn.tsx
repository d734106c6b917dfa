import { Suspense } from 'react';
import { ErrorBoundary } from '~/ui/ErrorBoundary';
import { IconButton } from '~/ui/IconButton';
import { TimelineBar } from '../overview/timeline/TimelineBar';
import { TimelinePanel } from '../overview/timeline/TimelinePanel';
import { later } from './later';
import { useRunData } from './RunContext';
import { usePhone } from './useMediaQuery';
import type { TimelineWidth } from './useTimelineWidth';
import css from './Workspace.module.css';

const Splitter = later((parts) => parts.Splitter);

/** The timeline beside the open tab, with the splitter that gives it its width; folds to a strip. */
export function TimelineColumn({ width }: { width: TimelineWidth }) {
  const phone = usePhone();
  const { timeline } = useRunData();
  if (width.folded && !phone)
    return (
      <>
        <span />
        <div className={css.folded}>
          <IconButton icon="panel-right-open" label="Show timeline" onClick={() => width.fold(false)} />
          <span className={css.vertical}>Timeline {timeline ? timeline.nodes.length : ''}</span>
        </div>
      </>
    );
  return (
    <>
      {phone ? (
        <span />
      ) : (
        <Suspense fallback={<span className={css.line} />}>
          <Splitter
            label="Width of the timeline"
            orientation="vertical"
            value={width.px}
            min={width.min}
            max={width.max}
            reverse
            onChange={width.set}
            onRestore={width.reset}
          />
        </Suspense>
      )}
      <aside className={css.right} aria-label="Timeline and its counters">
        <ErrorBoundary name="Timeline counters">
          <TimelineBar onFold={phone ? undefined : () => width.fold(true)} />
        </ErrorBoundary>
        <ErrorBoundary name="Timeline">
          <TimelinePanel />
        </ErrorBoundary>
      </aside>
    </>
  );
}
