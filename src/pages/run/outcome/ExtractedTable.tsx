import type { ReactNode } from 'react';
import { cellText, csvOf, type FlatTable } from '~/model/run/flatTable';
import { Button } from '~/ui/Button';
import { downloadText } from '~/ui/download';
import { formatCount } from '~/ui/format';
import css from './ExtractedBox.module.css';

/** Rows of the table that exist: more are read in the Output tab. */
const MOST_ROWS = 100;

interface ExtractedTableProps {
  table: FlatTable;
  /** Height of the JSON beside it, in rows of 18 px. */
  rows: number;
  runId: string;
  fold: ReactNode;
}

/** A list of flat objects as a small table that scrolls inside itself; all of it as CSV. */
export function ExtractedTable({ table, rows, runId, fold }: ExtractedTableProps) {
  const shown = table.rows.slice(0, MOST_ROWS);
  const name = table.name ?? 'Extracted list';
  return (
    <div className={css.right}>
      <div className={css.tableHead}>
        <strong dir="auto">{name}</strong>
        <span className={css.count}>
          {shown.length < table.rows.length && `${formatCount(shown.length)} of `}
          {formatCount(table.rows.length)} rows
        </span>
        <Button
          kind="quiet"
          size="small"
          aria-label="Download as CSV"
          onClick={() => downloadText(`${runId}-${table.name ?? 'extracted'}.csv`, csvOf(table), 'text/csv')}
        >
          CSV
        </Button>
        {fold}
      </div>
      {/* Reachable with the keyboard, since it scrolls. */}
      <div
        className={css.scroller}
        style={{ maxHeight: rows * 18 + 24 }}
        tabIndex={0}
        role="group"
        aria-label={`Rows of ${name}`}
      >
        <table className={css.table} aria-label={name}>
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
            {shown.map((row, at) => (
              // A list of the server has no ids; its order is what tells its rows apart.
              <tr key={at}>
                {row.map((cell, column) => (
                  <td
                    key={table.columns[column]?.key}
                    data-numeric={table.columns[column]?.numeric || undefined}
                  >
                    <bdi>{cellText(cell)}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
