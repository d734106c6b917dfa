import { runDuration } from '~/model/run/duration';
import { formatDuration, formatTicking } from '~/ui/format';
import { useNow } from '~/ui/useNow';
import { useRunData } from '../workspace/RunContext';
import css from './RunHeader.module.css';

/** How long the run took; while it runs, how long it has been running, ticking. */
export function Duration() {
  const { run, final } = useRunData();
  const now = useNow(final ? null : 1_000);
  const ms = runDuration(run, now);
  if (ms === null) return null;
  return (
    <span className={final ? undefined : css.ticking}>{final ? formatDuration(ms) : formatTicking(ms)}</span>
  );
}
