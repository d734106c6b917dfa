import { formatDate, formatExact, formatRelative } from './format';
import { useTimeZone } from './TimeZoneContext';
import { Tooltip } from './Tooltip';
import { useNow } from './useNow';

export interface RelativeTimeProps {
  /** Milliseconds since 1970. */
  at: number;
  /** Without it the text ticks by itself, every second in the first minute, then every half minute. */
  now?: number;
  /** `date` always shows the date. */
  show?: 'relative' | 'date';
  className?: string | undefined;
}

/** `3 minutes ago`, after a day `20 Nov 17:52`; on hover and focus the exact time, local and UTC. */
export function RelativeTime({ at, now, show = 'relative', className }: RelativeTimeProps) {
  const zone = useTimeZone();
  const young = Date.now() - at < 60_000;
  const ticked = useNow(now !== undefined || show === 'date' ? null : young ? 1_000 : 30_000);
  const moment = now ?? (show === 'date' ? Date.now() : ticked);
  return (
    <Tooltip text={formatExact(at)} describes={false}>
      <time dateTime={new Date(at).toISOString()} className={className}>
        {show === 'date' ? formatDate(at, moment, zone) : formatRelative(at, moment, zone)}
      </time>
    </Tooltip>
  );
}
