import type { Moment } from '~/model/run/chapters';
import { Button } from '~/ui/Button';
import { formatClock } from '~/ui/format';
import { IconButton } from '~/ui/IconButton';
import { Menu } from '~/ui/Menu';
import { Toggle } from '~/ui/Toggle';
import { NowItem } from './NowItem';
import type { Follow } from './useFollow';
import type { Player } from './usePlayer';
import css from './Recording.module.css';

const RATES = [0.25, 0.5, 1, 1.5, 2, 4];
/** Items closer together than this are one step. */
const STEP_S = 0.3;

interface PlayerBarProps {
  player: Player;
  now: Moment | null;
  /** The items' moments, oldest first; empty where they are not known. */
  moments: readonly Moment[];
  follow: Follow;
  onFull: () => void;
}

/** Play, previous and next item, time, what goes on now, speed, picture in picture, full screen. */
export function PlayerBar({ player, now, moments, follow, onFull }: PlayerBarProps) {
  const { playing, time, duration, waiting } = player.state;
  const before = moments.findLast(({ at }) => at < time - STEP_S);
  const after = moments.find(({ at }) => at > time + STEP_S && at <= duration);
  return (
    <div className={css.bar}>
      <IconButton
        icon={playing ? 'pause' : 'play'}
        label={playing ? 'Pause' : 'Play'}
        shortcut="Space"
        busy={waiting && playing}
        onClick={player.toggle}
      />
      {moments.length > 0 && (
        <>
          <IconButton
            icon="chevron-left"
            label="Previous item"
            disabled={!before}
            onClick={() => before && player.seek(before.at)}
          />
          <IconButton
            icon="chevron-right"
            label="Next item"
            disabled={!after}
            onClick={() => after && player.seek(after.at)}
          />
        </>
      )}
      <span className={css.time}>
        {formatClock(time * 1000)} <span className={css.length}>/ {formatClock(duration * 1000)}</span>
      </span>
      <span className={css.now}>
        {follow.beyond ? 'The chosen item happened after the recording ended.' : <NowItem now={now} />}
      </span>
      {moments.length > 0 && (
        <Toggle pressed={follow.on} onChange={follow.toggle}>
          Timeline follows
        </Toggle>
      )}
      <PlayerControls player={player} onFull={onFull} />
    </div>
  );
}

function PlayerControls({ player, onFull }: Pick<PlayerBarProps, 'player' | 'onFull'>) {
  const { muted, rate } = player.state;
  return (
    <span className={css.end}>
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
            <span className={css.rate}>{rate}×</span>
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
  );
}
