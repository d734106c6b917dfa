import { useEffect, useReducer, useRef } from 'react';
import type { Timeline } from '~/model/timeline/timeline';
import { nextFollow, openedFollow, type Follow, type FollowEvent } from './follow';

/** Thoughts, blocks and actions that `next` has and `before` had not; ghosts are not items yet. */
export function newItems(before: Timeline, next: Timeline): number {
  let count = 0;
  for (const node of next.nodes) {
    if (node.kind === 'iteration' || node.kind === 'branch' || node.status === 'ghost') continue;
    if (!before.byId.has(node.id)) count++;
  }
  return count;
}

/** Index of the item that came last, −1 where nothing came yet. */
export const newestItem = ({ nodes }: Timeline): number =>
  nodes.findLastIndex((node) => node.status !== 'ghost');

/** Whether the timeline of a run keeps its newest item in view, and how to tell it what the reader did. */
export function useFollow(
  timeline: Timeline | null,
  live: boolean,
  chosen: boolean,
): [Follow, (event: FollowEvent) => void] {
  const [follow, tell] = useReducer(nextFollow, undefined, () => openedFollow(live, chosen));
  useEffect(() => tell({ type: 'run', live }), [live]);
  const before = useRef(timeline);
  useEffect(() => {
    const last = before.current;
    before.current = timeline;
    if (live && last && timeline && last !== timeline) tell({ type: 'grew', by: newItems(last, timeline) });
  }, [timeline, live]);
  return [follow, tell];
}
