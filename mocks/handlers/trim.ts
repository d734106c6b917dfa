import type { WorldAnswer } from '../scene/request';
import type { Ask } from '../scene/scene';

/** Above this many bytes of compact JSON a value is cut for Skyvern's own page. */
const LIMIT = 2 * 1024 * 1024;
const RUN_READ = /\/runs\/[^/]+(?:\/timeline)?$/;
/** Where values of any size stand: in answers about runs, and in the blocks of a timeline. */
const VALUES = new Set([
  'output',
  'outputs',
  'parameters',
  'loop_values',
  'extracted_information',
  'prompt',
  'navigation_payload',
]);

/**
 * Cuts values of over two mebibytes out of answers about runs, for requests that say they come from Skyvern's page
 * (`x-user-agent: skyvern-ui`). Every other reader gets everything.
 */
export function trimFor(ask: Ask, answer: WorldAnswer): WorldAnswer {
  const isForPage = ask.headers['x-user-agent'] === 'skyvern-ui' && RUN_READ.test(ask.path);
  if (!isForPage || typeof answer.body !== 'string' || answer.body.length <= LIMIT || answer.status !== 200)
    return answer;
  const root = JSON.parse(answer.body) as unknown;
  const open: unknown[] = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, entry] of Object.entries(value)) {
      if (VALUES.has(name)) (value as Record<string, unknown>)[name] = trimmed(entry, name === 'loop_values');
      else open.push(entry);
    }
  }
  return { ...answer, body: JSON.stringify(root) };
}

const sizeOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

function trimmed(value: unknown, isLoop: boolean): unknown {
  if (value === null || value === undefined) return value;
  const size = sizeOf(value);
  if (size <= LIMIT) return value;
  const mark = {
    truncated: true,
    reason: 'exceeded_max_run_response_value_size',
    original_size_bytes: size,
    limit_bytes: LIMIT,
  };
  if (typeof value === 'string') return cutText(value, LIMIT - 64);
  if (Array.isArray(value)) return trimmedList(value as unknown[], mark, isLoop);
  return trimmedObject(value as Record<string, unknown>, mark);
}

function trimmedList(list: unknown[], mark: object, isLoop: boolean): unknown[] {
  const kept: unknown[] = [];
  let left = LIMIT - 256;
  for (const entry of list) {
    left -= sizeOf(entry) + 1;
    if (left < 0) break;
    kept.push(entry);
  }
  // A loop keeps its number of rounds.
  if (isLoop) return [...kept, ...list.slice(kept.length).map(() => '[truncated]')];
  const isTexts = list.every((entry) => typeof entry === 'string');
  if (isTexts) return [...kept, `...[truncated ${list.length - kept.length} values]`];
  return [...kept, { ...mark, original_count: list.length, kept_count: kept.length }];
}

function trimmedObject(value: Record<string, unknown>, mark: object): Record<string, unknown> {
  const entries = Object.entries(value);
  const kept: Record<string, unknown> = {};
  let left = LIMIT - 256;
  let count = 0;
  for (const [name, entry] of entries) {
    const size = sizeOf(entry) + name.length + 4;
    if (size <= left) {
      kept[name] = entry;
      left -= size;
      count += 1;
    } else if (typeof entry === 'string' && left > 1024) {
      kept[name] = cutText(entry, left - 512);
      left = 256;
      count += 1;
    }
  }
  return { ...kept, _truncated: { ...mark, original_count: entries.length, kept_count: count } };
}

function cutText(text: string, length: number): string {
  return `${text.slice(0, length)}...[truncated ${text.length - length} chars]`;
}
