import { rowOf } from '~/model/timeline/rowText';
import type { Timeline, TimelineNode } from '~/model/timeline/timeline';
import { formatRelative } from '~/ui/format';
import { Icon } from '~/ui/Icon';
import { isIconName } from '~/ui/icons';
import { useNow } from '~/ui/useNow';
import { useRunData } from '../workspace/RunContext';
import { useSelection } from '../workspace/selection';
import css from './Live.module.css';

/** The newest action or thought: an action is listed once it has ended, so this is what came last, never what goes on. */
export function lastItem({ nodes }: Timeline): TimelineNode | null {
  let last: TimelineNode | null = null;
  for (const node of nodes) {
    if (node.kind !== 'action' && node.kind !== 'thought') continue;
    if (!last || (node.endMs ?? node.startMs ?? 0) >= (last.endMs ?? last.startMs ?? 0)) last = node;
  }
  return last;
}

/** The innermost block that runs, the newest where several do. */
export function runningBlock({ nodes }: Timeline): Extract<TimelineNode, { kind: 'block' }> | null {
  let found: Extract<TimelineNode, { kind: 'block' }> | null = null;
  for (const node of nodes)
    if (node.kind === 'block' && node.status === 'running' && (!found || node.depth >= found.depth))
      found = node;
  return found;
}

/** One line: what came last, how long ago, and in which block the agent works. */
export function LiveLine() {
  const { timeline } = useRunData();
  const { select } = useSelection();
  const now = useNow(1_000);
  const last = timeline && lastItem(timeline);
  const block = timeline && runningBlock(timeline);
  const label = block ? (block.label ?? rowOf(block, timeline).name) : null;
  if (!timeline || (!last && !block)) return <p className={css.line}>Nothing has been done yet.</p>;
  const row = last && rowOf(last, timeline);
  const at = last?.endMs ?? last?.startMs ?? null;
  return (
    <p className={css.line}>
      {last && row ? (
        <>
          Last:
          <button type="button" className={css.item} onClick={() => select(last.id, 'link')}>
            {isIconName(row.icon) && <Icon name={row.icon} />}
            {[row.number, row.name].filter(Boolean).join(' ')}
          </button>
          {at !== null && <span>· {formatRelative(at, now)}</span>}
          {label && (
            <span className={css.working}>
              · working in <code>{label}</code>
            </span>
          )}
        </>
      ) : (
        <span className={css.working}>
          Working in <code>{label}</code>
        </span>
      )}
    </p>
  );
}
