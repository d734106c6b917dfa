/** Texts that a server puts in the place of a secret. */
const PLACEHOLDER = /\*{4,}|•{4,}|\[redacted\]|<redacted[^>]{0,40}>|^placeholder_[A-Za-z\d]{4}_/i;

/**
 * Whether a value that the server gave back holds a masked secret anywhere inside. Such a value must never be sent
 * again: the mask would become the password. Any depth; keys are not looked at.
 */
export function holdsMask(value: unknown): boolean {
  const pending: unknown[] = [value];
  while (pending.length) {
    const next = pending.pop();
    if (typeof next === 'string') {
      if (PLACEHOLDER.test(next.slice(0, 20_000))) return true;
    } else if (Array.isArray(next)) for (const member of next as unknown[]) pending.push(member);
    else if (typeof next === 'object' && next !== null) pending.push(...Object.values(next));
  }
  return false;
}
