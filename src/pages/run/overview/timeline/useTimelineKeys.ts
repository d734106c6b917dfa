import { useLocation, useNavigate } from 'react-router-dom';
import { nextFailure } from '~/model/timeline/walk';
import { useShortcuts, type Binding } from '../../../shortcuts';
import { useRunData } from '../../workspace/RunContext';
import { useCopyAndTell } from '../../workspace/useCopyAndTell';
import { useItemLink } from '../../workspace/useItemLink';
import { focusSearch } from './search/focusSearch';
import { allFolds, useReaderFolds } from './folds/readerFolds';
import { treeMove } from './treeKeys';
import { useRowFocus } from './useRowFocus';
import type { TimelineTreeState } from './useTimelineTree';

/** The keys of a row that has the focus, with the words of the help page. */
const TREE_KEYS: readonly (readonly [keys: string, says: string])[] = [
  ['ArrowDown', 'Next row'],
  ['ArrowUp', 'Previous row'],
  ['ArrowRight', 'Unfold, then go in'],
  ['ArrowLeft', 'Fold, then go out'],
  ['Home', 'First row'],
  ['End', 'Last row'],
  ['PageDown', 'A page down'],
  ['PageUp', 'A page up'],
  ['*', 'Unfold the siblings'],
  ['Enter', 'To the details'],
  [' ', 'Choose the row'],
];

/** Keys of the timeline: those of a focused row, and the letters that work everywhere on the page. */
export function useTimelineKeys(state: TimelineTreeState): void {
  const { tree, view, rows, reachedRow, selection, order, choose, fold, filter, live, tell } = state;
  const { askedId, analysis } = useRunData();
  const [, setFolds] = useReaderFolds(askedId);
  const toDetails = useDetailsFocus();
  const focusRow = useRowFocus(tree);
  const copy = useCopyAndTell();
  const linkTo = useItemLink();
  const rowHasFocus = () =>
    document.activeElement?.getAttribute('role') === 'treeitem' &&
    tree.current?.contains(document.activeElement) === true;

  const onTreeKey = (key: string) => {
    const move = treeMove(key, view, reachedRow, rows.pageRows());
    if (move?.type === 'details') toDetails();
    if (move?.type === 'fold') fold(move.ids, move.fold);
    if (move?.type !== 'go') return;
    choose(move.row, 'key');
    focusRow();
    if (key === (order === 'oldest' ? 'End' : 'Home')) tell({ type: 'reached-newest' });
  };
  const step = (by: 1 | -1) => {
    const none = selection.selectedId === null;
    const to = none ? (by === 1 ? 0 : view.rows.length - 1) : reachedRow + by;
    choose(Math.max(0, Math.min(to, view.rows.length - 1)), 'key');
    focusRow();
  };
  const toFailure = (by: 1 | -1) => {
    const { timeline } = view;
    const at = selection.selectedId === null ? -1 : (timeline.byId.get(selection.selectedId) ?? -1);
    const next = nextFailure(timeline, at, order === 'oldest' ? by : by === 1 ? -1 : 1);
    const others = analysis?.others ?? [];
    const suspect = others.findIndex(({ itemId }) => itemId === selection.selectedId);
    const other = others.at((suspect + by + others.length) % Math.max(1, others.length));
    const id = next === null ? other?.itemId : timeline.nodes[next]?.id;
    if (id === undefined) return;
    tell({ type: 'looked-away' });
    selection.select(id, 'link');
    focusRow();
  };
  useShortcuts('Timeline', [
    { keys: 'j', says: 'Next item', run: () => step(1) },
    { keys: 'k', says: 'Previous item', run: () => step(-1) },
    { keys: 'n', says: 'Next failure', run: () => toFailure(1) },
    { keys: 'p', says: 'Previous failure', run: () => toFailure(-1) },
    { keys: '/', says: 'Search the timeline', run: focusSearch },
    { keys: 'e', says: 'Expand all', run: () => setFolds(allFolds(false)) },
    { keys: 'c', says: 'Collapse all', run: () => setFolds(allFolds(true)) },
    {
      keys: 'y',
      says: 'Copy link to this item',
      run: () => copy(() => linkTo(selection.selectedId ?? '')),
      when: () => selection.selectedId !== null,
    },
    { keys: 'f', says: 'Follow new items', run: () => tell({ type: 'toggled' }), when: () => live },
  ]);
  useShortcuts('On a row of the timeline', [
    ...TREE_KEYS.map(([keys, says]): Binding => ({
      keys,
      says,
      run: () => onTreeKey(keys),
      when: rowHasFocus,
    })),
    { keys: 'Escape', says: 'Show all', run: filter.clear, when: () => filter.active && rowHasFocus() },
  ]);
}

/** Goes to the details of the selected item: on the Overview, which it opens where another tab is shown. */
function useDetailsFocus(): () => void {
  const navigate = useNavigate();
  const { search } = useLocation();
  const { askedId } = useRunData();
  const focus = () => {
    const details = document.querySelector<HTMLElement>('[aria-label="Details"][data-for-item]');
    details?.querySelector<HTMLElement>('button, a[href], [tabindex="0"]')?.focus();
    return details !== null;
  };
  return () => {
    if (focus()) return;
    void navigate({ pathname: `/runs/${encodeURIComponent(askedId)}/overview`, search });
    requestAnimationFrame(() => setTimeout(focus));
  };
}
