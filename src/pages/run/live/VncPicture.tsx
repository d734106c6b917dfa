import { useEffect, useMemo, useRef } from 'react';
import type { PictureSource } from '~/api/live/pictureSource';
import { useRunData } from '../workspace/RunContext';
import css from './Live.module.css';
import { LiveFrame } from './LiveFrame';
import { sayLive } from './liveWords';
import { useControl } from './useControl';
import { useVncScreen } from './useVncScreen';

interface VncPictureProps {
  source: PictureSource & { kind: 'vnc' };
  /** The screen cannot be had: its session's pictures are to be shown. */
  onUnavailable: () => void;
}

/** The browser as the shared screen of its session. Mouse and keys go to the screen itself while the reader has control. */
export function VncPicture({ source, onUnavailable }: VncPictureProps) {
  const { run } = useRunData();
  const box = useRef<HTMLDivElement>(null);
  const queued = run.status === 'created' || run.status === 'queued';
  const screen = useVncScreen(box, queued ? null : source.path, onUnavailable);
  const { browserSessionId } = source;
  const target = useMemo(
    () => ({ kind: 'screen' as const, browserSessionId, clientId: screen.clientId }),
    [browserSessionId, screen.clientId],
  );
  const steering = useControl(target);
  const { controlling, release } = steering;
  const { setControl, phase } = screen;
  useEffect(() => setControl(controlling), [setControl, controlling, phase]);

  // The screen takes every key for itself, so Esc is met before it gets there.
  useEffect(() => {
    const host = box.current;
    if (!host || !controlling) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      release();
    };
    host.addEventListener('keydown', onKeyDown, true);
    return () => host.removeEventListener('keydown', onKeyDown, true);
  }, [controlling, release]);

  const state = queued ? { phase: 'waiting' as const, reason: 'queued' as const } : screen.state;
  return (
    <LiveFrame
      phase={state.phase}
      said={sayLive(state, run.status, null)}
      onAgain={screen.again}
      url={null}
      page={null}
      frameMs={null}
      pictured={state.phase === 'live' || state.phase === 'stalled'}
      steering={steering}
      pastes={false}
      fits={false}
    >
      <div
        ref={box}
        className={css.vnc}
        role="group"
        aria-label="Shared screen of the browser"
        data-own-keys
      />
    </LiveFrame>
  );
}
