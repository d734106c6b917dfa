import { Suspense } from 'react';
import type { Verdict } from '~/model/failure/analysis';
import type { Suspicion } from '~/model/failure/suspicions';
import type { Mark } from '~/model/timeline/marks';
import type { TimelineNode } from '~/model/timeline/timeline';
import { Chip } from '~/ui/Chip';
import { formatDuration, formatTicking } from '~/ui/format';
import { Icon } from '~/ui/Icon';
import { isIconName } from '~/ui/icons';
import { useNow } from '~/ui/useNow';
import { Hints } from './Hints';
import css from './TimelineRow.module.css';
import { VERDICTS } from './verdicts';
import { later } from '../../../workspace/later';

const RawItem = later((parts) => parts.RawItem);

interface RowClusterProps {
  node: TimelineNode;
  mark: Mark | null;
  confidence: string | null;
  suspicions: readonly Suspicion[] | undefined;
  verdict: Verdict | null;
  rule: string | null;
  time: string | null;
  live: boolean;
}

/** The right end of a row's first line: hints as far as there is room for them, verdict, duration, mark, time. */
export function RowCluster({
  node,
  mark,
  confidence,
  suspicions,
  verdict,
  rule,
  time,
  live,
}: RowClusterProps) {
  const ticks = live && node.status === 'running' && node.kind !== 'action' && node.startMs !== null;
  return (
    <>
      <span className={css.hints}>
        {confidence && <Chip look="outline">{confidence}</Chip>}
        <Hints suspicions={suspicions} confidenceSaid={confidence !== null} />
      </span>
      <span className={css.cluster}>
        {node.kind === 'unreadable' && (
          <Suspense fallback={null}>
            <RawItem unreadable={node.unreadable} />
          </Suspense>
        )}
        {verdict && verdict !== 'none' && (
          <Chip look={verdict === 'suspect' ? 'warn' : 'solid'} title={rule ?? undefined}>
            {VERDICTS[verdict]}
          </Chip>
        )}
        {ticks && node.startMs !== null ? (
          <Ticking sinceMs={node.startMs} />
        ) : (
          node.kind !== 'action' &&
          node.durationMs !== null && (
            <span className={css.duration}>
              {node.durationApprox && '≈ '}
              {formatDuration(node.durationMs)}
            </span>
          )
        )}
        {mark && (
          <span className={css.mark} data-tone={mark.tone} title={mark.words}>
            <Icon
              name={isIconName(mark.icon) ? mark.icon : 'circle-question-mark'}
              size={14}
              spin={mark.icon === 'loader-circle'}
            />
          </span>
        )}
        <span className={css.time} data-moment={node.startMs ?? undefined}>
          {time}
        </span>
      </span>
    </>
  );
}

/** How long something has been running, to the second. */
function Ticking({ sinceMs }: { sinceMs: number }) {
  const now = useNow(1000);
  return <span className={css.duration}>{formatTicking(now - sinceMs)}</span>;
}
