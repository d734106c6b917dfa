import { compareIds } from '~/skyvern/ids';
import type { Action, TimelineItem, Unreadable } from '~/skyvern/timeline';
import { unreadableId, unreadableTime } from './unreadable';

/** What decides where an item stands among its siblings. */
interface Place {
  at: number | null;
  step: number;
  order: number;
  id: string;
}

const timeOfItem = (item: TimelineItem): number | null =>
  item.type === 'block'
    ? item.block.created_at
    : item.type === 'thought'
      ? item.thought.created_at
      : unreadableTime(item);

const idOfItem = (item: TimelineItem): string =>
  item.type === 'block'
    ? item.block.workflow_run_block_id
    : item.type === 'thought'
      ? item.thought.thought_id
      : unreadableId(item);

const placeOfItem = (item: TimelineItem): Place => ({
  at: timeOfItem(item),
  step: 0,
  order: 0,
  id: idOfItem(item),
});

const timeOfAction = (action: Action | Unreadable): number | null =>
  isUnreadable(action)
    ? unreadableTime(action)
    : (action.created_at ?? action.finished_at ?? action.started_at);

const placeOfAction = (action: Action | Unreadable): Place =>
  isUnreadable(action)
    ? { at: unreadableTime(action), step: -1, order: -1, id: unreadableId(action) }
    : {
        at: timeOfAction(action),
        step: action.step_order ?? -1,
        order: action.action_order ?? -1,
        id: action.action_id ?? '',
      };

/** Whether a member of a block's actions is a part that could not be read: an action has no `type`. */
export const isUnreadable = (action: Action | Unreadable): action is Unreadable =>
  action['type'] === 'unreadable';

/** Siblings as the server sends them (newest first) in order of execution, oldest first. */
export const itemsInOrder = (items: readonly TimelineItem[]): TimelineItem[] =>
  oldestFirst(items, timeOfItem, placeOfItem);

/** A block's actions in order of execution, unreadable ones at their place. */
export const actionsInOrder = (actions: readonly (Action | Unreadable)[]): (Action | Unreadable)[] =>
  oldestFirst(actions, timeOfAction, placeOfAction);

/**
 * Sorts by time, then step, then position in the step, then id. An item without a time stays behind the neighbour that
 * the server put before it. Times of equal items fall back on the order as sent, so the result is always the same.
 */
function oldestFirst<T>(
  newestFirst: readonly T[],
  timeOf: (item: T) => number | null,
  placeOf: (item: T) => Place,
): T[] {
  const items = newestFirst.toReversed();
  if (rise(items, timeOf)) return items;
  const places = items.map(placeOf);
  fillTimes(places);
  const before = (a: Place, b: Place): number =>
    (a.at ?? 0) - (b.at ?? 0) || a.step - b.step || a.order - b.order || compareIds(a.id, b.id);
  return items
    .map((item, position) => ({ item, position, place: places[position] as Place }))
    .sort((a, b) => before(a.place, b.place) || a.position - b.position)
    .map(({ item }) => item);
}

/** Whether every time is later than the one before: the usual answer, and nothing is left to decide. */
function rise<T>(items: readonly T[], timeOf: (item: T) => number | null): boolean {
  if (items.length < 2) return true;
  let last = -Infinity;
  for (const item of items) {
    const at = timeOf(item);
    if (at === null || at <= last) return false;
    last = at;
  }
  return true;
}

/** Gives each place without a time the whole place of its earlier neighbour, the first ones that of the first timed one. */
function fillTimes(places: Place[]): void {
  let known = places.find((place) => place.at !== null);
  if (!known) return;
  for (const [i, place] of places.entries()) {
    if (place.at === null) places[i] = known;
    else known = place;
  }
}
