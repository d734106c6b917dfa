import { type Action, isUnreadableAction, type TimelineItem, type Unreadable } from '~/skyvern/timeline';
import { equalJson } from '~/json/equalJson';
import { fingerprintFor, markFingerprint } from './fingerprint';

/** `shareItems` in the shape that React Query asks for. Its own sharing gives up at a depth of 500 and recurses. */
export function shareTimeline(before: unknown, after: unknown): unknown {
  if (before === after || !Array.isArray(before) || !Array.isArray(after)) return after;
  const shared = shareItems(before as TimelineItem[], after as TimelineItem[]);
  const fingerprint = fingerprintFor(after);
  if (fingerprint !== undefined) markFingerprint(shared, fingerprint);
  return shared;
}

type AnyAction = Action | Unreadable;

/** An item and the place that holds it. */
interface Place {
  item: TimelineItem;
  holder: TimelineItem[];
  index: number;
}

/**
 * The items of `after`, in which everything that did not change is the object of `before`: an item, its block or thought,
 * an action, a list. What is drawn from an unchanged object need not be drawn again.
 *
 * Items are told by their ids, wherever they moved. The fresh answer is changed in place; `before` is not touched.
 */
export function shareItems(before: TimelineItem[], after: TimelineItem[]): TimelineItem[] {
  const oldItems = new Map<string, TimelineItem>();
  const oldActions = new Map<string, AnyAction>();
  for (const { item } of inPreOrder(before)) {
    oldItems.set(idOf(item), item);
    for (const action of actionsOf(item)) oldActions.set(idOfAction(action), action);
  }
  // Backwards: what is inside an item comes after it in pre-order, so it is settled before the item itself.
  for (const { item, holder, index } of inPreOrder(after).reverse()) {
    holder[index] = settle(item, oldItems.get(idOf(item)), oldActions);
  }
  return sameMembers(before, after) ? before : after;
}

function inPreOrder(roots: TimelineItem[]): Place[] {
  const order: Place[] = [];
  const lists = [roots];
  for (let list = lists.pop(); list; list = lists.pop()) {
    for (let index = 0; index < list.length; index++) {
      const item = list[index]!;
      order.push({ item, holder: list, index });
      if (item.children.length) lists.push(item.children);
    }
  }
  return order;
}

function settle(
  item: TimelineItem,
  old: TimelineItem | undefined,
  oldActions: ReadonlyMap<string, AnyAction>,
): TimelineItem {
  const actions = actionsOf(item);
  for (let index = 0; index < actions.length; index++) {
    const action = actions[index]!;
    const oldAction = oldActions.get(idOfAction(action));
    if (oldAction && equalJson(oldAction, action)) actions[index] = oldAction;
  }
  if (!old || old.type !== item.type) return item;
  if (sameMembers(old.children, item.children)) item.children = old.children;
  if (sameMembers(actionsOf(old), actions)) setActions(item, actionsOf(old));
  if (old.type === 'block' && item.type === 'block' && equalJson(old.block, item.block))
    item.block = old.block;
  if (old.type === 'thought' && item.type === 'thought' && equalJson(old.thought, item.thought))
    item.thought = old.thought;
  return equalShallow(old, item) ? old : item;
}

/** An item's own fields once its parts are shared; `raw` and `reason` of an unreadable one are compared in depth. */
const equalShallow = (old: TimelineItem, item: TimelineItem): boolean =>
  old.type === 'unreadable'
    ? sameLists(old, item) && equalJson(withoutLists(old), withoutLists(item))
    : Object.entries(item).every(([name, value]) => Reflect.get(old, name) === value);

const sameLists = (old: TimelineItem, item: TimelineItem) =>
  old.children === item.children && actionsOf(old) === actionsOf(item);

const withoutLists = ({ children: _c, ...rest }: TimelineItem) => ({ ...rest, actions: null });

const NO_ACTIONS: AnyAction[] = [];
const actionsOf = (item: TimelineItem): AnyAction[] => (item.type === 'thought' ? NO_ACTIONS : item.actions);

function setActions(item: TimelineItem, actions: AnyAction[]) {
  if (item.type !== 'thought') item.actions = actions;
}

function sameMembers(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((member, index) => member === b[index]);
}

function idOf(item: TimelineItem): string {
  if (item.type === 'block') return item.block.workflow_run_block_id;
  return item.type === 'thought' ? item.thought.thought_id : `unreadable ${item.path}`;
}

const idOfAction = (action: AnyAction): string =>
  isUnreadableAction(action)
    ? `unreadable ${action.path}`
    : (action.action_id ?? `${action.created_at} ${action.action_type}`);
