import type { ReactNode } from 'react';
import { rowOf } from '~/model/timeline/rowText';
import { Chip } from '~/ui/Chip';
import { formatClock } from '~/ui/format';
import { Skeleton } from '~/ui/Skeleton';
import { useRunData } from '../workspace/RunContext';
import { usePhone } from '../workspace/useMediaQuery';
import { Chain } from './Chain';
import css from './FailureBox.module.css';
import { nodeOf } from './itemWords';
import type { Finding } from './useFinding';
import { endWords } from './verdictWords';

/** The chain from the item to the run and the rule that found it; or why there is none yet. */
export function VerdictLine({ finding, chip }: { finding: Finding | null; chip: ReactNode }) {
  const { run, analysis, timelineState } = useRunData();
  if (!finding) {
    if (analysis?.pending) return <p className={css.rule}>{analysis.pending}</p>;
    if (timelineState === 'error')
      return <p className={css.rule}>The timeline could not be read, so no item can be named.</p>;
    if (timelineState === 'unsupported' || analysis) return null;
    return (
      <div className={css.rule} role="status" aria-label="Looking for the item that explains it">
        <Skeleton width={220} height={12} />
      </div>
    );
  }
  return (
    <>
      <div className={css.chain}>
        <Chain
          chain={finding.chain}
          end={endWords(run.status)}
          before={chip}
          after={<TypedAndTime id={finding.itemId} />}
        />
      </div>
      <Rule finding={finding} />
    </>
  );
}

function Rule({ finding }: { finding: Finding }) {
  const { analysis, timeline } = useRunData();
  if (!finding.byReader) return finding.rule && <p className={css.rule}>{finding.rule}</p>;
  const page = nodeOf(timeline, analysis?.itemId ?? null);
  return (
    <p className={css.rule}>
      You marked this as the cause.
      {analysis?.rule && page && ` The page found another item: ${analysis.rule}`}
    </p>
  );
}

/** On a phone, where the row of the item is not on screen: what it typed, and when. */
function TypedAndTime({ id }: { id: string | null }) {
  const { timeline, startMs } = useRunData();
  const phone = usePhone();
  const node = nodeOf(timeline, id);
  if (!phone || !node || !timeline) return null;
  const { chip } = rowOf(node, timeline);
  return (
    <>
      {chip && <Chip look="typed">{chip.text}</Chip>}
      {node.startMs !== null && startMs !== null && (
        <span className={css.time}>{formatClock(node.startMs - startMs)}</span>
      )}
    </>
  );
}
