import type { Moment } from '~/model/run/chapters';
import { rowOf } from '~/model/timeline/rowText';
import { Button } from '~/ui/Button';
import { formatClock } from '~/ui/format';
import { Icon } from '~/ui/Icon';
import { IconButton } from '~/ui/IconButton';
import { isIconName } from '~/ui/icons';
import { Menu } from '~/ui/Menu';
import { Toggle } from '~/ui/Toggle';
import { useRunData } from '../workspace/RunContext';
import type { Follow } from './useFollow';
import type { Player } from './usePlayer';
import css from './Recording.module.css';

const RATES = [0.25, 0.5, 1, 1.5, 2, 4];

interface PlayerBarProps {
  player: Player;
  now: Moment | null;
  follow: Follow;
  /** Steps to the item before or after; null where items have no moments. */
  onItem: ((direction: 1 | -1) => void) | null;
  onFull: () => void;
}

/** Play, previous and next item, time, what goes on now, speed, picture in picture, full screen. */
export function PlayerBar({ player, now, follow, onItem, onFull }: PlayerBarProps) {
  const { playing, time, duration, rate, muted, waiting } = player.state;
  return (
    <div className={css.bar}>
      <IconButton
        icon={playing ? 'pause' : 'play'}
        label={playing ? 'Pause' : 'Play'}
        shortcut="Space"
        busy={waiting && playing}
        onClick={player.toggle}
      />
      {onItem && (
        <>
          <IconButton icon="chevron-left" label="Previous item" onClick={() => onItem(-1)} />
          <IconButton icon="chevron-right" label="Next item" onClick={() => onItem(1)} />
        </>
      )}
      <span className={css.time}>
        {formatClock(time * 1000)} <span className={css.length}>/ {formatClock(duration * 1000)}</span>
      </span>
      <NowItem now={now} />
      <span className={css.end}>
        {onItem && (
          <Toggle pressed={follow.on} onChange={follow.toggle}>
            Timeline follows
          </Toggle>
        )}
        <IconButton
          icon={muted ? 'volume-x' : 'volume-2'}
          label={muted ? 'Sound on' : 'Sound off'}
          shortcut="m"
          onClick={player.toggleMuted}
        />
        <Menu
          label="Speed"
          align="end"
          items={RATES.map((one) => ({
            kind: 'radio' as const,
            label: `${one}×`,
            checked: one === rate,
            onChange: () => player.setRate(one),
          }))}
          trigger={(props) => (
            <Button {...props} kind="quiet" size="small" aria-label={`Speed ${rate}×`}>
              {rate}×
            </Button>
          )}
        />
        {document.pictureInPictureEnabled && (
          <IconButton
            icon="picture-in-picture-2"
            label="Picture in picture"
            onClick={player.pictureInPicture}
          />
        )}
        <IconButton icon="maximize-2" label="Full screen" shortcut="f" onClick={onFull} />
      </span>
    </div>
  );
}

function NowItem({ now }: { now: Moment | null }) {
  const { timeline } = useRunData();
  const at = now ? timeline?.byId.get(now.itemId) : undefined;
  const node = at === undefined ? undefined : timeline?.nodes[at];
  if (!node || !timeline) return null;
  const row = rowOf(node, timeline);
  return (
    <span className={css.now}>
      {isIconName(row.icon) && <Icon name={row.icon} size={14} />}
      {[row.number, row.name].filter(Boolean).join(' ')}
      {row.chip && <code className={css.typed}>{row.chip.text}</code>}
    </span>
  );
}
