import { stringifyExact } from '~/json';
import { isSecretName, redactDeep } from '~/model/redact';
import type { ApiRequest } from '~/model/requests/apiRequest';

/** A request for other eyes, and whether anything in it was replaced. */
export interface ShownRequest {
  request: ApiRequest;
  /** Names of the values that are placeholders. */
  replaced: readonly string[];
}

/** Fields whose members are told apart by name. */
const GROUPS: ReadonlySet<string> = new Set(['parameters', 'extra_http_headers', 'run_metadata']);

const placeholder = (name: string): string => `<${name.toUpperCase().replaceAll(/[^A-Z\d]+/g, '_')}>`;

/**
 * The request with `<NAME>` in the place of every value under a secret name, and with the secrets inside of other values
 * masked: what is copied from a screen ends up in tickets. Everything else stays as it is sent.
 */
export function withPlaceholders(request: ApiRequest): ShownRequest {
  const replaced: string[] = [];
  const shown = (name: string, value: unknown): unknown => {
    if (isSecretName(name)) {
      replaced.push(name);
      return placeholder(name);
    }
    const masked = redactDeep(value);
    if (stringifyExact(masked) === stringifyExact(value)) return value;
    replaced.push(name);
    return masked;
  };
  const entries = Object.entries(request.body ?? {}).map(([name, value]) =>
    GROUPS.has(name) && typeof value === 'object' && value !== null
      ? [name, Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shown(key, member)]))]
      : [name, shown(name, value)],
  );
  return {
    request: request.body ? { ...request, body: Object.fromEntries(entries) } : request,
    replaced,
  };
}
