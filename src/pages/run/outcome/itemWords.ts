import { rowOf } from '~/model/timeline/rowText';
import type { Timeline, TimelineNode } from '~/model/timeline/timeline';
import { isIconName, type IconName } from '~/ui/icons';

/** An item of the timeline as a sentence names it: `#3 Input text`, `pay_invoice`, `#3 of 5 INV-20417`. */
export interface ItemWords {
  icon: IconName | null;
  /** In the page's own words; null where a label alone says it. */
  name: string | null;
  /** What a machine calls it, in mono. */
  label: string | null;
}

/** How an item is named outside of its row. Blocks go by their label, since a reader knows that one from the agent. */
export function itemWords(node: TimelineNode, timeline: Timeline): ItemWords {
  const { icon, name, label, number, tag } = rowOf(node, timeline);
  const drawn = isIconName(icon) ? icon : null;
  if (node.kind === 'block' && label) return { icon: drawn, name: null, label };
  if (node.kind === 'thought') return { icon: drawn, name: tag ? `${name} · ${tag}` : name, label: null };
  return { icon: drawn, name: number ? `${number} ${name}` : name, label };
}

/** The node with this id; null where the timeline has none. */
export const nodeOf = (timeline: Timeline | null, id: string | null): TimelineNode | null => {
  const at = id === null ? undefined : timeline?.byId.get(id);
  return (at === undefined ? undefined : timeline?.nodes[at]) ?? null;
};
