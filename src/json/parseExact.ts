import { needsExactReading } from './needsExactReading';
import { readExactly } from './readExactly';

/**
 * The value of a JSON text, as sent: numbers that JavaScript would change are `ExactNumber`s, and an object whose
 * keys JavaScript would reorder remembers their order (`orderedKeys`). A key `__proto__` is a key like any other, and
 * of a repeated key the last value counts.
 *
 * Nesting of any depth is read without recursion. Text that is no JSON throws a `JsonSyntaxError` with its position.
 */
export function parseExact(text: string): unknown {
  if (!needsExactReading(text)) {
    try {
      const value: unknown = JSON.parse(text);
      return value;
    } catch {
      // Broken, or nested deeper than this engine's own parser bears: ours says which.
    }
  }
  return readExactly(text);
}
