import { readTime } from '../scene/rename';

/** A timeline's item, as far as growing needs to know it. */
export interface TimelineItem {
  block?: TimelineBlock | null;
  thought?: { created_at: string; modified_at: string; [key: string]: unknown } | null;
  children?: TimelineItem[] | null;
  created_at: string;
  modified_at: string;
  [key: string]: unknown;
}

interface TimelineBlock {
  status: string | null;
  task_id?: string | null;
  block_type?: string;
  actions?: { created_at?: string | null; [key: string]: unknown }[] | null;
  created_at: string;
  modified_at: string;
  [key: string]: unknown;
}

/** Everything that a block or thought says only when it is over. */
const BLOCK_UNFINISHED = {
  output: null,
  failure_reason: null,
  error_codes: [],
  duration: null,
  downloaded_file_count: null,
};
const THOUGHT_UNFINISHED = { observation: null, thought: null, answer: null, output: null };

/**
 * A finished timeline as it stood earlier.
 *
 * @param items the finished timeline, in any order, which is kept
 * @param time  milliseconds since 1970, by the timeline's own clock
 * @returns items begun by then; what ended later is still running, and says nothing that it said at its end
 */
export function growTimeline(items: readonly TimelineItem[], time: number): TimelineItem[] {
  const grown: TimelineItem[] = [];
  const open: { from: readonly TimelineItem[]; to: TimelineItem[] }[] = [{ from: items, to: grown }];
  for (let list = open.pop(); list; list = open.pop()) {
    for (const item of list.from) {
      if (readTime(item.created_at) > time) continue;
      const children: TimelineItem[] = [];
      list.to.push({ ...item, ...partsAt(item, time), children });
      open.push({ from: item.children ?? [], to: children });
    }
  }
  return grown;
}

function partsAt(item: TimelineItem, time: number): Partial<TimelineItem> {
  const { block, thought } = item;
  if (block) {
    const actions = (block.actions ?? []).filter(
      (action) => action.created_at && readTime(action.created_at) <= time,
    );
    const isOver = readTime(block.modified_at) <= time;
    return { block: isOver ? block : { ...block, ...BLOCK_UNFINISHED, status: 'running', actions } };
  }
  if (thought && readTime(thought.modified_at) > time)
    return { thought: { ...thought, ...THOUGHT_UNFINISHED } };
  return {};
}

/** Every time at which the timeline changed, in no order. */
export function momentsOf(items: readonly TimelineItem[]): number[] {
  const times: number[] = [];
  const open = [...items];
  for (let item = open.pop(); item; item = open.pop()) {
    times.push(readTime(item.created_at), readTime(item.modified_at));
    for (const action of item.block?.actions ?? [])
      if (action.created_at) times.push(readTime(action.created_at));
    for (const child of item.children ?? []) open.push(child);
  }
  return times;
}
