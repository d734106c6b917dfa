const ORDER = Symbol('order of the keys as sent');

/**
 * Notes the order in which the keys were sent, when JavaScript keeps another one: it moves keys that look like
 * array indices to the front. The note is hidden: it is not enumerated, copied by spreading, or compared.
 */
export function noteOrder(object: object, sent: readonly string[]): void {
  const kept = Object.keys(object);
  if (sent.every((key, index) => key === kept[index])) return;
  Object.defineProperty(object, ORDER, { value: sent });
}

/** The keys in the order they were sent in, as far as it is known; else in JavaScript's. */
export function orderedKeys(object: object): readonly string[] {
  const kept = Object.keys(object);
  const sent: unknown = Reflect.get(object, ORDER);
  if (!Array.isArray(sent) || sent.length !== kept.length) return kept;
  // A key that was swapped for another since then makes the note worthless.
  return sent.every((key: string) => Object.hasOwn(object, key)) ? sent : kept;
}

/** Whether the object was sent in an order that JavaScript does not keep. */
export const hasOwnOrder = (object: object): boolean => Object.hasOwn(object, ORDER);

/** Whether JavaScript would move this key to the front: `"0"`, `"42"`, but not `"01"` or `"4294967295"`. */
export function isIndexLike(key: string): boolean {
  if (key.length === 0 || key.length > 10) return false;
  const first = key.charCodeAt(0);
  if (first < 48 || first > 57) return false;
  const index = Number(key);
  return String(index) === key && index < 4_294_967_295 && Number.isInteger(index);
}
