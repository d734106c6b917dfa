/**
 * A server time in milliseconds since 1970; null when `text` is no time.
 *
 * Skyvern writes UTC without a zone ("2026-01-02T03:04:05.678901", no fraction when it is zero),
 * which `Date.parse` alone would read as local time. A zone that is written wins.
 */
export function parseServerTime(text: string): number | null {
  const zoned = /(?:z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? null : time;
}
