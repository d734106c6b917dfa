import { Button } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { formatCount } from '~/ui/format';

/** A search that finds nothing: how much it hides, and the way back. */
export function NoMatches({
  hidden,
  what,
  onShowAll,
}: {
  hidden: number;
  what: string;
  onShowAll: () => void;
}) {
  return (
    <EmptyState icon="search-x" title="No matches" actions={<Button onClick={onShowAll}>Show all</Button>}>
      {formatCount(hidden)} {hidden === 1 ? 'item is' : 'items are'} hidden by “{what}”.
    </EmptyState>
  );
}
