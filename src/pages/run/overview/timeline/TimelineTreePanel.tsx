import { Suspense } from 'react';
import type { Timeline } from '~/model/timeline/timeline';
import { later } from '../../workspace/later';
import { useRunData } from '../../workspace/RunContext';
import { TimelineTree } from './TimelineTree';
import css from './TimelinePanel.module.css';
import { useTimelineTree } from './useTimelineTree';

const TimelineKeys = later((parts) => parts.TimelineKeys);
const FollowingLine = later((parts) => parts.FollowingLine);
const HiddenLine = later((parts) => parts.HiddenLine);
const LatestPill = later((parts) => parts.LatestPill);
const FilterRow = later((parts) => parts.FilterRow);
const FilterHints = later((parts) => parts.FilterHints);

/** Search and filters, the tree, and under it what is hidden or followed. */
export function TimelineTreePanel({ timeline }: { timeline: Timeline }) {
  const { askedId } = useRunData();
  const state = useTimelineTree(timeline);
  const { filter, place, selection, view, order, follow, tell, rows, newestRow, phone } = state;
  const { matches, code } = filter;
  const selected = selection.selectedId === null ? -1 : (view.timeline.byId.get(selection.selectedId) ?? -1);

  const toHit = (step: 1 | -1) => {
    const next =
      matches && code && code.nextHit(matches, selected, order === 'oldest' ? step : step === 1 ? -1 : 1);
    const id = next === null ? null : view.timeline.nodes[next]?.id;
    if (id) selection.select(id, 'key');
  };
  const numberOf = (): number => {
    if (!code || !matches?.hits[selected]) return 0;
    const number = code.hitNumber(matches, selected);
    return order === 'oldest' ? number : matches.count + 1 - number;
  };
  const toLatest = () => {
    tell({ type: 'reached-newest' });
    if (newestRow >= 0) rows.show(newestRow, false);
  };
  return (
    <>
      <Suspense fallback={<div className={css.filters} />}>
        <FilterRow
          filter={filter}
          hitNumber={numberOf()}
          onNext={toHit}
          onText={(text) => {
            place.note();
            filter.setText(text);
          }}
          onToggle={(show) => {
            place.note();
            filter.toggleShow(show);
          }}
        />
        <FilterHints hints={filter.hints} />
        <TimelineKeys state={state} />
      </Suspense>
      <TimelineTree state={state} />
      <Suspense fallback={follow.mode === 'following' && !phone ? <div className={css.foot} /> : null}>
        {follow.mode === 'paused' && <LatestPill fresh={follow.fresh} onJump={toLatest} />}
        {matches && matches.hidden > 0 && matches.count > 0 && (
          <HiddenLine hidden={matches.hidden} onShowAll={filter.clear} />
        )}
        {follow.mode === 'following' && !phone && (
          <FollowingLine runId={askedId} onStop={() => tell({ type: 'toggled' })} />
        )}
      </Suspense>
    </>
  );
}
