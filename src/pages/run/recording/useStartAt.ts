import { useEffect, useRef } from 'react';
import { useQueryParam } from '../workspace/useQueryParam';
import type { Player } from './usePlayer';

/** Goes to the moment that the address names (`t`, in seconds) once the recording can; later moments of it too. */
export function useStartAt(player: Player): void {
  const [t] = useQueryParam('t');
  const gone = useRef<string | null>(null);
  const { show } = player;
  const { ready } = player.state;
  useEffect(() => {
    if (!ready || t === null || gone.current === t) return;
    gone.current = t;
    const seconds = Number(t);
    if (Number.isFinite(seconds) && seconds >= 0) show(seconds);
  }, [ready, t, show]);
}
