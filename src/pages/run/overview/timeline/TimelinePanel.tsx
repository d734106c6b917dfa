import { useRef } from 'react';
import { Button } from '~/ui/Button';
import { Notice } from '~/ui/Notice';
import { useRunData } from '../../workspace/RunContext';
import { useSelection } from '../../workspace/selection';
import { TimelineAbsence } from './TimelineStates';
import css from './TimelinePanel.module.css';
import { TimelineTreePanel } from './TimelineTreePanel';

/** The run's items as a tree, with search and filters above it; or why there is none. */
export function TimelinePanel() {
  const { timeline } = useRunData();
  const { stale, select } = useSelection();
  const panel = useRef<HTMLDivElement>(null);
  return (
    <div ref={panel} className={css.panel}>
      {stale && (
        <Notice
          tone="warn"
          icon="info"
          role="status"
          actions={
            <Button kind="quiet" size="small" onClick={() => select(null, 'link')}>
              Dismiss
            </Button>
          }
        >
          This item is not in the run.
        </Notice>
      )}
      {timeline && timeline.nodes.length > 0 ? (
        <TimelineTreePanel timeline={timeline} />
      ) : (
        <div className={css.absence}>
          <TimelineAbsence />
        </div>
      )}
    </div>
  );
}
