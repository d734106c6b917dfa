import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { rowOf } from '~/model/timeline/rowText';
import { Chip } from '~/ui/Chip';
import { formatClock, formatDuration } from '~/ui/format';
import { Skeleton } from '~/ui/Skeleton';
import { useRunData, type RunData } from '../workspace/RunContext';
import { usePhone } from '../workspace/useMediaQuery';
import { Chain } from './Chain';
import css from './FailureBox.module.css';
import { ItemLink } from './ItemLink';
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
      <>
        <div className={css.chain}>
          <Skeleton width={220} height={12} />
        </div>
        <div className={css.rule} role="status" aria-label="Looking for the item that explains it" />
      </>
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
  const page = nodeOf(timeline, analysis?.itemId ?? null);
  if (finding.byReader)
    return (
      <p className={css.rule}>
        You marked this as the cause.
        {analysis?.rule && page && ` The page found another item: ${analysis.rule}`}
      </p>
    );
  const about = finding.itemId === analysis?.itemId ? analysis : null;
  return (
    <div className={css.rule}>
      {finding.rule && <p>{finding.rule}</p>}
      {about?.exception && !finding.rule?.includes(about.exception) && (
        <p className={css.exception}>
          <code dir="auto">{about.exception}</code>
        </p>
      )}
      {about?.childRunId && (
        <p>
          The run that it started:{' '}
          <Link className={css.run} to={`/runs/${encodeURIComponent(about.childRunId)}`}>
            {about.childRunId}
          </Link>
        </p>
      )}
      {about && about.timeByBlock.length > 1 && <TimeByBlock times={about.timeByBlock} />}
    </div>
  );
}

/** Blocks named in the line; the timeline shows them all. */
const TIMES_SHOWN = 3;

/** Where the time of a run went that ran out of it, longest first. */
function TimeByBlock({ times }: { times: NonNullable<RunData['analysis']>['timeByBlock'] }) {
  const { timeline } = useRunData();
  return (
    <p className={css.times}>
      Time went to
      {times.slice(0, TIMES_SHOWN).map(({ itemId, label, ms }) => {
        const node = nodeOf(timeline, itemId);
        return (
          <span key={itemId}>
            {node ? <ItemLink node={node} /> : label} {formatDuration(ms)}
          </span>
        );
      })}
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
