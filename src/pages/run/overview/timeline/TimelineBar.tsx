import { Suspense, useMemo, useRef } from 'react';
import type { Timeline } from '~/model/timeline/timeline';
import { nextFailure } from '~/model/timeline/walk';
import { formatCount } from '~/ui/format';
import { Icon } from '~/ui/Icon';
import { IconButton } from '~/ui/IconButton';
import { later } from '../../workspace/later';
import { usePhone } from '../../workspace/useMediaQuery';
import { useRunData } from '../../workspace/RunContext';
import { useSelection } from '../../workspace/selection';
import { Counter } from './Counter';
import { focusSearch } from './search/focusSearch';
import { allFolds, useReaderFolds } from './folds/readerFolds';
import css from './TimelineBar.module.css';
import { useElementWidth } from './useElementWidth';

const ViewMenu = later((parts) => parts.ViewMenu);

/** Below this the bar keeps its counters and puts everything else into the menu. */
const NARROW = 380;
/** Below this the Blocks counter gives way, as the filters of the row below do. */
const MEDIUM = 420;

interface TimelineBarProps {
  /** Folds the whole timeline to a strip; absent where it cannot be folded. */
  onFold?: (() => void) | undefined;
}

/** How much work the run involved, and what is done to the whole tree: unfold, fold, order, density. */
export function TimelineBar({ onFold }: TimelineBarProps) {
  const { askedId, run, timeline } = useRunData();
  const { selectedId, select } = useSelection();
  const [, setFolds] = useReaderFolds(askedId);
  const phone = usePhone();
  const bar = useRef<HTMLDivElement>(null);
  const width = useElementWidth(bar);
  const narrow = width > 0 && width < NARROW;
  const firsts = useMemo(() => (timeline ? firstItems(timeline) : null), [timeline]);
  const totals = timeline?.totals;
  const failures = totals?.failures.length ?? 0;
  const go = (id: string | null | undefined) => id && (() => select(id, 'link'));
  const toNextFailure = () => {
    const at = selectedId === null ? -1 : (timeline?.byId.get(selectedId) ?? -1);
    const next = timeline && nextFailure(timeline, at, 1);
    const id = next === null ? null : timeline?.nodes[next]?.id;
    if (id) select(id, 'link');
  };
  const expandAll = () => setFolds(allFolds(false));
  const collapseAll = () => setFolds(allFolds(true));
  return (
    <div ref={bar} className={css.bar}>
      <div className={css.counters}>
        <Counter of="actions" label="Actions" says="Go to the first action" onClick={go(firsts?.action)}>
          {totals ? formatCount(totals.actions) : '–'}
        </Counter>
        <Counter of="steps" label="Steps" says="Go to the first step" onClick={go(firsts?.step)}>
          {run.step_count === null ? '–' : formatCount(run.step_count)}
        </Counter>
        {(width === 0 || width >= MEDIUM) && (
          <Counter of="blocks" label="Blocks">
            {totals ? `${formatCount(totals.blocksDone)}/${formatCount(totals.blocksAll)}` : '–'}
          </Counter>
        )}
        {failures > 0 && (
          <button type="button" className={css.failures} data-count="failures" onClick={toNextFailure}>
            <Icon name="circle-x" size={14} />
            <b>{formatCount(failures)}</b> failed
          </button>
        )}
      </div>
      <div className={css.buttons}>
        {phone && <IconButton icon="search" size="touch" label="Search" onClick={focusSearch} />}
        {!narrow && !phone && (
          <>
            <IconButton icon="chevrons-up-down" label="Expand all" shortcut="e" onClick={expandAll} />
            <IconButton icon="chevrons-down-up" label="Collapse all" shortcut="c" onClick={collapseAll} />
          </>
        )}
        <Suspense
          fallback={<IconButton icon="sliders-horizontal" label="View" size={phone ? 'touch' : 'small'} />}
        >
          <ViewMenu
            narrow={narrow || phone}
            withFilters={phone || (width > 0 && width < MEDIUM)}
            onExpandAll={expandAll}
            onCollapseAll={collapseAll}
            onFold={onFold}
          />
        </Suspense>
      </div>
    </div>
  );
}

/** Ids of the first action, and of the first item that took a step: an action of a task, else the task's block. */
function firstItems({ nodes }: Timeline): { action: string | null; step: string | null } {
  const action = nodes.find((node) => node.kind === 'action');
  const step = nodes.find(
    (node) =>
      (node.kind === 'action' && node.action.step_id !== null) ||
      (node.kind === 'block' && node.block?.task_id),
  );
  const inStep = nodes.find((node) => node.kind === 'action' && node.action.step_id !== null);
  return { action: action?.id ?? null, step: (inStep ?? step)?.id ?? null };
}
