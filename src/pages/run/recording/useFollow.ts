import { useEffect, useRef, useState } from 'react';
import type { Moment } from '~/model/run/chapters';
import { useSelection } from '../workspace/selection';
import type { Player } from './usePlayer';

export interface Follow {
  on: boolean;
  toggle: () => void;
}

/**
 * Player and timeline in step. While it is on, playing and scrubbing select what went on; an item that the reader chooses
 * moves the player to its moment. What this hook itself selected moves nothing.
 */
export function useFollow(player: Player, moments: readonly Moment[], now: Moment | null): Follow {
  const [on, setOn] = useState(true);
  const { selectedId, select } = useSelection();
  const own = useRef<string | null>(selectedId);
  const { show } = player;
  const { moved } = player.state;
  const nowId = now?.itemId ?? null;

  useEffect(() => {
    if (!on || !moved || nowId === null || nowId === own.current) return;
    own.current = nowId;
    select(nowId, 'key');
  }, [on, moved, nowId, select]);

  useEffect(() => {
    if (selectedId === null || selectedId === own.current) return;
    own.current = selectedId;
    const chosen = moments.find((moment) => moment.itemId === selectedId);
    if (on && chosen) show(chosen.at);
  }, [on, selectedId, moments, show]);

  return { on, toggle: () => setOn(!on) };
}
