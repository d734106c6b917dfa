import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { openControl, type Control, type ControlTarget } from '~/api/live/control';
import type { ControlMessage } from '~/api/live/controlMessages';
import type { ControlState } from '~/api/live/controlState';

/** The reader's hand on the run's browser. */
export interface Steering {
  /** null: control was not asked for. `closed` stays until it is asked for again. */
  state: ControlState | null;
  /** What the reader does reaches the page. */
  controlling: boolean;
  /** Control was asked for and is not there, or not any more. */
  waiting: boolean;
  take: () => void;
  release: () => void;
  send: (...messages: readonly ControlMessage[]) => void;
}

/**
 * Control of a browser for as long as the reader wants it: the socket opens with `take` and is closed by `release`, by
 * leaving, and when the target changes. null cannot be taken.
 */
export function useControl(target: ControlTarget | null): Steering {
  const [state, setState] = useState<ControlState | null>(null);
  const control = useRef<Control | null>(null);
  const key = JSON.stringify(target);
  useEffect(
    () => () => {
      control.current?.close();
      control.current = null;
      setState(null);
    },
    [key],
  );
  const take = useCallback(() => {
    const wanted = JSON.parse(key) as ControlTarget | null;
    if (!wanted) return;
    control.current?.close();
    const opened = openControl({
      target: wanted,
      onState: (next) => {
        setState(next);
        if (next.phase === 'closed') control.current?.close();
      },
    });
    control.current = opened;
    opened.take();
  }, [key]);
  const release = useCallback(() => {
    control.current?.release();
    control.current?.close();
    control.current = null;
    setState(null);
  }, []);
  const send = useCallback((...messages: readonly ControlMessage[]) => {
    for (const message of messages) control.current?.send(message);
  }, []);
  const phase = state?.phase;
  return useMemo(
    () => ({
      state,
      controlling: phase === 'controlling',
      waiting: phase !== undefined && phase !== 'controlling' && phase !== 'closed',
      take,
      release,
      send,
    }),
    [state, phase, take, release, send],
  );
}
