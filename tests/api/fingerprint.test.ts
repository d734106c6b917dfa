import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintFor, fingerprintOf, markFingerprint } from '~/api/fingerprint';

test('the same bytes have the same fingerprint, wherever they lie in memory', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const later = new Uint8Array(new Uint8Array([0, 0, 0, 0, ...bytes]).buffer, 4);
      expect(fingerprintOf(later)).toBe(fingerprintOf(new Uint8Array(bytes)));
    }),
  );
});

test('a byte more, less or changed anywhere gives another', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 64 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (bytes, at, by) => {
        const changed = new Uint8Array(bytes);
        const index = at % bytes.length;
        changed[index] = (bytes[index] ?? 0) ^ by;
        expect(fingerprintOf(changed)).not.toBe(fingerprintOf(new Uint8Array(bytes)));
        expect(fingerprintOf(new Uint8Array([...bytes, 0]))).not.toBe(fingerprintOf(new Uint8Array(bytes)));
      },
    ),
  );
});

test('two places of a text swapped give another', () => {
  const bytes = new TextEncoder().encode('{"a":1,"b":2,"c":"xxxxyyyy"}');
  const swapped = new TextEncoder().encode('{"a":2,"b":1,"c":"xxxxyyyy"}');
  const moved = new TextEncoder().encode('{"a":1,"b":2,"c":"yyyyxxxx"}');
  expect(new Set([bytes, swapped, moved].map(fingerprintOf)).size).toBe(3);
});

test('values that are no objects are not remembered', () => {
  markFingerprint(null, 'x');
  expect(fingerprintFor(null)).toBeUndefined();
  expect(fingerprintFor('text')).toBeUndefined();
});
