import { useEffect, useRef, useState } from 'react';
import type { Moment } from '~/model/run/chapters';
import { useSelection } from '../workspace/selection';
import type { Player } from './usePlayer';

export interface Follow {
  on: boolean;
  toggle: () => void;
  /** The chosen item happened after the last picture of the recording. */
  beyond: boolean;
}

interface FollowArgs {
  player: Player;
  /** What goes on where the player stands. */
  now: Moment | null;
  /** Moment that second 0 shows, in milliseconds since 1970; null where it is not known. */
  startMs: number | null;
  /** The address names a moment: it wins over the item that it names. */
  atMoment: boolean;
  /** The player went to the moment of a chosen item. */
  onShown: () => void;
}

/** A recording ends some moments before the last item does. */
const TOLERANCE_S = 1;

/**
 * Player and timeline in step. While it is on, playing and scrubbing select what goes on; an item that the reader chooses
 * moves the player to its moment, and so does one that the address names. What this hook itself selected moves nothing.
 */
export function useFollow({ player, now, startMs, atMoment, onShown }: FollowArgs): Follow {
  const [on, setOn] = useState(true);
  const { selectedId, node, explicit, select } = useSelection();
  const own = useRef<string | null>(atMoment ? selectedId : null);
  const { show } = player;
  const { ready, byReader, duration } = player.state;
  const nowId = now?.itemId ?? null;
  const at =
    startMs === null || node === null || node.startMs === null ? null : (node.startMs - startMs) / 1000;

  useEffect(() => {
    if (!on || !byReader || nowId === null || nowId === own.current) return;
    own.current = nowId;
    select(nowId, 'key');
  }, [on, byReader, nowId, select]);

  useEffect(() => {
    // What the run opens on is not the reader's choice.
    if (!explicit) own.current = selectedId;
    if (!ready || selectedId === own.current) return;
    own.current = selectedId;
    if (!on || at === null) return;
    show(at);
    onShown();
  }, [ready, on, explicit, selectedId, at, show, onShown]);

  const beyond = explicit && at !== null && duration > 0 && at > duration + TOLERANCE_S;
  return { on, toggle: () => setOn(!on), beyond };
}
