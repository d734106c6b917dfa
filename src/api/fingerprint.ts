/** Tells whether two answers have the same bytes without keeping either: their length and 64 bits of hash. */
export type Fingerprint = string;

/**
 * The fingerprint of an answer. Reads four bytes at a time: a timeline of 20 MB takes some milliseconds,
 * a quarter of what decoding it alone would cost.
 */
export function fingerprintOf(bytes: Uint8Array): Fingerprint {
  let a = 0x811c9dc5 ^ bytes.length;
  let b = 0x9e3779b9;
  let at = 0;
  if (bytes.byteOffset % 4 === 0) {
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      a = Math.imul(a ^ word, 0x01000193);
      a ^= a >>> 15;
      b = Math.imul(b + word, 0x85ebca6b);
      b ^= b >>> 13;
    }
    at = words.length << 2;
  }
  for (; at < bytes.length; at++) {
    a = Math.imul(a ^ bytes[at]!, 0x01000193);
    b = Math.imul(b + bytes[at]!, 0xc2b2ae35);
    b ^= b >>> 16;
  }
  return `${bytes.length}:${(a >>> 0).toString(36)}:${(b >>> 0).toString(36)}`;
}

const fingerprints = new WeakMap<object, Fingerprint>();

/** Remembers of which bytes a value was read. */
export function markFingerprint(value: unknown, fingerprint: Fingerprint): void {
  if (typeof value === 'object' && value !== null) fingerprints.set(value, fingerprint);
}

/** The bytes that a value was read of; undefined where nobody remembered. */
export const fingerprintFor = (value: unknown): Fingerprint | undefined =>
  typeof value === 'object' && value !== null ? fingerprints.get(value) : undefined;
