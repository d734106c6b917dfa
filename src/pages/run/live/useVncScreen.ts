import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { reconnectMs } from '~/api/live/backoff';
import type { PicturePhase, PictureReason } from '~/api/live/pictureState';
import { openVncScreen, type VncPhase, type VncScreen } from '~/api/live/vncScreen';

/** A screen that was there and is lost so often in a row gives way to pictures. */
const MOST_TRIES = 5;

interface VncState {
  phase: PicturePhase;
  reason: PictureReason | null;
}

const STATES: Record<VncPhase, VncState> = {
  connecting: { phase: 'connecting', reason: 'opening' },
  live: { phase: 'live', reason: null },
  lost: { phase: 'stalled', reason: 'reconnecting' },
  unavailable: { phase: 'connecting', reason: 'opening' },
  refused: { phase: 'refused', reason: null },
};

/**
 * A shared screen inside `box`, opened again with growing waits when it is lost. null opens nothing. `onUnavailable` is
 * called when the server has no such screen, or has it no more.
 */
export function useVncScreen(
  box: RefObject<HTMLElement | null>,
  path: string | null,
  onUnavailable: () => void,
) {
  const [phase, setPhase] = useState<VncPhase>('connecting');
  // The server tells by it which screen is steered: a new screen is a new client.
  const [opening, setOpening] = useState(() => ({ tries: 0, clientId: crypto.randomUUID() as string }));
  const screen = useRef<VncScreen | null>(null);
  const latest = useRef(onUnavailable);
  useEffect(() => {
    latest.current = onUnavailable;
  });
  const open = useCallback(
    (tries: number) => setOpening({ tries, clientId: crypto.randomUUID() as string }),
    [],
  );

  useEffect(() => {
    const element = box.current;
    if (!element || path === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let { tries } = opening;
    const opened = openVncScreen(element, { path, clientId: opening.clientId }, (next) => {
      if (next === 'live') tries = 0;
      if ((next === 'unavailable' && tries === 0) || tries >= MOST_TRIES) return latest.current();
      setPhase(next === 'unavailable' ? 'lost' : next);
      if (next === 'lost' || next === 'unavailable')
        timer = setTimeout(() => open(tries + 1), reconnectMs(tries + 1));
    });
    screen.current = opened;
    return () => {
      clearTimeout(timer);
      opened.close();
      screen.current = null;
    };
  }, [box, path, opening, open]);

  const setControl = useCallback((control: boolean) => screen.current?.setControl(control), []);
  const again = useCallback(() => open(0), [open]);
  return useMemo(
    () => ({ state: STATES[phase], phase, clientId: opening.clientId, setControl, again }),
    [phase, opening.clientId, setControl, again],
  );
}
