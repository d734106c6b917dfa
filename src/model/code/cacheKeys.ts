import { valueText } from '../timeline/values';
import type { ScriptSummary } from '~/skyvern/script';

/** Code that an agent keeps under one value of its cache key. */
export interface CacheKeyChoice {
  value: string;
  /** Its code is only being written: it is asked for as that. */
  isPending: boolean;
}

/** What the agent's code is kept by where it says nothing itself. */
const DEFAULT_KEY = 'default';

/** The key that an agent's code is kept by: the agent's own, else the one that its scripts name. */
export const cacheKeyOf = (agentKey: string | null, scripts: readonly ScriptSummary[]): string =>
  agentKey ?? scripts.find(({ cache_key: key }) => key !== null)?.cache_key ?? DEFAULT_KEY;

/** Every value that the agent has code for: those of the `values` route, then those that only its scripts name. */
export function cacheKeyChoices(
  values: readonly string[],
  scripts: readonly ScriptSummary[],
): CacheKeyChoice[] {
  const named = new Set(values);
  for (const { cache_key_value: value } of scripts) if (value !== null) named.add(value);
  return [...named].map((value) => {
    const own = scripts.filter((script) => script.cache_key_value === value);
    return { value, isPending: own.length > 0 && own.every(({ status }) => status === 'pending') };
  });
}

/** The value of the script with this id; null where the agent's scripts do not name it. */
export const valueOfScript = (scriptId: string | null, scripts: readonly ScriptSummary[]): string | null =>
  scriptId === null
    ? null
    : (scripts.find((script) => script.script_id === scriptId)?.cache_key_value ?? null);

/**
 * A key's template with the run's parameters in their places, each place filled; null while one has no parameter.
 * The server may add to it (the site's domain, a suffix), so this is only a hint where it must be told a value.
 */
export function renderCacheKey(
  template: string,
  parameters: Readonly<Record<string, unknown>>,
): string | null {
  let complete = true;
  const text = template.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) => {
    if (Object.hasOwn(parameters, name)) return valueText(parameters[name]);
    complete = false;
    return '';
  });
  return complete && !/\{[{%]/.test(text) ? text : null;
}
