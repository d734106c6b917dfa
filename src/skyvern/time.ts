/** Python, which the server is written in, knows no time outside of the years 1 to 9999. */
const FIRST_MS = Date.UTC(-1, 11, 31);
const LAST_MS = Date.UTC(10_000, 0, 2);

/**
 * A server time in milliseconds since 1970; null when `text` is no time of the years 1 to 9999.
 *
 * Skyvern writes UTC without a zone ("2026-01-02T03:04:05.678901", no fraction when it is zero),
 * which `Date.parse` alone would read as local time. A zone that is written wins.
 */
export function parseServerTime(text: string): number | null {
  const zoned = /(?:z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`;
  const time = Date.parse(zoned);
  return time > FIRST_MS && time < LAST_MS ? time : null;
}
