import type { TimelineItem } from '~/skyvern/timeline';
import { fingerprintFor, markFingerprint } from './fingerprint';

/** See `shareItems`. The shape that React Query asks for. */
export function shareTimeline(before: unknown, after: unknown): unknown {
  if (before === after || !Array.isArray(before) || !Array.isArray(after)) return after;
  const shared = shareItems(before as TimelineItem[], after as TimelineItem[]);
  const fingerprint = fingerprintFor(after);
  if (fingerprint !== undefined) markFingerprint(shared, fingerprint);
  return shared;
}

export function shareItems(_before: TimelineItem[], after: TimelineItem[]): TimelineItem[] {
  return after;
}
