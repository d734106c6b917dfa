/** Which clock times are written in. */
export type TimeZone = 'local' | 'utc';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** A count with thousands separators, at most two decimals: `12,345`. */
export const formatCount = (count: number): string => grouped.format(count);

/**
 * A length of time as a person says it: `850 ms`, `6.8 s`, `41.0 s`, `1 m 20 s`, `1 h 12 m`, `2 d 3 h`.
 * Tenths up to a minute, then two units. Negative (a clock that went back) reads as `0 ms`, no number as "".
 */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms)) return '';
  const whole = Math.max(0, Math.round(ms));
  if (whole < SECOND) return `${whole} ms`;
  const tenths = Math.round(whole / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  const seconds = Math.round(whole / SECOND);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ${seconds % 60} s`;
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ${minutes % 60} m` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** A duration that ticks on screen, whole seconds only: `0 s`, `41 s`, `1 m 20 s`, `1 h 12 m`. */
export function formatTicking(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / SECOND)) * SECOND;
  return whole < MINUTE ? `${whole / SECOND} s` : formatDuration(whole);
}

/** Time since a start, as a clock: `0:42`, `1:04:10`. Before the start reads `0:00`. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  const pad = (part: number) => String(part).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}

/** A size in bytes: `840 B`, `2.1 KB`, `412 KB`, `5.0 MB` (1 KB = 1,024 B). One decimal below 10 (MB and up: below 100). */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes) || bytes < 0) return '';
  if (bytes < 1024) return `${Math.round(bytes)} B`;
  const units = ['KB', 'MB', 'GB', 'TB'];
  let size = bytes / 1024;
  let unit = 0;
  while (size >= 1023.5 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const decimals = size < (unit === 0 ? 9.95 : 99.95) ? 1 : 0;
  return `${size.toFixed(decimals)} ${units[unit]}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function parts(at: number, zone: TimeZone, options: Intl.DateTimeFormatOptions): Map<string, string> {
  const key = zone + Object.keys(options).join();
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { ...options, ...(zone === 'utc' && { timeZone: 'UTC' }) });
    formats.set(key, format);
  }
  return new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** `20 Nov 17:52`, with the year where it is not the year of `now`: `20 Nov 2025 17:52`. */
export function formatDate(at: number, now: number, zone: TimeZone = 'local'): string {
  const options = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  const part = parts(at, zone, options);
  const year = part.get('year') === parts(now, zone, options).get('year') ? '' : ` ${part.get('year')}`;
  return `${part.get('day')} ${part.get('month')?.slice(0, 3)}${year} ${part.get('hour')}:${part.get('minute')}`;
}

/** Time of day with seconds: `16:20:47`. */
export function formatTimeOfDay(at: number, zone: TimeZone = 'local'): string {
  const part = parts(at, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  return `${part.get('hour')}:${part.get('minute')}:${part.get('second')}`;
}

/** Date and time to the second on both clocks: `20 Nov 2026 17:52:03 (16:52:03 UTC)`. For hover and focus. */
export function formatExact(at: number): string {
  const day = (zone: TimeZone) => {
    const part = parts(at, zone, { day: 'numeric', month: 'short', year: 'numeric' });
    return `${part.get('day')} ${part.get('month')?.slice(0, 3)} ${part.get('year')}`;
  };
  const [local, utc] = [day('local'), day('utc')];
  const there = formatTimeOfDay(at, 'utc');
  return `${local} ${formatTimeOfDay(at)} (${local === utc ? '' : `${utc} `}${there} UTC)`;
}

const ago = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'} ago`;

/**
 * How long ago, under 24 hours: `6 s ago`, `3 minutes ago`, `7 hours ago`; older: `20 Nov 17:52`.
 * A time up to a minute ahead of `now` is a clock that disagrees and reads `0 s ago`; further ahead reads as a date.
 */
export function formatRelative(at: number, now: number, zone: TimeZone = 'local'): string {
  const passed = now - at;
  if (passed < -MINUTE || passed >= DAY) return formatDate(at, now, zone);
  if (passed < MINUTE) return `${Math.max(0, Math.floor(passed / SECOND))} s ago`;
  if (passed < HOUR) return ago(Math.floor(passed / MINUTE), 'minute');
  return ago(Math.floor(passed / HOUR), 'hour');
}
