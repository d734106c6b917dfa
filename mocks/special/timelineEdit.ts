import type { TimelineItem } from '../live/growTimeline';

/** Calls back for every item of a timeline, at every depth. */
export function eachItem(items: readonly TimelineItem[], visit: (item: TimelineItem) => void): void {
  const open = [...items];
  for (let item = open.pop(); item; item = open.pop()) {
    visit(item);
    for (const child of item.children ?? []) open.push(child);
  }
}
