import type { ReactNode } from 'react';
import css from './Table.module.css';
import { VisuallyHidden } from './VisuallyHidden';

export interface Column {
  label: string;
  /** Right-aligned. Give the same to the cells: `<td data-numeric>`. */
  numeric?: boolean;
  /** A CSS length. */
  width?: number | string;
  /** The head stays for assistive technology only (a column of buttons). */
  hideLabel?: boolean;
}

export interface TableProps {
  /** Its accessible name. */
  label: string;
  columns: readonly Column[];
  /** `<tr>`s with plain `<td>`s; `data-numeric` aligns right, `data-mono` is a machine's text. */
  children: ReactNode;
}

/** Heads of 12, rows of 36 to 40, hairlines. Wide tables scroll inside themselves. */
export function Table({ label, columns, children }: TableProps) {
  return (
    <div className={css.scroller}>
      <table className={css.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.label}
                scope="col"
                data-numeric={column.numeric || undefined}
                {...(column.width !== undefined && { style: { width: column.width } })}
              >
                {column.hideLabel ? <VisuallyHidden>{column.label}</VisuallyHidden> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
