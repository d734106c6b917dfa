import { useCallback, useMemo } from 'react';
import { useQueryParam } from '../../workspace/useQueryParam';
import { readShow, writeShow, type QuickFilter } from './quickFilters';

/** The quick filters that the address holds, a way to turn one over, and to turn all off. */
export function useQuickFilters(): [ReadonlySet<QuickFilter>, (filter: QuickFilter) => void, () => void] {
  const [show, setShow] = useQueryParam('show');
  const filters = useMemo(() => readShow(show), [show]);
  const toggle = useCallback(
    (filter: QuickFilter) => {
      const next = new Set(filters);
      if (!next.delete(filter)) next.add(filter);
      setShow(writeShow(next));
    },
    [filters, setShow],
  );
  const clear = useCallback(() => setShow(null), [setShow]);
  return [filters, toggle, clear];
}
