/** Whether the timeline keeps its newest item in view. */
export type Follow =
  | { mode: 'following' }
  /** The reader looks at something; `fresh` items came since. */
  | { mode: 'paused'; fresh: number }
  /** The run is over: nothing new will come. */
  | { mode: 'ended' };

export type FollowEvent =
  /** Items came: thoughts, blocks and actions that were not there before. */
  | { type: 'grew'; by: number }
  /** The reader turned to something else: looked back, or chose an item. */
  | { type: 'looked-away' }
  /** The reader came to the newest item, or asked for it. */
  | { type: 'reached-newest' }
  | { type: 'toggled' }
  /** The run became final, or goes on after all (the server retries it). */
  | { type: 'run'; live: boolean };

const FOLLOWING: Follow = { mode: 'following' };
const ENDED: Follow = { mode: 'ended' };

/** How a run's timeline starts: a live one follows, unless the address names an item to look at. */
export const openedFollow = (live: boolean, chosen: boolean): Follow => {
  if (!live) return ENDED;
  return chosen ? { mode: 'paused', fresh: 0 } : FOLLOWING;
};

/** The state after an event. The same object where nothing changes, so that nothing is drawn anew. */
export function nextFollow(state: Follow, event: FollowEvent): Follow {
  if (event.type === 'run') {
    if (!event.live) return ENDED;
    return state.mode === 'ended' ? { mode: 'paused', fresh: 0 } : state;
  }
  if (state.mode === 'ended') return state;
  switch (event.type) {
    case 'grew':
      return state.mode === 'paused' && event.by > 0
        ? { mode: 'paused', fresh: state.fresh + event.by }
        : state;
    case 'looked-away':
      return state.mode === 'paused' ? state : { mode: 'paused', fresh: 0 };
    case 'reached-newest':
      return FOLLOWING;
    case 'toggled':
      return state.mode === 'following' ? { mode: 'paused', fresh: 0 } : FOLLOWING;
  }
}
