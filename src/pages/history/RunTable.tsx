import { useState, type KeyboardEvent } from 'react';
import type { RunListRow } from '~/skyvern/runList';
import { Loading, Skeleton } from '~/ui/Skeleton';
import { RunRow } from './RunRow';
import css from './RunTable.module.css';

const HEADS = [
  { label: 'Parameters', hidden: true },
  { label: 'Run ID' },
  { label: 'Detail' },
  { label: 'Status' },
  { label: 'Trigger' },
  { label: 'Created' },
  { label: 'Duration', numeric: true },
] as const;

interface RunTableProps {
  rows: readonly RunListRow[];
  /** What was searched for, to be marked where a row holds it. */
  search: string | null;
  /** Milliseconds since 1970. */
  now: number;
}

/** Runs as a table whose rows are links; ↑ and ↓ go from one to the next. */
export function RunTable({ rows, search, now }: RunTableProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const flip = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    // The roles are written because narrow windows draw the rows as blocks, which would take them away.
    <table role="table" className={css.table} aria-label="Runs" onKeyDown={walk}>
      <thead role="rowgroup">
        <tr role="row">
          {HEADS.map((head) => (
            <th
              key={head.label}
              role="columnheader"
              scope="col"
              data-numeric={'numeric' in head || undefined}
            >
              <span className={'hidden' in head ? css.unseen : undefined}>{head.label}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <RunRow
            key={row.task_run_id ?? row.run_id}
            row={row}
            search={search}
            now={now}
            open={open.has(row.run_id)}
            onFlip={() => flip(row.run_id)}
          />
        ))}
      </tbody>
    </table>
  );
}

function walk(event: KeyboardEvent<HTMLTableElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-run-link]')];
  const at = links.findIndex((link) => link === document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  links[at + step]?.focus();
}

/** The table in its final size while the first answer is on its way. */
export function RunTableSkeleton({ rows }: { rows: number }) {
  return (
    <Loading label="Loading the runs">
      <div className={css.skeleton}>
        {Array.from({ length: rows }, (_, at) => (
          <span key={at} className={css.bone} aria-hidden="true">
            <Skeleton width={154} />
            <Skeleton width={`${24 + ((at * 37) % 40)}%`} />
            <Skeleton width={86} height={22} />
            <Skeleton width={72} />
          </span>
        ))}
      </div>
    </Loading>
  );
}
