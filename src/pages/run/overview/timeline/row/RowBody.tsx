import { memo } from 'react';
import { Link } from 'react-router-dom';
import type { Verdict } from '~/model/failure/analysis';
import type { Suspicion } from '~/model/failure/suspicions';
import type { Query } from '~/model/search/query';
import { childRunOf } from '~/model/timeline/childRun';
import type { RowText } from '~/model/timeline/rowText';
import type { TimelineNode } from '~/model/timeline/timeline';
import { Chip } from '~/ui/Chip';
import { Tag } from '~/ui/Tag';
import { Highlighted } from './Highlighted';
import { RowCluster } from './RowCluster';
import css from './TimelineRow.module.css';

interface RowBodyProps {
  node: TimelineNode;
  text: RowText;
  time: string | null;
  levelChip: string | null;
  verdict: Verdict | null;
  rule: string | null;
  suspicions: readonly Suspicion[] | undefined;
  failedParts: string | null;
  compact: boolean;
  live: boolean;
  query: Query | null;
}

/** Characters that a row shows of a text before its first match would be cut off. */
const SEEN_LONG = 90;
const SEEN_SHORT = 30;

/** The words of a row. A compact one says on one line what the other says on up to six. */
export const RowBody = memo(function RowBody(props: RowBodyProps) {
  const { node, text, compact, query } = props;
  const child = node.kind === 'block' ? childRunOf(node.block) : null;
  const mark = (words: string, fits: number) => <Highlighted text={words} query={query} fits={fits} />;
  // An unreadable row holds a button, and is named by all that stands in it.
  const hidden = node.kind === 'unreadable' ? undefined : true;
  const lines = (
    <>
      {text.chip && compact && (
        <code className={css.typed} dir="auto">
          {mark(text.chip.text, SEEN_SHORT)}
        </code>
      )}
      {text.text && !(compact && text.failure) && (
        <span
          className={css.text}
          aria-hidden={hidden}
          data-pending={text.textTone === 'pending' || undefined}
          dir="auto"
        >
          {mark(text.text, compact ? SEEN_SHORT : SEEN_LONG)}
        </span>
      )}
      {text.chip && !compact && (
        <span className={css.chips} aria-hidden={hidden}>
          <Chip look="typed">{mark(text.chip.text, SEEN_SHORT)}</Chip>
        </span>
      )}
      {text.failure && (
        <span className={css.failure} aria-hidden={hidden} dir="auto">
          {mark(text.failure.reason, compact ? SEEN_SHORT : SEEN_LONG)}
          {text.failure.guess && <span>{mark(text.failure.guess, SEEN_LONG)}</span>}
        </span>
      )}
    </>
  );
  return (
    <div className={css.body}>
      <div className={css.head} aria-hidden={hidden}>
        {text.number && <span className={css.number}>{text.number}</span>}
        <span className={css.name}>{mark(text.name, SEEN_SHORT)}</span>
        {text.label && (
          <code className={css.label} dir="auto">
            {mark(text.label, SEEN_SHORT)}
          </code>
        )}
        {text.tag && <Tag>{text.tag}</Tag>}
        {props.levelChip && <Chip look="outline">{props.levelChip}</Chip>}
        {props.failedParts && <span className={css.aside}>{props.failedParts}</span>}
        {text.retried && <Chip>retried</Chip>}
        {!compact && <Aside node={node} />}
        {compact && lines}
        <RowCluster
          node={node}
          mark={text.mark}
          confidence={text.confidence}
          suspicions={props.suspicions}
          verdict={props.verdict}
          rule={props.rule}
          time={props.time}
          live={props.live}
        />
      </div>
      {!compact && lines}
      {!compact && child && (
        <span className={css.chips}>
          <Link to={`/runs/${encodeURIComponent(child.runId)}`} tabIndex={-1} className={css.child}>
            Open run <code>{child.runId}</code>
          </Link>
        </span>
      )}
    </div>
  );
});

/** The engine every block has unless it was told otherwise: it says nothing. */
const USUAL_ENGINE = 'skyvern-1.0';

/** Small print: which model thought, at what cost; which engine ran, where it is not the usual one. */
function Aside({ node }: { node: TimelineNode }) {
  let said: string | null = null;
  if (node.kind === 'thought') {
    const { last_llm_model: model, thought_cost: cost } = node.thought;
    said = [model, cost ? `$${cost.toFixed(cost < 0.01 ? 4 : 2)}` : null].filter(Boolean).join(' · ') || null;
  } else if (node.kind === 'block' && node.block?.engine !== USUAL_ENGINE) said = node.block?.engine ?? null;
  return said && <span className={css.aside}>{said}</span>;
}
