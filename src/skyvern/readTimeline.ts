import { BadShape, describeJson, firstIssue } from './badShape';
import { quickReader } from './quickReader';
import { parseServerTime } from './time';
import {
  Action,
  Block,
  Thought,
  type BlockItem,
  type ThoughtItem,
  type TimelineItem,
  type Unreadable,
} from './timeline';

type Json = Record<string, unknown>;

/** A list of the answer that is yet to be read, and where its items go. */
interface Pending {
  items: readonly unknown[];
  path: string;
  into: TimelineItem[];
}

/**
 * The items of `GET /v1/runs/{id}/timeline` in the order as sent, each validated by itself.
 *
 * What cannot be read costs exactly itself: it becomes one `Unreadable` with its path, the reason and what was sent,
 * and keeps the readable items inside it. Nesting of any depth is ordinary: nothing here calls itself.
 * @throws BadShape when the answer is no list
 */
export function readTimeline(answer: unknown): TimelineItem[] {
  if (!Array.isArray(answer))
    throw new BadShape('', `Expected a list of items, and ${describeJson(answer)} came.`);
  const root: TimelineItem[] = [];
  const pending: Pending[] = [{ items: answer, path: 'timeline', into: root }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { items, path, into } = next;
    for (let index = 0; index < items.length; index++) {
      const at = `${path}[${index}]`;
      const raw: unknown = items[index];
      const item = isObject(raw)
        ? readItem(raw, at)
        : unreadable(at, `Expected an object, and ${describeJson(raw)} came.`, raw);
      into.push(item);
      if (isObject(raw)) enterChildren(raw['children'], `${at}.children`, item, pending);
    }
  }
  return root;
}

function enterChildren(children: unknown, path: string, item: TimelineItem, pending: Pending[]) {
  if (children === null || children === undefined) return;
  if (Array.isArray(children)) {
    if (children.length) pending.push({ items: children, path, into: item.children });
  } else
    item.children.push(unreadable(path, `Expected a list, and ${describeJson(children)} came.`, children));
}

function readItem(raw: Json, at: string): TimelineItem {
  // A kind that is not said is told by what the item holds.
  const kind =
    raw['type'] ?? (isObject(raw['block']) ? 'block' : isObject(raw['thought']) ? 'thought' : undefined);
  if (kind === 'block') return readBlockItem(raw, at);
  if (kind === 'thought') return readThoughtItem(raw, at);
  const said = typeof kind === 'string' ? `the kind “${kind.slice(0, 80)}”` : describeJson(kind);
  return unreadable(`${at}.type`, `Expected “block” or “thought”, and ${said} came.`, withoutChildren(raw));
}

function readThoughtItem(raw: Json, at: string): ThoughtItem | Unreadable {
  const read = readThought(raw['thought'], `${at}.thought`);
  if (!read.ok) return unreadable(read.path, read.reason, withoutChildren(raw));
  const thought = read.value;
  return {
    type: 'thought',
    thought: thought.created_at === null ? { ...thought, created_at: itemTime(raw) } : thought,
    children: [],
    attempt: attemptOf(raw) ?? 1,
  };
}

function readBlockItem(raw: Json, at: string): BlockItem | Unreadable {
  const sent = raw['block'];
  const read = readBlock(sent, `${at}.block`);
  const actions = isObject(sent) ? readActions(sent['actions'], `${at}.block.actions`) : [];
  if (!read.ok) return { ...unreadable(read.path, read.reason, withoutChildren(raw)), actions };
  const { actions: _, ...block } = read.value;
  if (block.created_at === null) block.created_at = itemTime(raw);
  return {
    type: 'block',
    block,
    actions,
    children: [],
    attempt: attemptOf(raw) ?? block.attempt_number ?? 1,
  };
}

function readActions(sent: unknown, path: string): (Action | Unreadable)[] {
  if (sent === null || sent === undefined) return [];
  if (!Array.isArray(sent))
    return [unreadable(path, `Expected a list, and ${describeJson(sent)} came.`, sent)];
  return sent.map((raw: unknown, index) => readAction(raw, `${path}[${index}]`));
}

/** One action of a block or of a task's action list; an unreadable one says where it stood and why. */
export function readAction(raw: unknown, path: string): Action | Unreadable {
  const read = readOneAction(raw, path);
  return read.ok ? read.value : unreadable(read.path, read.reason, raw);
}

type Read<T> = { ok: true; value: T } | { ok: false; path: string; reason: string };

const reading =
  <T>(read: ReturnType<typeof quickReader<T>>) =>
  (raw: unknown, path: string): Read<T> => {
    const result = read(raw);
    return result.success
      ? { ok: true, value: result.data }
      : { ok: false, ...firstIssue(result.error.issues, raw, path) };
  };

const readThought = reading(quickReader(Thought));
const readBlock = reading(quickReader(Block));
const readOneAction = reading(quickReader(Action));

const unreadable = (path: string, reason: string, raw: unknown): Unreadable => ({
  type: 'unreadable',
  path,
  reason,
  raw,
  actions: [],
  children: [],
});

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withoutChildren = (raw: Json): Json => {
  const rest = { ...raw };
  delete rest['children'];
  return rest;
};

const itemTime = (raw: Json): number | null => {
  const sent = raw['created_at'];
  return typeof sent === 'string' ? parseServerTime(sent) : null;
};

const attemptOf = (raw: Json): number | null => (typeof raw['attempt'] === 'number' ? raw['attempt'] : null);
