import { formatDate, formatExact, formatRelative } from '~/ui/format';

const DAY_MS = 24 * 60 * 60 * 1000;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** Midnight before `at` on the reader's clock, in milliseconds since 1970. */
const dayStart = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** When a run was created, on the reader's clock: `Today 16:24`, `Yesterday 09:12`, else `18 Nov 17:52`. */
export function createdWords(at: number, now: number): string {
  const today = dayStart(now);
  if (dayStart(at) === today) return `Today ${clock.format(at)}`;
  // Half a day back from midnight is yesterday, also where a clock change makes the day 23 or 25 hours long.
  if (dayStart(at) === dayStart(today - DAY_MS / 2)) return `Yesterday ${clock.format(at)}`;
  return formatDate(at, now);
}

/** The same moment for hover and focus: how long ago, and to the second on both clocks. */
export const createdExactly = (at: number, now: number): string =>
  now - at < DAY_MS && now >= at ? `${formatRelative(at, now)}, ${formatExact(at)}` : formatExact(at);
