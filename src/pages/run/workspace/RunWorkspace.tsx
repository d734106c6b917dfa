import { lazy, memo, Suspense, useRef, useState, type ComponentType, type CSSProperties } from 'react';
import type { Run } from '~/skyvern/run';
import { ErrorBoundary } from '~/ui/ErrorBoundary';
import { tabPanel } from '~/ui/Tabs';
import { RunHeader } from '../header/RunHeader';
import { CalmOutcome } from '../live/CalmOutcome';
import { useSteadyRows } from '../live/useSteadyRows';
import { TABS, type TabPath } from '../tabs';
import { afterFirstCard } from './firstCard';
import { PanelSkeleton } from './PanelSkeleton';
import { RunDataProvider } from './RunContext';
import { SelectionProvider } from './selection';
import { TabBar } from './TabBar';
import { TabControlsSlot } from './TabControls';
import { TimelineColumn } from './TimelineColumn';
import { usePhone } from './useMediaQuery';
import { useRunPageData } from './useRunPageData';
import { useTimelineWidth } from './useTimelineWidth';
import css from './Workspace.module.css';
import { later } from './later';
import { loadPart } from '~/ui/loadPart';

const RunUpdates = later((parts) => parts.RunUpdates);
const PageKeys = later((parts) => parts.PageKeys);

const PhoneBar = lazy(loadPart(async () => ({ default: (await import('../phone/PhoneBar')).PhoneBar })));
const ConnectionBar = later((parts) => parts.ConnectionBar);

/** What each tab shows; loaded when it is opened, and not before the first cards of the timeline stand. */
const PANELS: Record<TabPath, ComponentType> = {
  overview: later((parts) => parts.OverviewTab, { essential: true }),
  output: lazy(
    afterFirstCard(loadPart(async () => ({ default: (await import('../output/OutputTab')).OutputTab }))),
  ),
  parameters: lazy(
    afterFirstCard(
      loadPart(async () => ({ default: (await import('../parameters/ParametersTab')).ParametersTab })),
    ),
  ),
  recording: lazy(
    afterFirstCard(
      loadPart(async () => ({ default: (await import('../recording/RecordingTab')).RecordingTab })),
    ),
  ),
  code: lazy(afterFirstCard(loadPart(async () => ({ default: (await import('../code/CodeTab')).CodeTab })))),
};

interface RunWorkspaceProps {
  askedId: string;
  run: Run;
  tab: TabPath;
}

/**
 * The run's page once the run is known: header, outcome, tabs, and the timeline beside the open tab. The address changes
 * with every item that is chosen: who reads it draws anew, and not the whole page.
 */
export const RunWorkspace = memo(function RunWorkspace({ askedId, run, tab }: RunWorkspaceProps) {
  const data = useRunPageData(askedId, run);
  const [controls, setControls] = useState<HTMLElement | null>(null);
  const work = useRef<HTMLDivElement>(null);
  const [watched] = useState(!data.final);
  useSteadyRows(work, watched);
  const timeline = useTimelineWidth();
  const phone = usePhone();
  const Panel = PANELS[tab];
  return (
    <RunDataProvider value={data}>
      <SelectionProvider>
        <main className={css.page} style={{ '--timeline-width': timeline.css } as CSSProperties}>
          <Suspense fallback={null}>
            <PageKeys />
          </Suspense>
          <ErrorBoundary name="Header">
            <RunHeader />
          </ErrorBoundary>
          <Suspense fallback={<span />}>
            <ConnectionBar />
          </Suspense>
          <ErrorBoundary name="Outcome">
            <CalmOutcome />
          </ErrorBoundary>
          <div className={css.work} ref={work}>
            <div className={css.left}>
              <ErrorBoundary name="The tabs">
                <TabBar runId={askedId} tab={tab} controls={setControls} />
              </ErrorBoundary>
              <div key={tab} {...tabPanel(tab)} tabIndex={-1} className={css.panel}>
                <TabControlsSlot value={controls}>
                  <ErrorBoundary name={TABS.find(({ path }) => path === tab)?.name ?? 'This tab'}>
                    <Suspense fallback={<PanelSkeleton />}>
                      <Panel />
                    </Suspense>
                  </ErrorBoundary>
                </TabControlsSlot>
              </div>
            </div>
            <ErrorBoundary name="The timeline">
              <TimelineColumn width={timeline} />
            </ErrorBoundary>
          </div>
          {phone && (
            <ErrorBoundary name="The bar of this run">
              <Suspense fallback={null}>
                <PhoneBar />
              </Suspense>
            </ErrorBoundary>
          )}
          <Suspense fallback={null}>
            <RunUpdates />
          </Suspense>
        </main>
      </SelectionProvider>
    </RunDataProvider>
  );
});
