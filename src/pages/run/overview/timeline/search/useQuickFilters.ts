import { useCallback, useMemo } from 'react';
import { parseShow, showText, type Show } from '~/model/search/show';
import { useQueryParam } from '../../../workspace/useQueryParam';

/** The filters beside the search, in the order of their buttons. */
export const QUICK_FILTERS: readonly { show: Show; label: string }[] = [
  { show: 'failed', label: 'Failed' },
  { show: 'actions', label: 'Actions' },
  { show: 'thoughts', label: 'Thoughts' },
  { show: 'blocks', label: 'Blocks' },
];

/** The quick filters that the address holds, a way to turn one over, and to turn all off. */
export function useQuickFilters(): [ReadonlySet<Show>, (show: Show) => void, () => void] {
  const [text, setText] = useQueryParam('show');
  const shows = useMemo(() => parseShow(text), [text]);
  const toggle = useCallback(
    (show: Show) => {
      const next = new Set(shows);
      if (!next.delete(show)) next.add(show);
      setText(showText(next));
    },
    [shows, setText],
  );
  const clear = useCallback(() => setText(null), [setText]);
  return [shows, toggle, clear];
}
