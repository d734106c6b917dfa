import { useMemo, useState } from 'react';
import { useFullRun } from '~/api/run';
import { asApiError } from '~/api/apiError';
import { extractedInformation } from '~/model/run/extractedInformation';
import { csvOf, flatTables } from '~/model/run/flatTable';
import { sayError } from '~/pages/words';
import { Button } from '~/ui/Button';
import { downloadText } from '~/ui/download';
import { JsonViewer } from '~/ui/JsonViewer/JsonViewer';
import { LongText } from '~/ui/LongText';
import { Notice } from '~/ui/Notice';
import { Segments } from '~/ui/Segments';
import { isCut, jsonNotice } from '../workspace/jsonNotices';
import { useRunData } from '../workspace/RunContext';
import { FlatTableView } from './FlatTableView';
import { NoOutput } from './NoOutput';
import css from './Output.module.css';

/** The complete output of a run as JSON, and as a table where it holds lists of flat objects. */
export function AgentOutputs() {
  const { askedId, run, rich, taskV2 } = useRunData();
  const [whole, setWhole] = useState(false);
  const [view, setView] = useState<string>('json');
  const full = useFullRun(askedId, whole);
  const value = (full.data ?? run).output ?? rich?.outputs ?? taskV2?.output ?? null;
  const tables = useMemo(() => flatTables(value), [value]);
  const summary = useMemo(
    () => extractedInformation(run, rich, taskV2)?.summary ?? taskV2?.summary ?? null,
    [run, rich, taskV2],
  );
  const cut = useMemo(() => !full.data && isCut(value), [full.data, value]);
  const table = tables.find((one) => one.path === view);
  const options = [
    { value: 'json', label: 'JSON' },
    ...tables.map((one) => ({ value: one.path, label: one.name ? `Table ${one.name}` : 'Table' })),
  ];
  const heading = (
    <span className={css.headed}>
      <h2 className={css.heading}>Agent Run Outputs</h2>
      {tables.length > 0 && (
        <Segments label="View" options={options} value={table ? view : 'json'} onChange={setView} />
      )}
    </span>
  );
  return (
    <section className={css.section}>
      {value === null || table ? <div className={css.bare}>{heading}</div> : null}
      {summary && (
        <div className={css.summary} dir="auto">
          <LongText lines={6}>{summary}</LongText>
        </div>
      )}
      {cut && (
        <Notice
          tone="warn"
          icon="scissors"
          title="The server cut large values."
          actions={
            <Button size="small" busy={full.isFetching} onClick={() => setWhole(true)}>
              Load the complete output
            </Button>
          }
        >
          {full.error ? sayError(asApiError(full.error)).sentence : 'What was cut says so in its place.'}
        </Notice>
      )}
      {value === null ? (
        <NoOutput />
      ) : table ? (
        <>
          <div className={css.tools}>
            <span className={css.note}>
              {table.rows.length} {table.rows.length === 1 ? 'row' : 'rows'}
            </span>
            <Button
              kind="quiet"
              size="small"
              icon="download"
              onClick={() =>
                downloadText(`${run.run_id}-${table.name ?? 'output'}.csv`, csvOf(table), 'text/csv')
              }
            >
              CSV
            </Button>
          </div>
          <FlatTableView table={table} />
        </>
      ) : (
        <JsonViewer
          value={value}
          name={`${run.run_id}-output.json`}
          toolbar="full"
          heading={heading}
          notices={jsonNotice}
        />
      )}
    </section>
  );
}
