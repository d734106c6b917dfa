import { rowOf } from '../timeline/rowText';
import type { Timeline, TimelineNode } from '../timeline/timeline';
import { blockOf } from '../timeline/walk';

/** How an item is named in a sentence: `#4 Input text`, `fill_form`, `#3 of 8`, `Thought`. */
export function nameOf(node: TimelineNode, timeline: Timeline): string {
  const { number, name, label } = rowOf(node, timeline);
  if (node.kind === 'block') return label ?? name;
  return number === null ? name : `${number} ${name}`;
}

/** As `nameOf`, with the block that an action or thought stands in: `#4 Input text in fill_form`. */
export function placeOf(timeline: Timeline, index: number): string {
  const node = timeline.nodes[index];
  if (!node) return '';
  const name = nameOf(node, timeline);
  const block = node.kind === 'block' ? null : blockOf(timeline, index);
  return block ? `${name} in ${nameOf(block, timeline)}` : name;
}

/** A length of time in a sentence: `850 ms`, `6.8 s`, `1 m 20 s`, `1 h 12 m`. */
export function sayDuration(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  if (whole < 1000) return `${whole} ms`;
  if (whole < 59_950) return `${(whole / 1000).toFixed(1)} s`;
  const seconds = Math.round(whole / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ${seconds % 60} s`;
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} m`;
}
