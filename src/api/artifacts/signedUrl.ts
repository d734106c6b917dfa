/** Renewed this long before it ends, so that a picture does not break while it loads. */
const MARGIN_MS = 60_000;

/**
 * When a signed address ends, in milliseconds since 1970; null when it does not say.
 * Skyvern writes `expiry` (Unix seconds); storages write a start and a length.
 */
export function signedUntilMs(url: string): number | null {
  const query = URL.parse(url, 'http://here')?.searchParams;
  const expiry = query?.get('expiry') ?? query?.get('Expires') ?? query?.get('X-Goog-Expires-At');
  if (expiry && /^\d+$/.test(expiry)) return Number(expiry) * 1000;
  const azure = query?.get('se');
  if (azure) return Date.parse(azure) || null;
  for (const vendor of ['X-Amz', 'X-Goog']) {
    const start = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query?.get(`${vendor}-Date`) ?? '');
    const seconds = Number(query?.get(`${vendor}-Expires`) ?? Number.NaN);
    if (start && Number.isFinite(seconds)) {
      const [, year, month, day, hour, minute, second] = start.map(Number);
      return Date.UTC(year!, month! - 1, day, hour, minute, second) + seconds * 1000;
    }
  }
  return null;
}

/** Whether an address carries a signature that is good for a minute more. Without a signature a picture cannot be asked for plainly. */
export function isSigned(url: string, nowMs: number): boolean {
  const query = URL.parse(url, 'http://here')?.searchParams;
  const signed = ['sig', 'Signature', 'X-Amz-Signature', 'X-Goog-Signature'].some((name) => query?.has(name));
  const untilMs = signedUntilMs(url);
  return signed && (untilMs === null || untilMs - MARGIN_MS > nowMs);
}
