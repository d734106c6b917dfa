import { Button } from '~/ui/Button';
import { Select } from '~/ui/Select';
import css from './Pages.module.css';
import { LAST_PAGE, PAGE_SIZES, type ListState } from './listState';

interface PagesProps {
  state: ListState;
  /** The page is full, so there may be another one: the server gives no total. */
  full: boolean;
  change: (patch: Partial<ListState>) => void;
}

/** Rows per page, previous and next. */
export function Pages({ state, full, change }: PagesProps) {
  const last = state.page >= LAST_PAGE;
  return (
    <nav className={css.pages} aria-label="Pages">
      <span className={css.rows}>
        <span aria-hidden="true">Rows</span>
        <Select
          label="Rows per page"
          showLabel={false}
          size="sheet"
          options={PAGE_SIZES.map((size) => ({ value: String(size), label: String(size) }))}
          value={String(state.size)}
          onChange={(size) =>
            change({ size: PAGE_SIZES.find((known) => String(known) === size) ?? state.size })
          }
        />
      </span>
      <span className={css.page}>Page {state.page}</span>
      <Button
        kind="quiet"
        icon="chevron-left"
        disabledReason={state.page <= 1 ? 'This is the first page.' : null}
        onClick={() => change({ page: state.page - 1 })}
      >
        Previous
      </Button>
      <Button
        kind="quiet"
        iconEnd="chevron-right"
        disabledReason={
          last ? `The server gives ${LAST_PAGE} pages only.` : full ? null : 'This is the last page.'
        }
        onClick={() => change({ page: state.page + 1 })}
      >
        Next
      </Button>
    </nav>
  );
}
