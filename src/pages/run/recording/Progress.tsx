import type { CSSProperties } from 'react';
import type { Chapter } from '~/model/run/chapters';
import { formatClock } from '~/ui/format';
import type { Player } from './usePlayer';
import css from './Progress.module.css';

/** The position as a slider over the chapters, with a red dot under each moment at which something failed. */
export function Progress({ player, chapters }: { player: Player; chapters: readonly Chapter[] }) {
  const { time, duration, buffered } = player.state;
  const length = duration || 1;
  const percent = (seconds: number) => `${Math.min(100, (seconds / length) * 100)}%`;
  const failures = [...new Set(chapters.flatMap(({ failedAt }) => failedAt))];
  return (
    <div
      className={css.progress}
      style={{ '--at': percent(time), '--buffered': percent(buffered) } as CSSProperties}
    >
      <div className={css.track} aria-hidden="true">
        {chapters.slice(1).map(({ itemId, from }) => (
          <span key={itemId} className={css.gap} style={{ left: percent(from) }} />
        ))}
      </div>
      <div className={css.failures} aria-hidden="true">
        {failures.map((at) => (
          <span key={at} className={css.failure} style={{ left: percent(at) }} />
        ))}
      </div>
      <input
        className={css.slider}
        type="range"
        aria-label="Position in the recording"
        aria-valuetext={`${formatClock(time * 1000)} of ${formatClock(duration * 1000)}`}
        min={0}
        max={length}
        step={0.1}
        value={Math.min(time, length)}
        disabled={duration === 0}
        onChange={(event) => player.seek(Number(event.target.value))}
      />
    </div>
  );
}
