import { Suspense, useMemo, type CSSProperties, type MouseEvent, type PointerEvent } from 'react';
import type { Analysis, Verdict } from '~/model/failure/analysis';
import type { TimelineNode } from '~/model/timeline/timeline';
import { formatExact } from '~/ui/format';
import { useRunData } from '../../workspace/RunContext';
import { DEEP_STEP, PHONE_STEP, STEP } from './window/rowGeometry';
import { levelLook } from './row/levelLook';
import { failedIterations, rowText } from './row/rowTexts';
import { TimelineRow } from './row/TimelineRow';
import css from './TimelineTree.module.css';
import { expandedOf, placeOf } from './window/treeView';
import { useFreshItems } from './follow/useFreshItems';
import { useSuspicions } from './row/useSuspicions';
import type { TimelineTreeState } from './useTimelineTree';
import { later } from '../../workspace/later';

const NoMatches = later((parts) => parts.NoMatches);

const HOUR_MS = 3_600_000;

/** The rows on screen. A click selects, a click on a chevron folds; hovering does nothing but say the exact time. */
export function TimelineTree({ state }: { state: TimelineTreeState }) {
  const { tree, view, rows, width, compact, phone, live, reachedRow, selection, choose, fold, filter } =
    state;
  const { startMs, analysis } = useRunData();
  const { timeline } = view;
  const parts = useMemo(() => partsOf(analysis), [analysis]);
  const failedParts = useMemo(() => failedIterations(timeline), [timeline]);
  const suspicions = useSuspicions(timeline, selection.selectedId);
  const fresh = useFreshItems(timeline, live);
  const long = useMemo(() => isLong(timeline.nodes, startMs), [timeline, startMs]);

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as Element;
    const element = target.closest<HTMLElement>('[role="treeitem"]');
    if (!element || target.closest('a, button, dialog')) return;
    const row = Number(element.dataset['index']);
    const index = view.rows[row] ?? -1;
    const node = timeline.nodes[index];
    if (node && target.closest('[data-fold]')) fold([node.id], expandedOf(view, index) === true);
    else choose(row, 'click');
  };
  const empty = view.rows.length === 0;
  const shown = [...filter.shows].join(', ');
  return (
    <div
      ref={tree}
      role={empty ? undefined : 'tree'}
      aria-label={empty ? undefined : 'Timeline'}
      className={css.tree}
      data-long={long || undefined}
      style={{ '--step': `${phone ? PHONE_STEP : STEP}px`, '--deep-step': `${DEEP_STEP}px` } as CSSProperties}
      onClick={onClick}
      onPointerOver={sayMoment}
    >
      {empty && filter.matches ? (
        <Suspense fallback={null}>
          <NoMatches
            hidden={filter.matches.hidden}
            what={[filter.text.trim(), shown].filter(Boolean).join(' · ')}
            onShowAll={filter.clear}
          />
        </Suspense>
      ) : (
        <div
          className={css.list}
          role="presentation"
          style={{ height: rows.height, ...(rows.shift && { transform: `translateY(${-rows.shift}px)` }) }}
        >
          {rows.items.map(({ index: row, key, start }) => {
            const index = view.rows[row] ?? -1;
            const node = timeline.nodes[index];
            const text = rowText(timeline, index);
            if (!node || !text) return null;
            const { place, of } = placeOf(view, index);
            const part = parts.get(node.id) ?? null;
            return (
              <TimelineRow
                key={key}
                node={node}
                text={text}
                row={row}
                top={start}
                {...levelLook(node.depth, width, phone)}
                place={place}
                of={of}
                expanded={expandedOf(view, index)}
                selected={node.id === selection.selectedId}
                reached={row === reachedRow}
                part={part}
                rule={part && part !== 'chain' ? (analysis?.rule ?? null) : null}
                suspicions={suspicions.get(node.id)}
                failedParts={failedParts.get(index) ?? null}
                compact={compact}
                fresh={fresh.has(node.id)}
                live={live}
                query={filter.query}
                zeroMs={startMs}
                measure={rows.measure}
              />
            );
          })}
        </div>
      )}
    </div>
  );
}

/** The part of each item in the run's failure, by id: the verdict's own item, and the links of its chain. */
function partsOf(analysis: Analysis | null): ReadonlyMap<string, Verdict | 'chain'> {
  const parts = new Map<string, Verdict | 'chain'>();
  if (!analysis?.verdict || analysis.verdict === 'none') return parts;
  for (const id of analysis.chain) parts.set(id, 'chain');
  if (analysis.itemId) parts.set(analysis.itemId, analysis.verdict);
  return parts;
}

/** Whether times beside the rows have hours. */
const isLong = (nodes: readonly TimelineNode[], zeroMs: number | null): boolean =>
  zeroMs !== null && nodes.some(({ startMs }) => startMs !== null && startMs - zeroMs >= HOUR_MS);

/** Exact times are made when they are looked at: for every row they would cost more than the row. */
function sayMoment({ target }: PointerEvent<HTMLElement>) {
  const time = (target as Element).closest<HTMLElement>('[data-moment]');
  if (time && !time.title) time.title = formatExact(Number(time.dataset['moment']));
}
