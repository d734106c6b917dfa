import { useMemo } from 'react';
import type { Analysis, Verdict } from '~/model/failure/analysis';
import { ancestorsOf } from '~/model/timeline/walk';
import type { Timeline } from '~/model/timeline/timeline';
import { useMarkedCause } from '../actions/markedCause';
import { useRunData } from '../workspace/RunContext';
import { useSelection } from '../workspace/selection';

/** What the outcome says about where the run failed: the page's verdict, or the reader's own mark in its place. */
export interface Finding {
  verdict: Verdict;
  /** The reader marked this item; the verdict is the page's, about another one. */
  byReader: boolean;
  itemId: string | null;
  chain: readonly string[];
  rule: string | null;
  /** What “1 of 3” walks through, and where it stands (0-based). */
  others: Analysis['others'];
  at: number;
  othersAre: Analysis['othersAre'];
}

/** The finding to show now; null for runs that get no verdict, and while nothing is known yet. */
export function useFinding(): Finding | null {
  const { analysis, timeline, run } = useRunData();
  const { selectedId } = useSelection();
  const marked = useMarkedCause(run.run_id);
  return useMemo(() => {
    if (!analysis?.verdict) return null;
    const { verdict, others, othersAre } = analysis;
    const base = { verdict, others, othersAre };
    const at = Math.max(0, placeOf(others, selectedId) ?? placeOf(others, analysis.itemId) ?? 0);
    if (marked !== null && timeline?.byId.has(marked) && marked !== analysis.itemId)
      return { ...base, at, byReader: true, itemId: marked, chain: chainOf(timeline, marked), rule: null };
    const suspect = othersAre === 'suspects' ? others[at] : undefined;
    // Among suspects the one that is looked at is told about; failures besides the verdict's only get the selection.
    if (suspect && suspect.itemId !== analysis.itemId && timeline)
      return {
        ...base,
        at,
        byReader: false,
        itemId: suspect.itemId,
        chain: chainOf(timeline, suspect.itemId),
        rule: suspect.rule,
      };
    return {
      ...base,
      at,
      byReader: false,
      itemId: analysis.itemId,
      chain: analysis.chain,
      rule: analysis.rule,
    };
  }, [analysis, timeline, selectedId, marked]);
}

function placeOf(others: Analysis['others'], id: string | null): number | null {
  const at = others.findIndex((one) => one.itemId === id);
  return at < 0 ? null : at;
}

/** An item and what holds it, innermost first. */
function chainOf(timeline: Timeline, id: string): string[] {
  const at = timeline.byId.get(id);
  if (at === undefined) return [];
  return [id, ...ancestorsOf(timeline, at).flatMap((index) => timeline.nodes[index]?.id ?? [])];
}
