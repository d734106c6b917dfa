import type { Moment } from '~/model/run/chapters';
import { rowOf } from '~/model/timeline/rowText';
import { Icon } from '~/ui/Icon';
import { isIconName } from '~/ui/icons';
import { useRunData } from '../workspace/RunContext';
import css from './Recording.module.css';

/** What goes on at this moment: an action with what it typed, or the block that works. */
export function NowItem({ now }: { now: Moment | null }) {
  const { timeline } = useRunData();
  const at = now ? timeline?.byId.get(now.itemId) : undefined;
  const node = at === undefined ? undefined : timeline?.nodes[at];
  if (!node || !timeline) return null;
  const { icon, number, name, chip, label } = rowOf(node, timeline);
  const typed = chip?.text ?? label;
  return (
    <>
      {isIconName(icon) && <Icon name={icon} size={14} />}
      <span>{[number, name].filter(Boolean).join(' ')}</span>
      {typed && <code className={css.typed}>{typed}</code>}
    </>
  );
}
