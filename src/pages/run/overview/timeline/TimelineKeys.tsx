import { useTimelineKeys } from './useTimelineKeys';
import type { TimelineTreeState } from './useTimelineTree';

/** Mounts the timeline's keys; draws nothing. */
export function TimelineKeys({ state }: { state: TimelineTreeState }) {
  useTimelineKeys(state);
  return null;
}
