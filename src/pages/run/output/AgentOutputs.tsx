import { useMemo, useState, type ReactNode } from 'react';
import { blockOutputs } from '~/model/run/blockOutputs';
import { extractedInformation } from '~/model/run/extractedInformation';
import { outputTables } from '~/model/run/outputTables';
import { JsonViewer } from '~/ui/JsonViewer/JsonViewer';
import { LongText } from '~/ui/LongText';
import { Segments } from '~/ui/Segments';
import { jsonNotice } from '../workspace/jsonNotices';
import { useRunData } from '../workspace/RunContext';
import { BlockOutputs } from './BlockOutputs';
import { isAccompanying } from './isAccompanying';
import { NoOutput } from './NoOutput';
import { OutputNotices } from './OutputNotices';
import { OutputTables } from './OutputTables';
import { useOutput } from './useOutput';
import css from './Output.module.css';

type View = 'json' | 'table' | 'blocks';

/** The complete output of a run: as JSON, as a table where it holds lists of flat objects, and block by block. */
export function AgentOutputs() {
  const { run, rich, taskV2, timeline } = useRunData();
  const [wanted, setView] = useState<View>('json');
  const output = useOutput();
  const { value } = output;
  const tables = useMemo(() => outputTables(value), [value]);
  const blocks = useMemo(() => blockOutputs(run, timeline, rich), [run, timeline, rich]);
  const summary = useMemo(
    () => extractedInformation(run, rich, taskV2)?.summary ?? taskV2?.summary ?? null,
    [run, rich, taskV2],
  );
  const options: { value: View; label: string; there: boolean }[] = [
    { value: 'json', label: 'JSON', there: value !== null },
    { value: 'table', label: 'Table', there: tables.length > 0 },
    { value: 'blocks', label: 'By block', there: blocks.length > 0 && run.run_type === 'workflow_run' },
  ];
  const there = options.filter((option) => option.there);
  const view = there.some((option) => option.value === wanted) ? wanted : (there[0]?.value ?? null);
  const heading = (
    <>
      <h2 className={css.heading}>Agent Run Outputs</h2>
      {there.length > 1 && view && <Segments label="View" options={there} value={view} onChange={setView} />}
    </>
  );
  const said: ReactNode = (
    <>
      {summary && (
        <div className={css.summary} dir="auto">
          <LongText lines={6}>{summary}</LongText>
        </div>
      )}
      <OutputNotices output={output} />
    </>
  );
  return (
    <section className={css.section}>
      {view === 'json' && (
        <JsonViewer
          value={value}
          name={`${run.run_id}-output.json`}
          toolbar="full"
          heading={heading}
          banner={said}
          notices={jsonNotice}
          foldAtFirst={isAccompanying}
        />
      )}
      {view === 'table' && <OutputTables tables={tables} heading={heading} banner={said} />}
      {view === 'blocks' && (
        <>
          <div className={css.bare}>{heading}</div>
          {said}
          <BlockOutputs outputs={blocks} />
        </>
      )}
      {view === null && (
        <>
          <div className={css.bare}>{heading}</div>
          {summary && said}
          <NoOutput />
        </>
      )}
    </section>
  );
}
