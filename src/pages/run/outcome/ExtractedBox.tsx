import { Suspense, useId, useSyncExternalStore, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { buttonClass } from '~/ui/Button';
import { LongText } from '~/ui/LongText';
import { later } from '../workspace/later';
import { useRunData } from '../workspace/RunContext';
import { useMediaQuery } from '../workspace/useMediaQuery';
import css from './ExtractedBox.module.css';
import { ExtractedJson } from './ExtractedJson';
import type { Extracted } from './useExtracted';

const ExtractedTable = later((parts) => parts.ExtractedTable);

const onResize = (listener: () => void) => {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
};

/** Rows of 18 px that the JSON may take, so that the workspace keeps the height it needs. */
const rowsFor = (windowHeight: number): number =>
  Math.round(Math.min(12, Math.max(6, (windowHeight - 640) / 26)));

/** The structured data that the user asked for: as JSON, and a list of flat objects as a table beside it. */
export function ExtractedBox({ extracted, fold }: { extracted: Extracted; fold: ReactNode }) {
  const { value, summary, table } = extracted;
  const { run, askedId } = useRunData();
  const { search } = useLocation();
  const rows = useSyncExternalStore(onResize, () => rowsFor(window.innerHeight));
  const oneColumn = useMediaQuery('(max-width: 1023px)');
  const titleId = useId();
  const beside = table && !oneColumn;
  const heading = (
    <span className={css.head}>
      <h2 id={titleId}>Extracted Information</h2>
      <Link
        className={buttonClass({ kind: 'quiet', size: 'small' })}
        to={{ pathname: `/runs/${encodeURIComponent(askedId)}/output`, search }}
      >
        Open in Output
      </Link>
    </span>
  );
  return (
    <section className={css.box} data-two={beside ? true : undefined} aria-labelledby={titleId}>
      <div className={css.left}>
        {summary !== null && heading}
        <ExtractedJson
          value={value}
          name={`${run.run_id}-extracted.json`}
          maxRows={rows}
          toolbar="small"
          heading={
            summary === null ? (
              heading
            ) : (
              <LongText lines={3} className={css.summary}>
                {summary}
              </LongText>
            )
          }
        />
      </div>
      {beside ? (
        <Suspense fallback={<div className={css.right} />}>
          <ExtractedTable table={table} rows={rows} runId={run.run_id} fold={fold} />
        </Suspense>
      ) : (
        <div className={css.fold}>{fold}</div>
      )}
    </section>
  );
}
