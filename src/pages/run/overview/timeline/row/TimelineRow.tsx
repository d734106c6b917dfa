import { memo, type CSSProperties } from 'react';
import type { Verdict } from '~/model/failure/analysis';
import type { Suspicion } from '~/model/failure/suspicions';
import type { Query } from '~/model/search/query';
import type { RowText } from '~/model/timeline/rowText';
import type { TimelineNode } from '~/model/timeline/timeline';
import { formatClock } from '~/ui/format';
import { Icon } from '~/ui/Icon';
import { VisuallyHidden } from '~/ui/VisuallyHidden';
import { RowBody } from './RowBody';
import { RowIcon } from './RowIcon';
import type { Rails } from '../window/rowGeometry';
import css from './TimelineRow.module.css';
import { VERDICTS } from './verdicts';

export interface RowProps {
  node: TimelineNode;
  text: RowText;
  /** Row number in the list, and where its top stands, in pixels. */
  row: number;
  top: number;
  /** How far it is moved in. */
  indent: number;
  rails: Rails;
  levelChip: string | null;
  place: number;
  of: number;
  expanded: boolean | null;
  selected: boolean;
  /** The one row that Tab reaches. */
  reached: boolean;
  /** Its part in the run's failure: the verdict's own item, or a link of the chain. */
  part: Verdict | 'chain' | null;
  /** The rule of the verdict, on the verdict's row. */
  rule: string | null;
  /** What is worth a look at it. */
  suspicions: readonly Suspicion[] | undefined;
  /** “12 of 400 failed”. */
  failedParts: string | null;
  compact: boolean;
  fresh: boolean;
  live: boolean;
  query: Query | null;
  /** Start of the run, zero of the times; null where unknown. */
  zeroMs: number | null;
  measure: (row: HTMLElement | null) => void;
}

/** One item of the tree: its place, what assistive technology hears of it, and around its words the marks of the grid. */
export const TimelineRow = memo(function TimelineRow(props: RowProps) {
  const { node, text, row, top, indent, rails, expanded, selected, part, compact } = props;
  const verdict = part === 'chain' ? null : part;
  const time =
    props.zeroMs === null || node.startMs === null ? null : formatClock(node.startMs - props.zeroMs);
  const style = {
    transform: `translateY(${top}px)`,
    '--in': `${indent}px`,
    '--rails': rails.regular,
    '--deep': rails.deep,
    '--deep-from': `${rails.deepFrom}px`,
  } as CSSProperties;
  const name = [text.spoken, verdict && VERDICTS[verdict], time].filter(Boolean).join(', ');
  return (
    <div
      ref={compact ? undefined : props.measure}
      role="treeitem"
      data-index={row}
      data-item-id={node.id}
      data-kind={node.kind}
      data-status={node.status ?? undefined}
      data-verdict={verdict ?? undefined}
      data-compact={compact || undefined}
      data-bare={!text.text && !text.chip && !text.failure ? true : undefined}
      data-ghost={text.ghost || undefined}
      data-fresh={props.fresh || undefined}
      aria-description={described(text, props.suspicions)}
      aria-level={node.depth + 1}
      aria-posinset={props.place}
      aria-setsize={props.of}
      aria-expanded={expanded ?? undefined}
      aria-selected={selected}
      tabIndex={props.reached ? 0 : -1}
      className={css.row}
      style={style}
    >
      {/* The row's name, short. Its drawn words are hidden from assistive technology, where the description says them. */}
      {node.kind !== 'unreadable' && <VisuallyHidden>{name}</VisuallyHidden>}
      {part && <i className={css.chain} data-part={part} />}
      {expanded !== null && (
        <span className={css.chevron} data-fold>
          <Icon name={expanded ? 'chevron-down' : 'chevron-right'} size={14} />
        </span>
      )}
      <RowIcon name={text.icon} warns={node.kind === 'unreadable'} />
      <RowBody
        node={node}
        text={text}
        time={time}
        levelChip={props.levelChip}
        verdict={verdict}
        rule={props.rule}
        suspicions={props.suspicions}
        failedParts={props.failedParts}
        compact={compact}
        live={props.live}
        query={props.query}
      />
    </div>
  );
});

/** What the row says below its first line, and the reasons of its hints. */
const described = (text: RowText, suspicions: readonly Suspicion[] = []): string | undefined =>
  [text.description, ...suspicions.map(({ reason }) => reason)].filter(Boolean).join(' ') || undefined;
