import { useCallback, useMemo, useState } from 'react';
import type { Explanation } from '~/model/code/explain';
import type { LineRange } from '~/ui/CodeViewer/CodeViewer';
import { useSelection } from '../../workspace/selection';

export interface ChosenCall {
  /** Position in the explanation's calls; null for none. */
  at: number | null;
  /** Its lines of code. */
  lines: LineRange | null;
  choose: (at: number) => void;
  /** Chooses the call that a line of code belongs to, if it belongs to one. */
  chooseLine: (line: number) => void;
}

/**
 * The call that the reader looks at: the one chosen here, else the one of the item that is selected in the timeline.
 * Choosing a call selects its item as well.
 */
export function useChosenCall(explanation: Explanation | null): ChosenCall {
  const { selectedId, explicit, select } = useSelection();
  const [picked, setPicked] = useState<{ at: number; under: string | null } | null>(null);
  const calls = explanation?.calls;
  const bySelection = explicit && calls ? calls.findIndex(({ itemId }) => itemId === selectedId) : -1;
  // A choice made in the timeline afterwards is the later word.
  const mine = picked && picked.under === selectedId ? picked.at : null;
  const at = calls ? (mine ?? (bySelection < 0 ? null : bySelection)) : null;
  const call = at === null ? undefined : calls?.[at];
  const [from, to] = [call?.from ?? 0, call?.to ?? 0];
  const lines = useMemo(() => (to > 0 ? { from, to } : null), [from, to]);

  const choose = useCallback(
    (next: number) => {
      const itemId = calls?.[next]?.itemId ?? null;
      setPicked({ at: next, under: itemId ?? selectedId });
      if (itemId !== null && itemId !== selectedId) select(itemId, 'link');
    },
    [calls, select, selectedId],
  );
  const chooseLine = useCallback(
    (line: number) => {
      const next = calls?.findIndex((one) => one.from <= line && line <= one.to) ?? -1;
      if (next >= 0) choose(next);
    },
    [calls, choose],
  );
  return { at, lines, choose, chooseLine };
}
