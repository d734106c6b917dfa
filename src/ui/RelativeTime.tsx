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
  /** A tab stop, so that the exact time can be read with the keyboard: where one time stands alone. */
  focusable?: boolean;
  className?: string | undefined;
}

/** `3 minutes ago`, after a day `20 Nov 17:52`; on hover and focus the exact time, local and UTC. */
export function RelativeTime({ at, now, show = 'relative', focusable, className }: RelativeTimeProps) {
  const zone = useTimeZone();
  const coarse = useNow(now === undefined ? 30_000 : null);
  const fine = useNow(now === undefined && show === 'relative' && coarse - at < 60_000 ? 1_000 : null);
  const moment = now ?? (fine || coarse);
  return (
    <Tooltip text={formatExact(at)} describes={false}>
      <time dateTime={new Date(at).toISOString()} className={className} tabIndex={focusable ? 0 : undefined}>
        {show === 'date' ? formatDate(at, moment, zone) : formatRelative(at, moment, zone)}
      </time>
    </Tooltip>
  );
}
