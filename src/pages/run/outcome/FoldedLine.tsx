import { useId, useMemo, type ReactNode } from 'react';
import { stringifyExact } from '~/json';
import { failureText } from '~/model/run/failureText';
import { webhookFailure } from '~/model/run/webhook';
import { Chip } from '~/ui/Chip';
import { useRunData } from '../workspace/RunContext';
import css from './FoldedLine.module.css';
import { ItemLink } from './ItemLink';
import { nodeOf } from './itemWords';
import type { Extracted } from './useExtracted';
import { useFinding } from './useFinding';
import { VerdictChip } from './VerdictChip';

/** As much of a value as one line can hold on the widest screen. */
const LONGEST = 400;

/** The outcome in one line: what it is, how it begins, where it failed. */
export function FoldedLine({ extracted, fold }: { extracted: Extracted | null; fold: ReactNode }) {
  const data = useRunData();
  const { run, rich, taskV1, taskV2, timeline, analysis } = data;
  const finding = useFinding();
  const titleId = useId();
  const node = nodeOf(timeline, finding?.itemId ?? null);
  const title = extracted
    ? 'Extracted Information'
    : run.status === 'terminated'
      ? 'Termination Reason'
      : 'Failure Reason';
  const text = useMemo(
    () =>
      (extracted
        ? extracted.summary || stringifyExact(extracted.value)
        : failureText(run, rich, taskV1, taskV2).reason
      ).slice(0, LONGEST),
    [extracted, run, rich, taskV1, taskV2],
  );
  return (
    <section className={css.line} data-status={extracted ? undefined : run.status} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <p className={css.text} dir="auto">
        {text}
      </p>
      {finding && (
        <span
          className={css.finding}
          data-verdict={finding.byReader ? undefined : finding.verdict}
          data-item-id={
            finding.byReader || finding.verdict === 'none' ? undefined : (finding.itemId ?? undefined)
          }
        >
          <VerdictChip verdict={finding.verdict} rule={finding.rule} />
          {node && <ItemLink node={node} />}
        </span>
      )}
      {analysis?.quiet && <Chip look="warn">{analysis.quiet.sentence.split('. ')[0] ?? ''}</Chip>}
      {webhookFailure(data) && <Chip look="warn">Webhook not delivered</Chip>}
      {fold}
    </section>
  );
}
