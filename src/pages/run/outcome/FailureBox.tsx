import { Suspense, useId, useState, type ReactNode } from 'react';
import { failureText } from '~/model/run/failureText';
import { Chip } from '~/ui/Chip';
import { later } from '../workspace/later';
import { useRunData } from '../workspace/RunContext';
import { useMediaQuery, usePhone } from '../workspace/useMediaQuery';
import css from './FailureBox.module.css';
import { FailureLabels } from './FailureLabels';
import { NextSteps } from './NextSteps';
import { ReasonText } from './ReasonText';
import { useFinding } from './useFinding';
import { VerdictChip } from './VerdictChip';

const EvidenceStrip = later((parts) => parts.EvidenceStrip);
const VerdictControls = later((parts) => parts.VerdictControls);
const VerdictLine = later((parts) => parts.VerdictLine);
const FactLine = later((parts) => parts.FactLine);

/** Longest reason, in lines, beside which the strip stands under the reason instead of under the verdict. */
const SHORT = 2;

/** How each way to fail is called and coloured. */
const KINDS: Record<string, { title: string; tone: 'bad' | 'warn' | 'late' }> = {
  failed: { title: 'Failure Reason', tone: 'bad' },
  terminated: { title: 'Termination Reason', tone: 'warn' },
  timed_out: { title: 'Failure Reason', tone: 'late' },
};

/** Why the run ended as it did, in the server's words, and where: verdict, chain, rule and the pictures around it. */
export function FailureBox({ fold }: { fold: ReactNode }) {
  const { run, rich, taskV1, taskV2, analysis, timelineState } = useRunData();
  const finding = useFinding();
  const phone = usePhone();
  const oneColumn = useMediaQuery('(max-width: 1023px)');
  const words = useMediaQuery('(max-width: 1199px), (max-height: 799px)');
  const [lines, setLines] = useState(0);
  const titleId = useId();
  const { title, tone } = KINDS[run.status] ?? { title: 'Failure Reason', tone: 'bad' };
  const { reason, guess, categories, codes } = failureText(run, rich, taskV1, taskV2);
  const under = lines <= SHORT && !oneColumn;
  const facts = (finding?.itemId === analysis?.itemId && analysis?.facts) || [];
  const look = words || oneColumn ? 'words' : under ? 'beside' : 'below';
  const itemId = finding?.itemId ?? null;
  const awaited = !analysis && (timelineState === 'loading' || timelineState === 'ready');
  const evidence = (itemId || awaited) && !phone && (
    <div className={css.strip} data-look={look}>
      <Suspense fallback={null}>
        {facts.length > 0 && <FactLine facts={facts} />}
        {facts.length === 0 && itemId && <EvidenceStrip itemId={itemId} look={look} />}
      </Suspense>
    </div>
  );
  const next = <NextSteps itemId={itemId} />;
  return (
    <section className={css.box} data-tone={tone} aria-labelledby={titleId}>
      <div className={css.left}>
        <div className={css.head}>
          <h2 id={titleId}>{title}</h2>
          <FailureLabels
            categories={categories}
            codes={codes}
            most={phone ? 1 : words ? 2 : 6}
            look={tone === 'bad' ? 'bad' : 'outline'}
          />
        </div>
        <div className={css.reason}>
          <ReasonText reason={reason} guess={guess} lines={phone ? 3 : 6} onLines={setLines} />
        </div>
        {under ? evidence : !phone && !oneColumn && next}
      </div>
      <div
        className={css.right}
        data-verdict={finding?.byReader ? undefined : finding?.verdict}
        data-item-id={
          finding && !finding.byReader && finding.verdict !== 'none'
            ? (finding.itemId ?? undefined)
            : undefined
        }
      >
        <div className={css.top}>
          {finding && !oneColumn && <FindingChip finding={finding} />}
          <div className={css.controls}>
            <Suspense fallback={null}>
              <VerdictControls finding={finding} />
            </Suspense>
            {fold}
          </div>
        </div>
        <Suspense fallback={<VerdictPlace />}>
          <VerdictLine
            finding={finding}
            chip={oneColumn && finding ? <FindingChip finding={finding} /> : null}
          />
        </Suspense>
        {under ? next : evidence}
        {oneColumn && !phone && next}
      </div>
    </section>
  );
}

/** The room of chain and rule, while what says them is on its way. */
function VerdictPlace() {
  return (
    <>
      <div className={css.chain} />
      <div className={css.rule} />
    </>
  );
}

function FindingChip({ finding }: { finding: NonNullable<ReturnType<typeof useFinding>> }) {
  if (finding.byReader) return <Chip look="outline">Marked by you</Chip>;
  return <VerdictChip verdict={finding.verdict} rule={finding.rule} />;
}
