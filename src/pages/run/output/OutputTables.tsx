import { useState, type ReactNode } from 'react';
import { csvOf } from '~/model/run/flatTable';
import type { OutputTable } from '~/model/run/outputTables';
import { Button } from '~/ui/Button';
import { CopyButton } from '~/ui/CopyButton';
import { downloadText } from '~/ui/download';
import { formatCount } from '~/ui/format';
import { Select } from '~/ui/Select';
import { useRunData } from '../workspace/RunContext';
import { FlatTableView } from './FlatTableView';
import css from './Output.module.css';

interface OutputTablesProps {
  tables: readonly OutputTable[];
  heading: ReactNode;
  /** Between the tools and the table. */
  banner: ReactNode;
}

/** A list of flat objects as a table, chosen where there are several, and as CSV. */
export function OutputTables({ tables, heading, banner }: OutputTablesProps) {
  const { run } = useRunData();
  const [path, setPath] = useState<string | null>(null);
  const table = tables.find((one) => one.path === path) ?? tables[0];
  if (!table) return null;
  return (
    <>
      <div className={css.bare}>
        {heading}
        <span className={css.tools}>
          <span className={css.note}>
            {formatCount(table.rows.length)} {table.rows.length === 1 ? 'row' : 'rows'}
          </span>
          <CopyButton kind="quiet" size="small" label="Copy CSV" text={() => csvOf(table)} />
          <Button
            kind="quiet"
            size="small"
            icon="download"
            onClick={() => downloadText(`${run.run_id}-${table.title}.csv`, csvOf(table), 'text/csv')}
          >
            CSV
          </Button>
        </span>
      </div>
      {banner}
      {tables.length > 1 && (
        <Select
          label="List"
          size="sheet"
          options={tables.map((one) => ({ value: one.path, label: one.title }))}
          value={table.path}
          onChange={setPath}
        />
      )}
      <FlatTableView key={table.path} table={table} />
    </>
  );
}
