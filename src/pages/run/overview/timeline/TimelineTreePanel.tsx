import type { Timeline } from '~/model/timeline/timeline';
import { FilterHints } from './FilterHints';
import { FilterRow } from './FilterRow';
import { FollowingLine, HiddenLine, LatestPill } from './FootLines';
import { useRunData } from '../../workspace/RunContext';
import { TimelineTree } from './TimelineTree';
import { useTimelineKeys } from './useTimelineKeys';
import { useTimelineTree } from './useTimelineTree';

/** Search and filters, the tree, and under it what is hidden or followed. */
export function TimelineTreePanel({ timeline }: { timeline: Timeline }) {
  const { askedId } = useRunData();
  const state = useTimelineTree(timeline);
  const { filter, place, selection, view, order, follow, tell, rows, newestRow, phone } = state;
  const { matches, code } = filter;
  useTimelineKeys(state);
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
      <TimelineTree state={state} />
      {follow.mode === 'paused' && <LatestPill fresh={follow.fresh} onJump={toLatest} />}
      {matches && matches.hidden > 0 && matches.count > 0 && (
        <HiddenLine hidden={matches.hidden} onShowAll={filter.clear} />
      )}
      {follow.mode === 'following' && !phone && (
        <FollowingLine runId={askedId} onStop={() => tell({ type: 'toggled' })} />
      )}
    </>
  );
}
