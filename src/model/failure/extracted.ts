import type { Timeline } from '../timeline/timeline';
import { isEmptyValue } from './emptiness';
import { actionsOf, isObject, ran } from './scene';

/** Whether the block was to bring data back: it extracts by kind, by its goal, or by what it did. */
export function wasAskedForData(timeline: Timeline, index: number): boolean {
  const node = timeline.nodes[index];
  if (!ran(node)) return false;
  return (
    node.blockType === 'extraction' ||
    node.block.data_extraction_goal !== null ||
    actionsOf(timeline, index).some(({ node: { action } }) => action.action_type === 'extract')
  );
}

/** Whether a block that was to bring data back brought none. */
export function broughtNothing(timeline: Timeline, index: number): boolean {
  const node = timeline.nodes[index];
  if (!ran(node) || !wasAskedForData(timeline, index)) return false;
  const { output } = node.block;
  return isEmptyValue(
    isObject(output) && 'extracted_information' in output ? output['extracted_information'] : output,
  );
}
