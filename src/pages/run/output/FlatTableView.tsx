import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { cellText, type FlatTable } from '~/model/run/flatTable';
import css from './FlatTableView.module.css';

const ROW = 36;

/** A list of flat objects as a table of which only the visible rows exist. */
export function FlatTableView({ table }: { table: FlatTable }) {
  const scroller = useRef<HTMLDivElement>(null);
  // Its functions change what they answer without changing themselves; nothing here memoises them.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: table.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const items = rows.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = rows.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className={css.scroller} tabIndex={0} role="group" aria-label="Rows, scroll">
      <table className={css.table} aria-label={table.name ?? 'Output'} aria-rowcount={table.rows.length + 1}>
        <thead>
          <tr>
            {table.columns.map(({ key, numeric }) => (
              <th key={key} scope="col" data-numeric={numeric || undefined}>
                <bdi>{key}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr style={{ height: before }} aria-hidden="true" />}
          {items.map(({ index }) => (
            <tr key={index} aria-rowindex={index + 2}>
              {table.columns.map(({ key, numeric }, column) => {
                const text = cellText(table.rows[index]?.[column]);
                return (
                  <td
                    key={key}
                    data-numeric={numeric || undefined}
                    title={text.length > 40 ? text.slice(0, 2_000) : undefined}
                  >
                    <bdi>{text}</bdi>
                  </td>
                );
              })}
            </tr>
          ))}
          {after > 0 && <tr style={{ height: after }} aria-hidden="true" />}
        </tbody>
      </table>
    </div>
  );
}
