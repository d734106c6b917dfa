import { memo } from 'react';
import type { DiffGap, DiffLine } from '~/model/code/diffRows';
import { VisuallyHidden } from '~/ui/VisuallyHidden';
import css from './VersionDiff.module.css';

const SIGNS = { same: ' ', added: '+', removed: '−' } as const;
const SPOKEN = { same: null, added: 'Added: ', removed: 'Removed: ' } as const;

/** One line of a comparison, or the place where equal ones are left out. */
export const DiffRow = memo(function DiffRow({
  row,
  onOpen,
}: {
  row: DiffLine | DiffGap;
  onOpen: (gap: number) => void;
}) {
  if (row.kind === 'gap')
    return (
      <button type="button" className={css.gap} onClick={() => onOpen(row.at)}>
        Show {row.count.toLocaleString('en-US')} equal lines
      </button>
    );
  return (
    <div className={css.line} data-kind={row.kind}>
      <span className={css.number}>{row.before}</span>
      <span className={css.number}>{row.after}</span>
      <span className={css.sign} aria-hidden="true">
        {SIGNS[row.kind]}
      </span>
      <code className={css.text}>
        {SPOKEN[row.kind] && <VisuallyHidden>{SPOKEN[row.kind]}</VisuallyHidden>}
        {row.text}
      </code>
    </div>
  );
});
