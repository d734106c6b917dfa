import { useDeferredValue } from 'react';
import type { TimelineNode } from '~/model/timeline/timeline';
import { ErrorBoundary } from '~/ui/ErrorBoundary';
import { Splitter } from '~/ui/Splitter';
import { usePreferences } from '../../preferences';
import { useRunData } from '../workspace/RunContext';
import { useSelection } from '../workspace/selection';
import { usePhone } from '../workspace/useMediaQuery';
import { LiveLine } from '../live/LiveLine';
import { LivePicture } from '../live/LivePicture';
import { BrowserPanel } from './browser/BrowserPanel';
import { Details } from './details/Details';
import css from './OverviewTab.module.css';

/** Height of the details' title, which always stands. */
const TITLE = 36;

/** What the agent saw, and under it all that is known of the selected item; the live picture while nothing is selected. */
export function OverviewTab() {
  const { final } = useRunData();
  const { node, explicit } = useSelection();
  const [{ detailsHeight, detailsFolded }, setPreferences] = usePreferences();
  const phone = usePhone();
  const live = !final && !explicit;
  const tallest = Math.round(window.innerHeight / 2);
  const height = detailsFolded ? TITLE : detailsHeight === null ? null : Math.min(detailsHeight, tallest);
  return (
    <div className={css.overview}>
      {live ? (
        <ErrorBoundary name="The live picture">
          <LivePicture />
        </ErrorBoundary>
      ) : (
        <ErrorBoundary name="The browser panel" resetKey={node?.id ?? ''}>
          <BrowserPanel />
        </ErrorBoundary>
      )}
      {node && !live && !phone && (
        <>
          <Splitter
            label="Height of the details"
            orientation="horizontal"
            reverse
            value={height ?? 150}
            min={TITLE}
            max={tallest}
            onChange={(px) => setPreferences({ detailsHeight: Math.round(px), detailsFolded: px <= TITLE })}
            onRestore={() => setPreferences({ detailsHeight: null, detailsFolded: false })}
          />
          <div
            className={css.details}
            {...(height === null ? { 'data-own-height': '' } : { style: { height } })}
          >
            <DetailsOf node={node} />
          </div>
        </>
      )}
      {!final && (
        <ErrorBoundary name="What the agent did last">
          <LiveLine />
        </ErrorBoundary>
      )}
    </div>
  );
}

/** The details come in the frame after row and picture, which a reader who clicks looks at first. */
function DetailsOf({ node }: { node: TimelineNode }) {
  const shown = useDeferredValue(node);
  return (
    <ErrorBoundary name="The details" resetKey={shown.id}>
      <Details node={shown} />
    </ErrorBoundary>
  );
}
